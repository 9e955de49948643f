"""Choosers, filters and search boxes; their state is the address."""
