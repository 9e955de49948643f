"""Tidy frames of the database, by subject; pages fetch them by name through `cache.frame`."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard.database import connection
from dashboard.database.queries.clauses import agreement, bodies, contested, instruments, measure_bodies, measures
from dashboard.database.queries.codebook import codebook_categories, codebook_columns, codebook_tables
from dashboard.database.queries.column_comments import column_help, schema
from dashboard.database.queries.commitment import clauses
from dashboard.database.queries.downloads import downloads
from dashboard.database.queries.overview import comparisons, coverage, plan_counts
from dashboard.database.queries.plan import named_silences, named_targets, plan_facts, plan_sheets
from dashboard.database.queries.quality import (
    agreement_by_plan,
    changes,
    checks,
    coding_differences,
    damage,
    numerals,
    overrides,
    reading,
)
from dashboard.database.queries.reading_corpus import reading_corpus
from dashboard.database.queries.reference import glossary, reference_values
from dashboard.database.queries.register import (
    build_info,
    codes,
    corpus,
    indicators,
    plan_ids,
    plans,
    plans_named,
    silences,
    target,
    targets,
    themes,
)

# Queries by name: what `frame_cache.frame` and a view context can be asked for.
QUERIES: dict[str, Callable[..., pd.DataFrame]] = {
    query.__name__: query
    for query in (
        agreement,
        bodies,
        build_info,
        changes,
        checks,
        clauses,
        codebook_categories,
        codebook_columns,
        codebook_tables,
        codes,
        agreement_by_plan,
        coding_differences,
        column_help,
        comparisons,
        contested,
        corpus,
        coverage,
        damage,
        downloads,
        glossary,
        indicators,
        instruments,
        measure_bodies,
        measures,
        named_silences,
        named_targets,
        numerals,
        overrides,
        plan_counts,
        plan_facts,
        plan_ids,
        plan_sheets,
        plans,
        plans_named,
        reading,
        reading_corpus,
        reference_values,
        schema,
        silences,
        target,
        targets,
        themes,
    )
}


def fetch(name: str, shown: Sequence[str] = (), **arguments: Any) -> pd.DataFrame:
    """The frame of a query by its name, of the plans in `shown` alone if any are named."""
    frame: pd.DataFrame
    with connection.restricted_to_plans(shown):
        frame = QUERIES[name](**arguments)
    return frame
