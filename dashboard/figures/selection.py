"""Which targets a reader wants to see: by the codes of their fields, and by year."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.figures.records import records

YEAR, UNDATED = "year", "undated"  # the filter by due year, and its code for targets without one
RESTATED = "restated"  # the filter by whether a row says an earlier one again: FIRST or SAID_AGAIN
FIRST_STATEMENT, RESTATEMENT = "no", "yes"


def filter_code(row: Mapping[str, Any], field: str) -> str:
    """The code of a target in a filter: that of its field; for YEAR "2023" or "undated"; for AGAIN "no" or "yes"."""
    if field == YEAR:
        return UNDATED if pd.isna(row["due_year"]) else str(int(row["due_year"]))
    if field == RESTATED:
        return RESTATEMENT if isinstance(row["restates"], str) else FIRST_STATEMENT
    return str(row[field])


def target_codes(targets: pd.DataFrame, field: str) -> pd.Series:
    """The code of every row in a filter; the index is that of `targets`."""
    return pd.Series([filter_code(row, field) for row in records(targets)], index=targets.index, dtype=object)


def filter_targets(targets: pd.DataFrame, wanted: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """The targets whose code is among those wanted for every field, e.g. {"kind": ["target"], "year": ["2023"]}."""
    kept = targets
    for field, chosen in wanted.items():
        kept = kept[target_codes(kept, field).isin(list(chosen))]
    return kept


def page_url(page: str, parameters: Mapping[str, str]) -> str:
    """The address of a page within the site, relative to it."""
    return f"{page}?{urlencode(parameters)}"
