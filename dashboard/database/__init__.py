"""Read-only access to the built database: connection, queries, frame cache and published files."""
