"""Figures of the page `/indicator`."""
