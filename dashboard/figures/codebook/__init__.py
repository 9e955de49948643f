"""Figures of the page `/codebook`."""
