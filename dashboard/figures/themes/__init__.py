"""Figures of the page `/themes`."""
