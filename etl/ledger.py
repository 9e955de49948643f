"""The numerals ledger against a text: complete, exact, and in step with the targets' values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from etl.numerals import Token, tokens, values
from etl.problems import Problem
from etl.texts import PlanText

WORDS_WITHOUT_DIGITS = {
    "全部|全员|全覆盖|全面|全体|人人|所有|每(?!年)": 100,
    "每年|年度": 1,
    "大体相当": 1,
    "零": 0,
}
"""Words that promise a quantity without a number: coverage (100), a frequency (once or more), parity (1), none (0)."""


def differences(plan: PlanText) -> Iterator[Problem]:
    """Tokens the ledger lacks, rows that are no token (surplus, shifted, altered)."""
    found = set(tokens(plan.text))
    rows = {Token(row["start"], row["end"], row["text"]): row for row in plan.numerals}
    for token in sorted(found - rows.keys()):
        what = f"{plan.plan_id} {token.start}–{token.end} {token.text}"
        yield plan.problem("ledger", "numerals", None, None, f"漏记数字 {what}", f"numeral not in the ledger: {what}")
    for token in sorted(rows.keys() - found):
        what = f"{plan.plan_id} {token.start}–{token.end} {token.text}"
        zh, en = f"原文此处没有这个数字：{what}", f"the text has no such numeral: {what}"
        yield plan.problem("ledger", "numerals", rows[token], "start", zh, en)


def accounted(plan: PlanText) -> tuple[int, int]:
    """How many numerals of the text the ledger holds, and how many there are."""
    found = set(tokens(plan.text))
    return len(found & {Token(row["start"], row["end"], row["text"]) for row in plan.numerals}), len(found)


def unfounded_values(plan: PlanText) -> Iterator[Problem]:
    """Targets whose value does not follow from their numerals, or that have neither numeral nor a word for one."""
    for row in plan.targets:
        said = _said(plan, row)
        wanted = _amounts(row)
        if said is not None and said != wanted:
            shown = f"{_shown(wanted)} ≠ {_shown(said)}"
            zh, en = f"数值与引文中的数字不符：{shown}", f"the value does not follow from the quote's numerals: {shown}"
            yield plan.problem("value", "targets", row, "value_low", zh, en)
        elif said is None and not _worded(row["quote"], wanted):
            zh, en = "引文中既无数字，也无表示数量的词", "the quote has neither a numeral nor a word for a quantity"
            yield plan.problem("value", "targets", row, "quote", zh, en)


def numerals_of(plan: PlanText, row: dict[str, Any]) -> list[Token]:
    """The numerals of a target in order: its own or, for one number said of two scopes, another's in its quote."""
    within = [item for item in plan.numerals if row["quote_start"] <= item["start"] and item["end"] <= row["quote_end"]]
    own = [item for item in within if item["target_id"] == row["target_id"]]
    shared = [item for item in within if item["target_id"]]
    chosen = own or ([] if _worded(row["quote"], _amounts(row)) else shared)
    return sorted(Token(item["start"], item["end"], item["text"]) for item in chosen)


def _said(plan: PlanText, row: dict[str, Any]) -> set[float] | None:
    found = numerals_of(plan, row)
    return values(plan.text, found) if found else None


def _amounts(row: dict[str, Any]) -> set[float]:
    return {value for value in (row["value_low"], row["value_high"]) if value is not None}


def _worded(quote: str, wanted: set[float]) -> bool:
    """Whether a word of the quote stands for these numbers; a coverage said of each year is still a coverage."""
    said = {float(value) for words, value in WORDS_WITHOUT_DIGITS.items() if re.search(words, quote)}
    return bool(wanted) and wanted <= said


def _shown(numbers: set[float]) -> str:
    return ", ".join(f"{value:g}" for value in sorted(numbers)) or "∅"
