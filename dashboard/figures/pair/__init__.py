"""Figures of the page `/pair`: two plans head to head."""
