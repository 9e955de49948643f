"""Each field of a target against the words recorded as its evidence, read by the functions of etl/reading."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from etl.problems import Problem, flat
from etl.reading.passages import Span
from etl.reading.periods import YEAR, Period, Term
from etl.reading.proof import amounts, aspires, operators, stated_periods
from etl.texts import PlanText, Row

_TIERS = {"national": "国家", "provincial": "省", "municipal": "市", "school": "校"}
_BASE_YEAR_REACH = 16  # characters between 2020年 and the value it is the base year of
_ROUNDED = 0.0001  # a fraction is recorded with four decimals


def shifted_evidence(plan: PlanText) -> Iterator[Problem]:
    """Evidence that does not stand at its offsets."""
    for row in plan.rows["target_evidence"]:
        if plan.text[row["start"] : row["end"]] != row["quote"]:
            at = plan.text.find(row["quote"])
            zh = "原文此处不是这些词；" + (f"它们在 {at}" if at >= 0 else "原文中没有它们")
            en = "the text does not say this at these offsets" + (
                f"; it stands at {at}" if at >= 0 else ", nor anywhere"
            )
            yield plan.problem("evidence", "target_evidence", row, "quote", zh, en)


def misread_values(plan: PlanText) -> Iterator[Problem]:
    """Targets whose values are not those that their words state."""
    for row, wanted in ((row, _numbers(row, "value_low", "value_high")) for row in plan.targets):
        stated = _amounts(plan, row, "value")
        if not _values_agree(wanted, stated):
            shown = f"{_number_list(wanted)} ≠ {_number_list(stated)}"
            zh, en = f"数值与所据的词不符：{shown}", f"the value is not what its words state: {shown}"
            yield plan.problem("value", "targets", row, "value_low", zh, en)


def misread_operators(plan: PlanText) -> Iterator[Problem]:
    """Targets whose operator is not the one that the recorded words, or those beside the number, give."""
    for row in plan.targets:
        values = plan.evidence(row, "value")
        if not values:
            continue
        recorded = [plan.text[slice(*span)] for span in plan.evidence(row, "operator")]
        allowed = operators(plan.text, plan.passages.segment(values[0].start), values, recorded)
        if row["operator"] not in allowed:
            words = "/".join(sorted(allowed))
            zh, en = f"{row['operator']} 不合所据的词，当为 {words}", f"{row['operator']}: the words say {words}"
            yield plan.problem("operator", "targets", row, "operator", zh, en)


def unfounded_years(plan: PlanText) -> Iterator[Problem]:
    """Due years that no recorded words name, or named in the quote and left out; years lent by a plan of several."""
    for row in plan.targets:
        named = _periods(plan, plan.evidence(row, "due_year"))
        quoted = _periods(plan, [Span(row["quote_start"], row["quote_end"])])
        if not _has_its_year(plan, row, named, quoted):
            years = ", ".join(sorted({str(item.year) for item in (*named, *quoted) if item.year})) or "∅"
            zh, en = f"到期年与所据的词不符：{years}", f"the due year is not what its words name: {years}"
            yield plan.problem("year", "targets", row, "due_year", zh, en)
        spans = {(item.first, item.last) for item in named}
        if row["period_start"] is not None and (row["period_start"], row["period_end"]) not in spans:
            zh, en = "期间与所据的词不符", "the period is not what its words name"
            yield plan.problem("year", "targets", row, "period_start", zh, en)


def unfounded_year_words(plan: PlanText) -> Iterator[Problem]:
    """Words shown in place of a due year that the sentence of its evidence does not have."""
    for row in (row for row in plan.targets if row["due_words_zh"] is not None):
        sentences = [plan.passages.sentence(span.start) for span in plan.evidence(row, "due_year")]
        if not any(row["due_words_zh"] in plan.text[slice(*sentence)] for sentence in sentences):
            zh, en = "句中没有这些词", f"the sentence does not say {row['due_words_zh']}"
            yield plan.problem("year", "targets", row, "due_words_zh", zh, en)


def misread_commitments(plan: PlanText) -> Iterator[Problem]:
    """Aspirational targets whose words do not make them so, and firm ones with such words before their number."""
    for row in plan.targets:
        number_end = max((span.end for span in plan.evidence(row, "value")), default=row["quote_end"])
        spans = plan.evidence(row, "commitment") or [Span(row["quote_start"], number_end)]
        if any(aspires(plan.passages, span) for span in spans) != (row["commitment"] == "aspirational"):
            zh, en = "强度与所据的词不符", "the commitment is not what its words say"
            yield plan.problem("commitment", "targets", row, "commitment", zh, en)


def unfounded_tiers(plan: PlanText) -> Iterator[Problem]:
    """Levels that the recorded words do not name."""
    for row in (row for row in plan.targets if row["tier"] != "none"):
        words = "".join(plan.text[slice(*span)] for span in plan.evidence(row, "tier"))
        if _TIERS[row["tier"]] not in words:
            tier = _TIERS[row["tier"]]
            zh, en = f"所据的词中没有“{tier}”：{flat(words)}", f"the words give no such tier: {row['tier']}"
            yield plan.problem("tier", "targets", row, "tier", zh, en)


def unfounded_baselines(plan: PlanText) -> Iterator[Problem]:
    """Baselines that the recorded words do not state, in value or year."""
    for row in plan.targets:
        if not _values_agree(_numbers(row, "baseline_value"), _amounts(plan, row, "baseline")):
            zh, en = "基数与所据的词不符", "the baseline is not what its words state"
            yield plan.problem("baseline", "targets", row, "baseline_value", zh, en)
        if row["baseline_year"] is not None and row["baseline_year"] not in _base_years(plan, row):
            zh, en = "所据的词旁没有这个基年", "no such year stands at the words of the baseline"
            yield plan.problem("baseline", "targets", row, "baseline_year", zh, en)


PROOFS = (
    shifted_evidence,
    misread_values,
    misread_operators,
    unfounded_years,
    unfounded_year_words,
    misread_commitments,
    unfounded_tiers,
    unfounded_baselines,
)


def _has_its_year(plan: PlanText, row: Row, named: list[Period], quoted: list[Period]) -> bool:
    """Whether year and basis follow from the words recorded, or from the plan where none are."""
    years = {item.year for item in named if item.kind in ("stated", "past")}
    term = {item.year for item in named if item.kind == "plan_end"}
    lent = plan.plan["first_year"] if plan.plan["first_year"] == plan.plan["last_year"] else None
    if row["due_basis"] == "stated":
        return row["due_year"] in years
    if row["kind"] == "tally":
        return not named
    in_quote = {item.year for item in quoted if item.kind == "stated"}
    if row["due_basis"] == "plan_year":
        return not years and row["due_year"] in (term or {lent}) and not in_quote - {lent}
    return not years | term | in_quote


def _periods(plan: PlanText, spans: list[Span]) -> list[Period]:
    term = Term(plan.plan["first_year"], plan.plan["last_year"])
    return [item for span in spans for item in stated_periods(plan.passages, span, term)]


def _base_years(plan: PlanText, row: Row) -> set[int]:
    spans = plan.evidence(row, "baseline")
    words = [plan.text[max(0, span.start - _BASE_YEAR_REACH) : span.end] for span in spans]
    return {int(year.replace(" ", "")) for part in words for year in re.findall(YEAR, part)}


def _amounts(plan: PlanText, row: Row, field: str) -> set[float]:
    """What the words of a field state together; years that stand for a baseline's are not its value."""
    spans = plan.evidence(row, field)
    return {value for span in spans for value in amounts(_without_years(plan.text[slice(*span)]))}


def _without_years(words: str) -> str:
    return re.sub(rf"{YEAR}\s*年", "", words)


def _numbers(row: Row, *columns: str) -> set[float]:
    return {row[column] for column in columns if row[column] is not None}


def _values_agree(wanted: set[float], stated: set[float]) -> bool:
    """Whether each number wanted is stated and, ambiguous words like 一倍 apart, the other way round."""
    if not wanted or not stated:
        return wanted == stated
    near = [value for value in stated if any(math.isclose(value, other, abs_tol=_ROUNDED) for other in wanted)]
    others = stated - set(near)
    multiple = min(stated)
    return len(near) == len(wanted) and (not others or stated == {multiple, 100 * multiple, 100 * (multiple + 1)})


def _number_list(numbers: set[float]) -> str:
    return ", ".join(f"{value:g}" for value in sorted(numbers)) or "∅"
