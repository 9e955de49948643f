"""Figures of the overview page `/`."""
