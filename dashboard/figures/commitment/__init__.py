"""Figures of the page `/commitment`."""
