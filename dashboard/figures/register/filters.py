"""Exhibits of the register page: rows filtered, searched, sorted and paged."""

REGISTER_FILTERS = ("kind", "commitment", "tier", "restated")
