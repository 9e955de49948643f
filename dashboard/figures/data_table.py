"""The rows behind a figure as data: typed cells, and beside the words the values, codes and ids of each target."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figures.model import EvidenceFrames, Exhibit
from dashboard.figures.records import Row, records
from dashboard.figures.target_cells import target_texts
from dashboard.i18n.words import Words

# Columns of `targets` under their own names, whatever language the words beside them are in.
FIELDS = (
    *("target_id", "plan_id", "measure_id", "indicator_id", "value_low", "value_high", "operator", "unit_id"),
    *("due_year", "due_basis", "time_basis", "commitment", "kind", "tier", "suspect", "restates", "quote"),
)
# What a table in words holds as it is; of other fields it has the words, not the codes.
WORDLESS = frozenset({"target_id", "value_low", "value_high", "due_year", "quote", "restates"})
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def data_table(exhibit: Exhibit, evidence: EvidenceFrames | None, words: Words) -> pd.DataFrame:
    """The rows of an exhibit for a file. evidence: the targets and silences it shows, None if unknown.

    A table with the code of a target in each row gets that target's fields beside it; one that shows targets and
    silences otherwise becomes a row for each of them; any other stays as it is, with numbers and days as such.
    """
    if exhibit.whole:
        return typed_table(exhibit.whole())
    table = exhibit.table
    code = words.text("column.target_id")
    if evidence is None or not len(evidence.targets) + len(evidence.silences):
        return typed_table(table)
    if code not in table.columns:
        return record_table(evidence, words)
    fields = {row["target_id"]: target_fields(row, list(table.columns), words) for row in records(evidence.targets)}
    beside = pd.DataFrame([fields.get(cell, {}) for cell in table[code]], index=table.index, dtype=object)
    return pd.concat([typed_table(table), beside], axis=1)


def record_table(evidence: EvidenceFrames, words: Words) -> pd.DataFrame:
    """A row for each target and silence: in words, then its fields."""
    plans = {row["plan_id"]: words.plan_name(row) for row in records(evidence.plans)}
    rows = [
        record_cells(target_texts(row, words) | {"plan": plans.get(row["plan_id"], "")}, row, words)
        | target_fields(row, (), words)
        for row in records(evidence.targets)
    ]
    rows += [
        record_cells({"plan": plans.get(row["plan_id"], ""), "value": words.data(row, "status_name")}, row, words)
        | {"plan_id": row["plan_id"], "indicator_id": row["indicator_id"], "silence": row["status"]}
        | {"quote": plain(row["quote"])}
        for row in records(evidence.silences)
    ]
    return pd.DataFrame(rows, dtype=object)


def record_cells(cells: Mapping[str, str], row: Row, words: Words) -> dict[str, Any]:
    """The words of a record under the names of their columns."""
    order = ("plan", "clause", "indicator", "value", "year", "scope", "tier", "kind", "commitment")
    clause = words.clause(row["clause"]) if isinstance(row.get("clause"), str) else ""
    texts = {**cells, "indicator": words.data(row, "indicator"), "clause": clause}
    return {words.text(f"column.{name}"): texts.get(name, "") for name in order}


def target_fields(row: Row, present: Collection[str], words: Words) -> dict[str, Any]:
    """The fields of a target that a table has not already under the names in `present`."""
    absent = [field for field in FIELDS if field not in WORDLESS or words.text(f"column.{field}") not in present]
    return {field: plain(row[field]) for field in absent if field in row}


def plain(cell: Any) -> Any:
    """A cell of a frame: None where it is empty, whole numbers as such."""
    if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)):
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, bool | int | float | str) else getattr(cell, "item", lambda: cell)()


def typed_table(table: pd.DataFrame, days_only: bool = False) -> pd.DataFrame:
    """A table whose columns of numbers or days, written as text, hold numbers and days. Names may occur twice.

    days_only: leave numbers written as text, as in the result of a query, which has numbers as such.
    """
    kinds = KINDS[1:] if days_only else KINDS
    columns = [typed_cells(table.iloc[:, place].tolist(), kinds) for place in range(table.shape[1])]
    frame = pd.DataFrame(dict(enumerate(columns)), index=table.index, dtype=object)
    frame.columns = table.columns
    return frame


def number(text: str) -> int | float:
    """A number as it is written."""
    return float(text) if "." in text else int(text)


KINDS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = ((NUMBER, number), (DAY, date.fromisoformat))


def typed_cells(cells: list[Any], kinds: Sequence[tuple[re.Pattern[str], Callable[[str], Any]]] = KINDS) -> list[Any]:
    """Cells as numbers or days where all that are filled are written so, with no digit lost; else as they are."""
    filled = [cell for cell in cells if isinstance(cell, str) and cell]
    if len(filled) != sum(cell is not None and cell != "" for cell in cells) or not filled:
        return cells
    for form, kind in kinds:
        if all(form.fullmatch(cell) for cell in filled):
            try:
                return [kind(cell) if cell else None for cell in cells]
            except ValueError:
                return cells
    return cells
