"""Figures of the page `/register`."""
