"""Tidy frames of the database, by subject; pages fetch them by name through `cache.frame`."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard import database
from dashboard.queries.codebook import codebook_categories, codebook_columns, codebook_tables
from dashboard.queries.columns import column_help, schema
from dashboard.queries.commitment import clauses
from dashboard.queries.downloads import downloads
from dashboard.queries.overview import comparisons, coverage, plan_counts
from dashboard.queries.plan import named_silences, named_targets, plan_facts, plan_sheets
from dashboard.queries.policy import agreement, bodies, contested, instruments, measure_bodies, measures
from dashboard.queries.quality import changes, checks, coding_differences, damage, numerals, reading
from dashboard.queries.register import (
    build_id,
    build_info,
    codes,
    database_file,
    indicators,
    plan_ids,
    plans,
    plans_named,
    silences,
    target,
    targets,
    themes,
)


def fetch(name: str, shown: Sequence[str] = (), **arguments: Any) -> pd.DataFrame:
    """The frame of a query by its name, of the plans in `shown` alone if any are named."""
    frame: pd.DataFrame
    with database.only(shown):
        frame = globals()[name](**arguments)
    return frame


__all__ = [
    "agreement",
    "bodies",
    "build_id",
    "build_info",
    "changes",
    "checks",
    "clauses",
    "codebook_categories",
    "codebook_columns",
    "codebook_tables",
    "codes",
    "coding_differences",
    "column_help",
    "comparisons",
    "contested",
    "coverage",
    "damage",
    "database_file",
    "downloads",
    "fetch",
    "indicators",
    "instruments",
    "measure_bodies",
    "measures",
    "named_silences",
    "named_targets",
    "numerals",
    "plan_counts",
    "plan_facts",
    "plan_ids",
    "plan_sheets",
    "plans",
    "plans_named",
    "reading",
    "schema",
    "silences",
    "target",
    "targets",
    "themes",
]
