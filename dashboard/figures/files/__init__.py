"""Figures of the page `/files`."""
