"""A visitor's own plan: its text, its draft rows, its build, its pack."""
