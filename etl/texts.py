"""The source texts beside what the tables say of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.files import read_bytes
from etl.in_text import with_place
from etl.problems import Problem
from etl.reading.passages import Passages, Span

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = dict[str, Any]
TABLES = ("targets", "silences", "plan_facts", "measures", "numerals")
# These carry no plan of their own: they belong to that of their clause or target.
BODIES = "(SELECT b.*, m.plan_id FROM measure_bodies b JOIN measures m USING (measure_id))"
OVERRIDES = "(SELECT o.*, t.plan_id FROM overrides o JOIN targets t ON o.row_id = t.target_id)"
EVIDENCE = "(SELECT e.*, t.plan_id FROM target_evidence e JOIN targets t USING (target_id))"


@dataclass(frozen=True)
class PlanText:
    """One plan: its text and the rows that speak of it. Offsets are indices into `text`."""

    plan: Row
    content: bytes
    text: str
    rows: dict[str, list[Row]]
    places: dict[str, str]

    @property
    def plan_id(self) -> str:
        return str(self.plan["plan_id"])

    @property
    def targets(self) -> list[Row]:
        return self.rows["targets"]

    @property
    def numerals(self) -> list[Row]:
        return self.rows["numerals"]

    @cached_property
    def passages(self) -> Passages:
        """The text cut into sentences."""
        return Passages(self.text)

    @cached_property
    def _spans(self) -> dict[tuple[str, str], list[Span]]:
        spans: dict[tuple[str, str], list[Span]] = {}
        for item in self.rows["target_evidence"]:
            spans.setdefault((item["target_id"], item["field"]), []).append(Span(item["start"], item["end"]))
        return spans

    def evidence(self, target: Row, field: str) -> list[Span]:
        """Where the words of a target's field stand, in the order of the text."""
        return sorted(self._spans.get((target["target_id"], field), []))

    def problem(self, check_id: str, table: str, row: Row | None, column: str | None, zh: str, en: str) -> Problem:
        """A finding about a row, with the row's place in this text."""
        finding = Problem(check_id, self.places[table], row["_line"] if row else None, column, zh, en)
        return with_place(finding, row, self.text) if row else finding

    def problem_at(self, check_id: str, table: str, span: Span, zh: str, en: str) -> Problem:
        """A finding about words of this text that no row has."""
        return with_place(Problem(check_id, self.places[table], None, None, zh, en), span._asdict(), self.text)


def read_text(con: DuckDBPyConnection, plan: Row, path: Path, places: dict[str, str]) -> PlanText:
    """One plan with its text. Raises OSError where it cannot be read, UnicodeDecodeError where it is not UTF-8."""
    content = read_bytes(path)
    rows = {table: select(con, table, str(plan["plan_id"])) for table in TABLES}
    rows["measure_bodies"] = select(con, BODIES, str(plan["plan_id"]))
    rows["overrides"] = select(con, OVERRIDES, str(plan["plan_id"]))
    rows["target_evidence"] = select(con, EVIDENCE, str(plan["plan_id"]))
    return PlanText(plan, content, content.decode("utf-8"), rows, places)


def select(con: DuckDBPyConnection, table: str, plan_id: str | None = None) -> list[Row]:
    """Staged rows of a table as dictionaries, in the file's order; of one plan, or all."""
    cursor = con.execute(f"SELECT * FROM {table} WHERE $1 IS NULL OR plan_id = $1 ORDER BY _line", [plan_id])
    names = [item[0] for item in cursor.description or []]
    return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]


def altered_text(plan: PlanText) -> Iterator[Problem]:
    """A text that is not the one annotated: another SHA-256, another length."""
    digest = hashlib.sha256(plan.content).hexdigest()
    if digest != plan.plan["source_sha256"]:
        zh, en = f"原文的 SHA-256 是 {digest}", f"the text's SHA-256 is {digest}"
        yield plan.problem("source", "plans", plan.plan, "source_sha256", zh, en)
    if len(plan.text) != plan.plan["source_chars"]:
        zh, en = f"原文有 {len(plan.text)} 字符", f"the text has {len(plan.text)} characters"
        yield plan.problem("source", "plans", plan.plan, "source_chars", zh, en)
