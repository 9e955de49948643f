"""A visitor's own plan: its text, the rows drafted from it, and what was decided about them. Pure; no files."""
