"""Proof against the source texts: nothing is quoted, counted or called absent that the texts do not bear out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl import evidence, facts, review
from etl.checks import MALFORMED_CHECKS, Inspection, inspect
from etl.in_text import sort_by_place
from etl.ledger import differences, ledger_coverage
from etl.malformed import leave_out
from etl.overrides import without_overridden
from etl.problems import EtlError, Problem, flat
from etl.progress import step
from etl.texts import TABLES, PlanText, Row, altered_text, read_text, select

_QUOTED = ("targets", "silences", "plan_facts")
_DIGIT = "[0-9一二三四五六七八九十]"
_LAST_PART = re.compile(rf"{_DIGIT}+(?=[)）]?$)")


@dataclass(frozen=True)
class Coverage:
    """What was proved for one plan: counts, each out of how many."""

    plan_id: str
    targets: int
    restatements: int
    quotes: tuple[int, int]
    numerals: tuple[int, int]

    def __str__(self) -> str:
        quotes, numerals = (f"{done}/{total}" for done, total in (self.quotes, self.numerals))
        share = f"{100 * self.numerals[0] / self.numerals[1]:.4g} %" if self.numerals[1] else "–"
        targets, restated = self.targets, self.restatements
        return (
            f"{self.plan_id}: 目标 {targets}，重申 {restated}，引文 {quotes}，数字 {numerals} = {share}"
            f" | {targets} targets, {restated} restatements, quotes {quotes}, numerals {numerals} = {share}"
        )


@dataclass(frozen=True)
class Verification:
    """Every problem, what was proved of each plan whose text was there, and the rows that nobody has reviewed."""

    problems: list[Problem]
    coverage: list[Coverage]
    unreviewed: list[Problem] = field(default_factory=list)


def verify(data_dir: Path, sources: Path) -> Verification:
    """Hold every table to the texts `sources/<plan_id>.txt`. Raises EtlError without tables or texts.

    Tables that cannot be read are reported instead. A cell that is not what it should be is reported and its row left
    out: nothing can be proved of it, and the rest is proved all the same.
    """
    return verify_tables(inspect(data_dir, MALFORMED_CHECKS), data_dir, sources)


def verify_tables(tables: Inspection, data_dir: Path, sources: Path) -> Verification:
    """The same of tables that are read and checked already."""
    if not sources.is_dir():
        raise EtlError(
            f"未核对：找不到原文文件夹 {sources}（原文不随本库发布）",
            f"nothing proved: there is no folder of texts at {sources} (they are not part of the repository)",
        )
    if not is_readable(tables):
        return Verification(tables.malformed, [])
    proof = prove(tables, sources)
    problems = [*tables.malformed, *proof.problems]
    return Verification(problems, proof.coverage, review.unreviewed(data_dir, tables.raws))


def is_readable(tables: Inspection) -> bool:
    """Whether no table that speaks of a text lost a row to a broken line or a wrong header."""
    return all(tables.raws[name].whole for name in (*TABLES, "plans", "measure_bodies", "target_evidence", "overrides"))


def prove(tables: Inspection, sources: Path, only: Sequence[str] | None = None) -> Verification:
    """The same of tables that are read already, of all plans or some, in the order of each text; reviews are not looked
    at."""
    lost = leave_out(tables)
    con, places = tables.con, {name: raw.place for name, raw in tables.raws.items()}
    problems: list[Problem] = []
    coverage: list[Coverage] = []
    plans = [plan for plan in select(con, "plans") if only is None or plan["plan_id"] in only]
    for number, plan in enumerate(plans, 1):
        step(f"对照原文 {plan['plan_id']}", f"proving {plan['plan_id']}", number, len(plans))
        try:
            text = read_text(con, plan, sources / f"{plan['plan_id']}.txt", places)
        except (OSError, UnicodeDecodeError) as error:
            zh, en = f"原文读不出：{error}", f"the text cannot be read: {error}"
            problems.append(Problem("source", places["plans"], plan["_line"], "plan_id", zh, en))
            continue
        plan_problems = (problem for proof in PROOFS for problem in proof(text))
        # a numeral whose row was left out is not missing: its row is reported already
        told = [
            item
            for item in plan_problems
            if not ("numerals" in lost and item.check_id == "ledger" and item.line is None)
        ]
        problems += sort_by_place(without_overridden(text, told))
        coverage.append(_coverage(text))
    return Verification(problems, coverage)


def misquotes(plan: PlanText) -> Iterator[Problem]:
    """Quotes that do not stand at their offsets."""
    for table, row in _quotes(plan):
        if not _stands(plan, row):
            at = plan.text.find(row["quote"])
            zh = "原文此处不是这段引文；" + (f"它在 {at}" if at >= 0 else "原文中没有它")
            en = "the text does not say this at these offsets" + (
                f"; it stands at {at}" if at >= 0 else ", nor anywhere"
            )
            yield plan.problem("quote", table, row, "quote", zh, en)


def misplaced_measures(plan: PlanText) -> Iterator[Problem]:
    """Clauses whose span has blank ends, leaves the text, or does not begin with the clause's own number."""
    for row in plan.rows["measures"]:
        span = plan.text[row["start"] : row["end"]]
        if not span or span != span.strip() or row["end"] > len(plan.text):
            zh, en = "条款起止处是空白，或越出原文", "the clause begins or ends with a blank, or leaves the text"
            yield plan.problem("measure", "measures", row, "start", zh, en)
        elif not _begins_with_number(row["clause"], span):
            begin = flat(span[:12])
            zh, en = f"条款不以其编号开头：{begin}", f"the clause does not begin with its number: {begin}"
            yield plan.problem("measure", "measures", row, "start", zh, en)


def copied_summaries(plan: PlanText) -> Iterator[Problem]:
    """Summaries that are the text's own words."""
    for row in plan.rows["measures"]:
        if row["summary_zh"] and row["summary_zh"] in plan.text:
            zh, en = "提要照抄原文；请用自己的话", "the summary is the text's own words; use ours"
            yield plan.problem("summary", "measures", row, "summary_zh", zh, en)


def unnamed_bodies(plan: PlanText) -> Iterator[Problem]:
    """Responsible bodies that the clause does not name as printed, or not in this order."""
    ends: dict[str, int] = {}
    spans = {row["measure_id"]: (row["start"], row["end"]) for row in plan.rows["measures"]}
    for row in sorted(plan.rows["measure_bodies"], key=lambda item: (item["measure_id"], item["position"])):
        start, end = spans[row["measure_id"]]
        at = plan.text.find(row["printed"], ends.get(row["measure_id"], start), end)
        if at < 0:
            zh, en = f"条款中此处没有“{row['printed']}”", "the clause does not name this body here"
            yield plan.problem("body", "measure_bodies", row, "printed", zh, en)
        ends[row["measure_id"]] = max(at, start) + len(row["printed"])


def unexplained_terms(plan: PlanText) -> Iterator[Problem]:
    """Terms said to be absent that the text holds, with no note on why that is no promise."""
    solid = re.sub(r"\s", "", plan.text)
    for row in plan.rows["silences"]:
        there = [term for term in row["terms_searched"].split() if term in solid or term in plan.text]
        if row["status"] == "not_mentioned" and there and row["note_zh"] is None:
            terms = flat(" ".join(there))
            zh, en = f"原文中有 {terms}；请加注说明", f"the text has {terms}; a note must say why it is no promise"
            yield plan.problem("silence", "silences", row, "terms_searched", zh, en)


PROOFS = (
    altered_text,
    misquotes,
    misplaced_measures,
    copied_summaries,
    differences,
    unnamed_bodies,
    unexplained_terms,
    *evidence.PROOFS,
    *facts.PROOFS,
)


def _quotes(plan: PlanText) -> list[tuple[str, Row]]:
    return [(table, row) for table in _QUOTED for row in plan.rows[table] if row["quote"] is not None]


def _stands(plan: PlanText, row: Row) -> bool:
    return bool(plan.text[row["quote_start"] : row["quote_end"]] == row["quote"])


def _begins_with_number(clause: str, span: str) -> bool:
    """The last part of 六.1, 附件5.11 or 一（三） is the number the span begins with, in brackets or not.

    A clause that has no number as its last part has nothing to begin with, and passes.
    """
    match = _LAST_PART.search(clause)
    return not match or bool(re.match(rf"(?:专栏|附件|附表|表|第)?\s*[(（]?{match.group()}(?!{_DIGIT})", span))


def _coverage(plan: PlanText) -> Coverage:
    quotes = _quotes(plan)
    restated = sum(row["restates"] is not None for row in plan.targets)
    proved = sum(_stands(plan, row) for _, row in quotes)
    return Coverage(plan.plan_id, len(plan.targets) - restated, restated, (proved, len(quotes)), ledger_coverage(plan))
