"""Tidy frames of the database, by subject; pages fetch them by name through `frame_cache.frame`."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.database import connection
from dashboard.database.queries import (  # noqa: F401  each registers its queries
    clauses,
    codebook,
    column_comments,
    commitment,
    downloads,
    overview,
    plan,
    quality,
    reading_corpus,
    reference,
    register,
)
from dashboard.database.queries.sql import QUERIES


def fetch(name: str, shown: Sequence[str] = (), **arguments: Any) -> pd.DataFrame:
    """The frame of a query by its name, of the plans in `shown` alone if any are named."""
    with connection.restricted_to_plans(shown):
        return QUERIES[name](**arguments)
