"""Figures of the page `/quality`."""
