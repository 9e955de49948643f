"""Browser memory of a SQL draft and of queries too long for a link."""
