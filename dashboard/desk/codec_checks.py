"""Tables that come from outside: as `etl draft` writes them, or refused."""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.desk.cells import fits, is_plain, is_unit_id, is_unit_word
from dashboard.desk.closed_lists import EDITABLE, EVIDENCE_FIELDS
from dashboard.desk.own_units import COLUMNS as UNIT_COLUMNS
from dashboard.desk.plan import KEYS, DeskError, Row, Tables
from etl.reading.columns import COLUMNS

MOST_ROWS, MOST_UNITS = 20_000, 200  # of a table, and of units
MAY_HAVE = {"units": UNIT_COLUMNS}
"""Tables, with their columns, that a plan has only where its reader put something there."""
LONGEST_CELL = 4_000  # characters
PLACES = {
    "targets": ("quote_start", "quote_end", "quote"),
    "silences": ("quote_start", "quote_end", "quote"),
    "target_evidence": ("start", "end", "quote"),
    "numerals": ("start", "end", "text"),
    "measures": ("start", "end", ""),
    "plan_facts": ("quote_start", "quote_end", ""),
}
"""Columns of a start, an end, and the words that stand there."""
_MAY_BE_NOWHERE = ("silences", "plan_facts")


def check_tables(tables: Mapping[str, Any], text: str) -> Tables:
    """All tables of a draft with their columns and no others, quotes that are the text's, ids that are there.
    Raises DeskError."""
    _require(set(tables) - set(MAY_HAVE) == set(COLUMNS) and len(tables["plans"]) == 1)
    _require(len(tables.get("units", ())) <= MOST_UNITS)
    for name, rows in tables.items():
        _require(isinstance(rows, list) and len(rows) <= MOST_ROWS)
        for row in rows:
            _check_row(name, row, text)
    _check_ids(tables)
    return {name: tuple(rows) for name, rows in tables.items()}


def _check_row(name: str, row: Row, text: str) -> None:
    _require(isinstance(row, dict) and tuple(row) == (COLUMNS | MAY_HAVE)[name])
    _require(all(isinstance(cell, str) and len(cell) <= LONGEST_CELL for cell in row.values()))
    _require(all(not row[column] or fits(column, row[column]) for column in EDITABLE.get(name, ())))
    _require(name != "units" or _is_unit(row))
    _require(name != "target_evidence" or row["field"] in EVIDENCE_FIELDS)
    if name in PLACES:
        _check_place(row, *PLACES[name], text=text, may_be_nowhere=name in _MAY_BE_NOWHERE)


def _is_unit(row: Row) -> bool:
    """Whether a unit has an id, and words as a reader may type them."""
    words = (row[column] for column in ("name_zh", "name_en", "label_zh", "label_en", "label_one_en"))
    return is_unit_id(row["unit_id"]) and all(map(is_unit_word, words)) and all(map(is_plain, row.values()))


def _check_place(row: Row, first: str, last: str, words: str, *, text: str, may_be_nowhere: bool) -> None:
    if may_be_nowhere and not row[first] and not row[last]:
        return
    _require(all(re.fullmatch("[0-9]{1,7}", row[column]) for column in (first, last)))
    start, end = int(row[first]), int(row[last])
    _require(0 <= start < end <= len(text) and (not words or text[start:end] == row[words]))


def _check_ids(tables: Mapping[str, Any]) -> None:
    for name in ("plans", "measures", "targets"):
        ids = [row[KEYS[name]] for row in tables[name]]
        _require(len(set(ids)) == len(ids) and all(ids) and all(fits("measure_id", item) for item in ids))
    targets = {row["target_id"] for row in tables["targets"]}
    _require(all(row["target_id"] in targets for row in tables["target_evidence"]))
    _require(all(row["target_id"] in targets | {""} for row in tables["numerals"]))
    starts = [int(row["start"]) for row in tables["numerals"]]
    _require(starts == sorted(starts))
    plan_id = tables["plans"][0]["plan_id"]
    owners = {row["plan_id"] for rows in tables.values() for row in rows if "plan_id" in row}
    _require(owners <= {plan_id})


def _require(condition: bool) -> None:
    if not condition:
        raise DeskError("desk.unreadable")
