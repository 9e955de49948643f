"""Figures of the page `/responsibilities`."""
