"""Filters of targets: by the codes of their fields, by year, and by whether they restate another."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.figures.records import Row, records

YEAR, UNDATED = "year", "undated"  # the filter by due year, and its code for targets without one
RESTATED = "restated"  # the filter by whether a row restates an earlier one
FIRST_STATEMENT, RESTATEMENT = "no", "yes"


def filter_code(row: Row, field: str) -> str:
    """The code of a target in a filter: that of its field; for YEAR "2023" or "undated"; for AGAIN "no" or "yes"."""
    if field == YEAR:
        return UNDATED if pd.isna(row["due_year"]) else str(int(row["due_year"]))
    if field == RESTATED:
        return RESTATEMENT if isinstance(row["restates"], str) else FIRST_STATEMENT
    return str(row[field])


def target_codes(targets: pd.DataFrame, field: str) -> pd.Series:
    """The code of every row in a filter; the index is that of `targets`."""
    return pd.Series([filter_code(row, field) for row in records(targets)], index=targets.index, dtype=object)


def filter_targets(targets: pd.DataFrame, filters: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """The targets that pass every filter, such as {"kind": ["target"], "year": ["2023"]}: field -> codes."""
    for field, codes in filters.items():
        targets = targets[target_codes(targets, field).isin(list(codes))]
    return targets
