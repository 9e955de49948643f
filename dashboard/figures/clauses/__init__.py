"""Figures of the page `/clauses`."""
