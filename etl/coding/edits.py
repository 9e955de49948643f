"""Changes of one row in the tables of a plan, with what depends on it: evidence, numerals, links."""

from __future__ import annotations

from collections.abc import Sequence

from etl.coding.model import LINKS, is_number
from etl.reading.columns import COLUMNS
from etl.reading.numbers import Token, number_groups
from etl.reading.passages import Span
from etl.table_files import Row, Tables

NOT_CODED = "not_coded"


def add_target(tables: Tables, row: Row, place: Span) -> None:
    """Add a quantity whose quote stands at `place`. The numerals of the quote that make its values become its own, and
    the words of its value its evidence."""
    cells = {column: row.get(column, "") for column in COLUMNS["targets"]}
    cells |= {"quote_start": str(place.start), "quote_end": str(place.end), "suspect": row.get("suspect") or "false"}
    tables["targets"].insert(_position(tables["targets"], cells["plan_id"], place), cells)
    claim_numerals(tables, cells)


def claim_numerals(tables: Tables, target: Row) -> None:
    """Give a quantity the free numerals of its quote that make its values, with the evidence of its value."""
    free = [
        row
        for row in tables["numerals"]
        if row["plan_id"] == target["plan_id"]
        and not row["target_id"]
        and int(target["quote_start"]) <= int(row["start"])
        and int(row["end"]) <= int(target["quote_end"])
    ]
    wanted = {float(target[key]) for key in ("value_low", "value_high") if is_number(target[key])}
    for token in _value_tokens(free, target, wanted):
        row = next(row for row in free if row["start"] == str(token.start))
        row["target_id"], row["reason"] = target["target_id"], ""
        tables["target_evidence"].append(
            {"target_id": target["target_id"], "field": "value", "start": row["start"], "end": row["end"]}
            | {"quote": row["text"]}
        )


def _value_tokens(free: Sequence[Row], target: Row, wanted: set[float]) -> list[Token]:
    """The numerals that make a wanted value; a number may be made of several."""
    start = int(target["quote_start"])
    inside = [Token(int(row["start"]) - start, int(row["end"]) - start, row["text"]) for row in free]
    groups = [group for group in number_groups(target["quote"], inside) if group.value in wanted]
    return [Token(token.start + start, token.end + start, token.text) for group in groups for token in group.tokens]


def drop_target(tables: Tables, target_id: str) -> None:
    """Remove a quantity; its numerals are then not coded, and no row refers to it any more."""
    tables["targets"] = [row for row in tables["targets"] if row["target_id"] != target_id]
    tables["target_evidence"] = [row for row in tables["target_evidence"] if row["target_id"] != target_id]
    tables["overrides"] = [row for row in tables.get("overrides", []) if row["row_id"] != target_id]
    for row in tables["numerals"]:
        if row["target_id"] == target_id:
            row["target_id"], row["reason"] = "", NOT_CODED
    for row in tables["targets"]:
        row.update({column: "" for column in LINKS if row[column] == target_id})


def _position(rows: Sequence[Row], plan_id: str, place: Span) -> int:
    """Where a row belongs in the order of the text; after all others of its plan at the latest."""
    later = (
        index for index, row in enumerate(rows) if row["plan_id"] == plan_id and int(row["quote_start"]) > place.start
    )
    last = max((index + 1 for index, row in enumerate(rows) if row["plan_id"] == plan_id), default=len(rows))
    return next(later, last)


def prune_evidence(tables: Tables) -> None:
    """Remove the words of fields that are empty now: of an aspiration that became firm, of a tier that became none.
    Numerals that an older workbook gives to a quantity since dropped are not coded."""
    targets = {row["target_id"]: row for row in tables["targets"]}
    tables["target_evidence"] = [
        row
        for row in tables["target_evidence"]
        if row["target_id"] in targets and not _is_empty(targets[row["target_id"]], row["field"])
    ]
    for row in tables["numerals"]:
        if row["target_id"] and row["target_id"] not in targets:
            row["target_id"], row["reason"] = "", NOT_CODED


def _is_empty(target: Row, field: str) -> bool:
    plain = {"commitment": "firm", "tier": "none", "operator": "exactly"}
    if field in plain:
        return target[field] == plain[field]
    if field == "due_year":
        return not (target["due_year"] or target["period_start"])
    return field == "baseline" and not (target["baseline_value"] or target["baseline_year"])
