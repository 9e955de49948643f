"""Figures of the page `/restated`."""
