"""Exhibits of the register page: rows filtered, searched, sorted and paged."""

FILTERS = ("kind", "commitment", "tier", "restated")
