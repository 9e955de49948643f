"""HTML that opens without a network: handout, table pages and embed snippets."""
