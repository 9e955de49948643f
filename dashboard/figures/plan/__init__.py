"""Figures of the page `/plan`."""
