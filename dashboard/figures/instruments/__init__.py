"""Figures of the page `/instruments`."""
