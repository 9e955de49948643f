"""A visitor's own plan: its text, the rows drafted from it, what was decided about them, its build, its pack."""
