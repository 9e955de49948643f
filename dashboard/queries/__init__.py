"""Tidy frames of the database, by subject; pages fetch them by name through `cache.frame`."""

from dashboard.queries.register import (
    build_id,
    build_info,
    codes,
    indicators,
    plans,
    silences,
    target,
    targets,
)

__all__ = ["build_id", "build_info", "codes", "indicators", "plans", "silences", "target", "targets"]
