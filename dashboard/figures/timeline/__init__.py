"""Figures of the page `/timeline`."""
