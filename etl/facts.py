"""What is said of a plan and of its clauses, against the words it is said of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.problems import Problem, flat
from etl.reading.facts import days
from etl.reading.numbers import tokens
from etl.reading.proof import number_values
from etl.texts import PlanText

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALED = re.compile(f"([0-9]+(?:[.][0-9]+)?) ({'|'.join(_SCALES)})")
_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORD = re.compile(rf"(?i)\b({'|'.join(_WORDS)})\b")
_NAMED = {"document_number": "document_number", "issuer": "issuer_zh"}


def contradicted_facts(plan: PlanText) -> Iterator[Problem]:
    """Number, issuer, dates and years of a plan that differ from the words in which the text states them."""
    facts = plan.rows["plan_facts"]
    for fact in (fact for fact in facts if fact["status"] == "stated" and fact["kind"] in _NAMED):
        if fact["quote"] != plan.plan[_NAMED[fact["kind"]]]:
            yield _contradiction(plan, _NAMED[fact["kind"]], fact["quote"] or "∅")
    dates = {day for fact in facts if fact["kind"] == "date" for day in days(fact["quote"] or "")}
    dated = any(fact["kind"] == "date" for fact in facts)
    for column in ("signed_on", "published_on"):
        if dated and plan.plan[column] is not None and plan.plan[column] not in dates:
            yield _contradiction(plan, column, ", ".join(map(str, sorted(dates))) or "∅")
    plan_days = (plan.plan["signed_on"], plan.plan["published_on"])
    for fact in (fact for fact in facts if fact["kind"] == "date"):
        if (fact["status"] == "stated" or days(fact["quote"] or "")) and not set(days(fact["quote"] or "")) & set(
            plan_days
        ):
            yield _contradiction(plan, "signed_on", fact["quote"] or "∅")
    for fact in (fact for fact in facts if fact["kind"] == "period"):
        if not {plan.plan["first_year"], plan.plan["last_year"]} & set(map(int, _YEAR.findall(fact["quote"] or ""))):
            yield _contradiction(plan, "last_year", fact["quote"] or "∅")


def untrue_titles(plan: PlanText) -> Iterator[Problem]:
    """Titles that the text does not bear, unless it is said that the title is missing."""
    supplied = any(fact["fact"] == "title" and fact["status"] == "missing" for fact in plan.rows["plan_facts"])
    if not supplied and plan.plan["title_zh"] not in plan.text:
        zh, en = "原文中没有这个题名", "the text does not bear this title"
        yield plan.problem("title", "plans", plan.plan, "title_zh", zh, en)


def unnumbered_glosses(plan: PlanText) -> Iterator[Problem]:
    """English glosses with a number that the quote has not, or without one that it has."""
    for table in ("targets", "silences"):
        for row in (row for row in plan.rows[table] if row["quote"] and row["gloss"]):
            quote, gloss = row["quote"], row["gloss"]
            differing = (in_digits(gloss) - in_any_form(quote)) | (in_digits(quote) - in_any_form(gloss))
            if differing:
                zh = f"英译与引文的数字不同：{_number_list(differing)}"
                en = f"the gloss and the quote differ in numbers: {_number_list(differing)}"
                yield plan.problem("gloss", table, row, "gloss", zh, en)


def unnumbered_summaries(plan: PlanText) -> Iterator[Problem]:
    """Summaries with a number that neither the clause nor the plan's own years have, in either language."""
    years = {float(plan.plan["first_year"]), float(plan.plan["last_year"])}
    for row in plan.rows["measures"]:
        there = in_any_form(plan.text[row["start"] : row["end"]]) | years
        for column in ("summary_zh", "summary_en"):
            extra = in_digits(row[column]) - there
            if extra:
                zh, en = f"条款中没有数字 {_number_list(extra)}", f"the clause has no number {_number_list(extra)}"
                yield plan.problem("summary", "measures", row, column, zh, en)


def loose_clauses(plan: PlanText) -> Iterator[Problem]:
    """Clauses that do not begin and end with a line of the text."""
    for row in plan.rows["measures"]:
        before, after = plan.text[: row["start"]].rstrip(" \u3000\xa0"), plan.text[row["end"] :]
        if (before and not before.endswith("\n")) or (after and not after.startswith("\n")):
            column = "end" if not before or before.endswith("\n") else "start"
            zh, en = "条款不在行首起、行末止", "the clause does not begin and end with a line"
            yield plan.problem("measure", "measures", row, column, zh, en)


PROOFS = (contradicted_facts, untrue_titles, unnumbered_glosses, unnumbered_summaries, loose_clauses)


def _contradiction(plan: PlanText, column: str, said: str) -> Problem:
    shown = flat(said)
    zh, en = f"与登记的文内信息不符：{shown}", f"the facts taken from the text say otherwise: {shown}"
    return plan.problem("plan", "plans", plan.plan, column, zh, en)


def in_digits(text: str) -> set[float]:
    """The numbers that begin with a digit, whole: `1万`, `10,000`, `4 0` and `2.8 million` are one each."""
    text = _plain(text)
    numerals = tokens(text)
    kept = [
        token
        for index, token in enumerate(numerals)
        if token.text[0].isascii()
        or (index and numerals[index - 1].end == token.start and numerals[index - 1].text.isascii())
    ]
    return number_values(text, kept)


def in_any_form(text: str) -> set[float]:
    """All its numbers, in digits or in Chinese or English words."""
    said = {float(_WORDS.index(word)) for word in re.findall("[a-z]+", text.lower()) if word in _WORDS}
    scaled = _WORD.sub(lambda match: str(_WORDS.index(match[0].lower())), text)  # ten thousand
    return in_digits(text) | number_values(text, tokens(text)) | said | in_digits(scaled)


def same_numbers(zh: str, en: str) -> bool:
    """Whether the numbers that either language writes in digits are in the other in any form: 1万, 10,000, ten.

    Typed by hand: digits with a space between them are two numbers, unlike those of a text that was damaged.
    """
    zh, en = (re.sub("(?<=[0-9]) +(?=[0-9])", "; ", said) for said in (zh, en))
    return not (in_digits(zh) - in_any_form(en) or in_digits(en) - in_any_form(zh))


def _plain(text: str) -> str:
    """Without the commas of thousands and the number of a five-year plan, and with English scales multiplied out."""
    text = re.sub(r"(?i)\b[0-9]+th five-year", "", text)  # 十四五 has no digits
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", text)
    return _SCALED.sub(lambda match: f"{float(match.group(1)) * _SCALES[match.group(2)]:.0f}", text)


def _number_list(numbers: set[float]) -> str:
    return ", ".join(f"{value:g}" for value in sorted(numbers))
