"""The numerals ledger against a text: complete and exact."""

from __future__ import annotations

from collections.abc import Iterator

from etl.problems import Problem
from etl.reading.numbers import Token, tokens
from etl.reading.passages import Span
from etl.texts import PlanText


def differences(plan: PlanText) -> Iterator[Problem]:
    """Tokens the ledger lacks, rows that are no token (surplus, shifted, altered)."""
    numerals = set(tokens(plan.text))
    rows = {Token(row["start"], row["end"], row["text"]): row for row in plan.numerals}
    for token in sorted(numerals - rows.keys()):
        what = f"{plan.plan_id} {token.start}–{token.end} {token.text}"
        zh, en = f"漏记数字 {what}", f"numeral not in the ledger: {what}"
        yield plan.problem_at("ledger", "numerals", Span(token.start, token.end), zh, en)
    for token in sorted(rows.keys() - numerals):
        what = f"{plan.plan_id} {token.start}–{token.end} {token.text}"
        zh, en = f"原文此处没有这个数字：{what}", f"the text has no such numeral: {what}"
        yield plan.problem("ledger", "numerals", rows[token], "start", zh, en)


def ledger_coverage(plan: PlanText) -> tuple[int, int]:
    """How many numerals of the text the ledger holds, and how many there are."""
    numerals = set(tokens(plan.text))
    return len(numerals & {Token(row["start"], row["end"], row["text"]) for row in plan.numerals}), len(numerals)
