"""Figures of the page `/matrix`."""
