"""What was settled between two coders, merged into the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from etl.coding.comparison import FOUND, YES, Comparison, Judgement
from etl.coding.differences import FIRST, OTHER, SECOND
from etl.coding.edits import add_target, drop_target
from etl.coding.model import NONE, TARGET_FIELDS, CodedRow
from etl.coding.workbook_reader import ROW, cell_text, open_workbook
from etl.problems import Problem
from etl.table_files import Row, Tables, read_rows

_KEPT = {
    FIRST: ("取第一：{reason}", "First coder kept: {reason}"),
    SECOND: ("取第二：{reason}", "Second coder taken: {reason}"),
    OTHER: ("两者均不取，取 {value}：{reason}", "Neither kept, {value} taken: {reason}"),
}


@dataclass
class Settled:
    """What came of merging: judgements recorded, cells changed, those still open, and what to do by hand."""

    recorded: int = 0
    changed: int = 0
    still_open: list[Judgement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    by_hand: list[Problem] = field(default_factory=list)


class _Merge(NamedTuple):
    """One merge: the comparison, the tables that change, the settlement's name, whose values the tables hold."""

    comparison: Comparison
    tables: Tables
    place: str
    is_first: bool
    outcome: Settled


def read_settlement(path: Path) -> list[Row]:
    """The rows of a settled list, workbook or CSV. Raises EtlError."""
    if path.suffix.lower() == ".csv":
        return [{ROW: str(line), **row} for line, row in enumerate(read_rows(path), 2)]
    lines = [[cell_text(cell) for cell in row] for row in open_workbook(path).worksheets[0].iter_rows(values_only=True)]
    return [
        {ROW: str(number), **dict(zip(lines[0], cells, strict=False))}
        for number, cells in enumerate(lines[2:], 3)
        if any(cells)
    ]


def merge(comparison: Comparison, rows: Sequence[Row], tables: Tables, place: str, *, is_first: bool) -> Settled:
    """Record what both coders said in `tables["codings"]` and put what was settled into the tables, which hold the
    first coder's values or the second's. Differences not settled yet are left out and named."""
    outcome, settled = Settled(), {(row["item"], row["field"]): row for row in rows}
    merging = _Merge(comparison, tables, place, is_first, outcome)
    recorded: list[Row] = []
    for item in comparison.judgements:
        row = settled.get((item.item, item.field), {})
        if not item.differs:
            recorded.append(_coding(item))
        elif _is_settled(row, place, outcome.problems):
            recorded.append(_coding(item, row))
            _apply(merging, item, _value_to_keep(item, row))
        else:
            outcome.still_open.append(item)
    others = [row for row in tables["codings"] if row["plan_id"] != comparison.plan_id]
    tables["codings"] = others + recorded
    outcome.recorded = len(recorded)
    _set_coding(tables, comparison.plan_id, "single" if outcome.still_open else "double")
    return outcome


def _is_settled(row: Row, place: str, problems: list[Problem]) -> bool:
    """Whether a row says whom to keep and why, in both languages; a row half filled is a problem."""
    if not row.get("keep"):
        return False
    wanted = ["reason_zh", "reason_en"] + (["value"] if row["keep"] == OTHER else [])
    missing = [column for column in wanted if not row.get(column)]
    if row["keep"] not in _KEPT:
        missing = ["keep"]
    for column in missing:
        zh = "应为 first、second 或 other" if column == "keep" else "裁定须写明"
        en = "first, second or other" if column == "keep" else "a settlement says this"
        line = int(row[ROW])
        problems.append(Problem("settlement", place, line, column, f"{row['item']} {row['field']}：{zh}", en))
    return not missing


def _coding(item: Judgement, row: Row | None = None) -> Row:
    words = {"settled_zh": "", "settled_en": ""}
    if row:
        for lang, pattern in zip(("zh", "en"), _KEPT[row["keep"]], strict=True):
            words[f"settled_{lang}"] = pattern.format(reason=row[f"reason_{lang}"], value=row.get("value", ""))
    cells = {"plan_id": item.plan_id, "item": item.item, "field": item.field, "first": item.first}
    return {**cells, "second": item.second, **words}


def _value_to_keep(item: Judgement, row: Row) -> str:
    return {FIRST: item.first, SECOND: item.second, OTHER: row.get("value", "")}[row["keep"]]


def _apply(merging: _Merge, item: Judgement, kept: str) -> None:
    """Put the value that was kept into the tables, if they have another."""
    tables, outcome, place = merging.tables, merging.outcome, merging.place
    if kept == (item.first if merging.is_first else item.second):
        return
    outcome.changed += 1
    if item.field == FOUND:
        _settle_row(merging, item, kept)
    elif item.field == "shared_indicator" and kept == NONE:
        zh, en = "不入共有指标：请改 indicator_id", "no shared indicator: choose another indicator_id"
        outcome.by_hand.append(Problem("settlement", place, None, item.item, zh, en))
    elif item.field == "status":
        indicator_id = item.item.removeprefix(f"{item.plan_id}-")
        silence = next(row for row in tables["silences"] if _is_silence(row, item.plan_id, indicator_id))
        silence["status"] = kept
        zh, en = "缺项种类已改：请核对引文", "the kind of silence changed: look at its quote"
        outcome.by_hand.append(Problem("settlement", place, None, item.item, zh, en))
    elif item.field == "body":
        measure_id, _, position = item.item.rpartition("-")
        _set(tables["measure_bodies"], {"measure_id": measure_id, "position": position}, "body_id", kept)
    elif item.field in TARGET_FIELDS:
        _set(tables["targets"], {"target_id": item.item}, TARGET_FIELDS[item.field], kept)
    else:
        _set(tables["measures"], {"measure_id": item.item}, item.field, kept)


def _is_silence(row: Row, plan_id: str, indicator_id: str) -> bool:
    return (row["plan_id"], row["indicator_id"]) == (plan_id, indicator_id)


def _set(rows: list[Row], key: Row, column: str, value: str) -> None:
    for row in rows:
        if all(row[name] == cell for name, cell in key.items()):
            row[column] = value


def _settle_row(merging: _Merge, item: Judgement, kept: str) -> None:
    """Add the quantity that only the other coder has, or drop the one that only the tables have."""
    match = merging.comparison.targets[item.item]
    row = match.second if merging.is_first else match.first
    if kept == YES and row:
        add_target(merging.tables, _target(merging.comparison.plan_id, item.item, row), row.place)
    elif kept != YES:
        drop_target(merging.tables, item.item)


def _target(plan_id: str, item: str, row: CodedRow) -> Row:
    cells = {column: row.values[name] for name, column in TARGET_FIELDS.items()}
    cells["indicator_id"] = "" if cells["indicator_id"] == NONE else cells["indicator_id"]
    return {**cells, "target_id": item, "plan_id": plan_id, "measure_id": item.rpartition("-")[0], "quote": row.quote}


def _set_coding(tables: Tables, plan_id: str, coding: str) -> None:
    _set(tables["plans"], {"plan_id": plan_id}, "coding", coding)
