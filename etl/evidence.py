"""What the words around a number say of it: how it bounds, by which year, how firmly, at which level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.ledger import numerals_of
from etl.numerals import Token
from etl.problems import Problem
from etl.texts import PlanText, Row

_STOPS = ",，、;；。和"
_AFTER = re.compile(rf"[^{_STOPS}级]{{0,3}}?(以上|左右|以内)")
_BOUNDS = {"以上": "at_least", "左右": "about", "以内": "at_most"}
_BEFORE = (
    (re.compile("不超过|最高|最多|至多|控制在"), "at_most"),
    (re.compile("至少|不低于|不少于"), "at_least"),
    (re.compile("超过$"), "more_than"),
    (re.compile("达到?$"), "at_least"),
)
_CARRIED = re.compile("“([^”]+)”[^。；]*承自")
_ASPIRATIONAL = re.compile("争取|力争|鼓励")
_YEAR = re.compile(r"20[0-9]{2}(?= ?[年届])")
_THIS_YEAR = re.compile("今年|年内|本年")
_SENTENCE = re.compile("[。\n]")
_TIERS = {"national": "国家", "provincial": "省", "municipal": "市级", "school": "校级"}
_FREQUENCY = re.compile("每年")


def bound_of(before: str, after: str) -> str:
    """The operator that a number has between what stands before and after it: `exactly` where no word bounds it.

    Only words of the number's own item count: a stop ends it. 级以上 bounds a level, not the number.
    """
    found = _AFTER.match(after)
    if found:
        return _BOUNDS[found.group(1)]
    item = re.split(f"[{_STOPS}]", before)[-1]
    return next((operator for pattern, operator in _BEFORE if pattern.search(item)), "exactly")


def misread_operators(plan: PlanText) -> Iterator[Problem]:
    """Targets whose operator is not the one the words give, in the quote or carried over as the note says."""
    for row in plan.targets:
        said = _operators(plan, row)
        if row["operator"] not in said:
            words = "/".join(sorted(said))
            zh, en = f"{row['operator']} 不合引文的限定词，当为 {words}", f"{row['operator']}: the words say {words}"
            yield plan.problem("operator", "targets", row, "operator", zh, en)


def unfounded_years(plan: PlanText) -> Iterator[Problem]:
    """Due years that the sentence does not name, or names and the row leaves out; years lent by a plan of several."""
    for row in plan.targets:
        there = _years(plan, row)
        lent = row["due_basis"] == "plan_year" and plan.plan["first_year"] != plan.plan["last_year"]
        unnamed = row["due_basis"] == "stated" and row["due_year"] not in there
        left_out = row["due_basis"] != "stated" and row["kind"] != "tally" and bool(_YEAR.search(row["quote"]))
        if lent or unnamed or left_out:
            years = ", ".join(map(str, sorted(there))) or "∅"
            zh, en = f"到期年与句中的年份不符：{years}", f"the due year is not what the sentence names: {years}"
            yield plan.problem("year", "targets", row, "due_year", zh, en)


def unfounded_year_words(plan: PlanText) -> Iterator[Problem]:
    """Words shown in place of a due year that the sentence does not have up to the end of the quote."""
    for row in plan.targets:
        if row["due_words_zh"] is not None and row["due_words_zh"] not in _sentence(plan, row):
            zh, en = "句中没有这些词", f"the sentence does not say {row['due_words_zh']}"
            yield plan.problem("year", "targets", row, "due_words_zh", zh, en)


def misread_commitments(plan: PlanText) -> Iterator[Problem]:
    """Aspirational targets without 争取, 力争 or 鼓励 in the quote, and firm ones with it."""
    for row in plan.targets:
        if bool(_ASPIRATIONAL.search(row["quote"])) != (row["commitment"] == "aspirational"):
            zh, en = "强度与引文的用词不符", "the commitment is not what the quote's words say"
            yield plan.problem("commitment", "targets", row, "commitment", zh, en)


def unfounded_tiers(plan: PlanText) -> Iterator[Problem]:
    """Levels that no word of the quote, of its note or of the clause up to it gives."""
    starts = {row["measure_id"]: row["start"] for row in plan.rows["measures"]}
    for row in plan.targets:
        start = starts.get(row["measure_id"], row["quote_start"])
        words = plan.text[start : row["quote_end"]] + (row["note_zh"] or "")
        if _TIERS.get(row["tier"], "") not in words:
            zh, en = f"文中没有“{_TIERS[row['tier']]}”", f"the words give no such tier: {row['tier']}"
            yield plan.problem("tier", "targets", row, "tier", zh, en)


PROOFS = (misread_operators, unfounded_years, unfounded_year_words, misread_commitments, unfounded_tiers)


def _operators(plan: PlanText, row: Row) -> set[str]:
    """Every operator that the words allow: one, unless the numbers of a row stand in several places."""
    found = numerals_of(plan, row)
    if not found:
        return {_worded_operator(row["quote"])}
    if row["value_low"] is not None and row["value_high"] is not None and row["value_low"] != row["value_high"]:
        return {"range"}
    first, last = found[0], found[-1]
    before = plan.text[row["quote_start"] : first.start]
    said = bound_of(before, plan.text[_end(plan, last, row) : row["quote_end"]])
    return {_carried(row) or said} if said == "exactly" else {said}


def _end(plan: PlanText, last: Token, row: Row) -> int:
    """Where the number ends, 万 and 分之一 with it."""
    scale = re.match("[十百千万亿]+", plan.text[last.end : row["quote_end"]])
    return last.end + (scale.end() if scale else 0)


def _worded_operator(quote: str) -> str:
    """Of a quantity without a number: 大体相当 is about one, a frequency at least one, coverage and 零 exact."""
    if "大体" in quote:
        return "about"
    return "at_least" if _FREQUENCY.search(quote) else "exactly"


def _carried(row: Row) -> str | None:
    """The operator that the note says is carried over from an item before."""
    words = _CARRIED.findall(row["note_zh"] or "")
    return next((bound_of(word, "") for word in words if bound_of(word, "") != "exactly"), None)


def _years(plan: PlanText, row: Row) -> set[int]:
    """The years that the sentence names up to the end of the quote; 今年 and 年内 are the year of a one-year plan."""
    sentence = _sentence(plan, row)
    years = {int(year) for year in _YEAR.findall(sentence)}
    return years | ({plan.plan["first_year"]} if _THIS_YEAR.search(sentence) else set())


def _sentence(plan: PlanText, row: Row) -> str:
    """The text from the start of the sentence to the end of the quote."""
    begin = max((found.end() for found in _SENTENCE.finditer(plan.text, 0, row["quote_start"])), default=0)
    return plan.text[begin : row["quote_end"]]
