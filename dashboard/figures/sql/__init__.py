"""Figures of the page `/sql`."""
