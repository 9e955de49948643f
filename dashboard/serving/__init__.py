"""What the server does around the pages: a small first paint, safe headers, a warm process. No page imports it."""
