"""The rows of a frame as dictionaries, for the functions that speak of one row."""

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries, for the functions that speak of one row. As to_dict("records"), but the
    whole frame at once: column by column it takes twenty times as long for the few rows and many columns we have."""
    names, nothing = frame.columns.tolist(), pd.NA
    return [
        {name: None if cell is nothing else cell for name, cell in zip(names, row, strict=True)}
        for row in frame.to_numpy(dtype=object).tolist()
    ]


def grouped(frame: pd.DataFrame, *columns: str) -> dict[Any, list[dict[str, Any]]]:
    """The rows of a frame, as `records` gives them, under what they say in a column, or in several together; in order.

    For looking up a plan's rows, plan after plan: to select them in the frame takes twenty times as long.
    """
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in records(frame):
        found.setdefault(row[columns[0]] if len(columns) == 1 else tuple(row[name] for name in columns), []).append(row)
    return found
