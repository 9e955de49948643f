"""Sortable list of deck items."""
