"""Headlines of an indicator: who gives a number, in at most two lines where that can be."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard import theme
from dashboard.figures.records import Row, group_frame, records
from dashboard.figures.statements import region_names
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Unit, Words

VALUES_IN_HEADLINE = 5  # with more numbers than these the sentence only says who gives numbers
TWO_LINES = 2075  # pixels, as `text_width` estimates them, that two lines of a headline hold on a laptop
DETAILS = FULL, BRIEF, NAMES = "full", "brief", "names"  # numbers with units; numbers alone; only who gives numbers


def comparison_headline(
    drawn: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words
) -> str:
    """Who gives a number, and what the others do, in plan order within each group; nothing is ranked.

    A sentence longer than two lines leaves out units, which stand under it, after them the numbers, and at last what
    the others do.
    """
    promised = drawn[drawn["kind"] != "tally"]
    tallied = set(drawn["plan_id"]) - set(promised["plan_id"])
    clauses = [group_clause("headline.tally", region_names(plans, tallied, words), words)] if tallied else []
    for status in dict.fromkeys(silences["status"].astype(str)):
        silent = set(silences.loc[silences["status"].astype(str) == status, "plan_id"])
        clauses.append(group_clause(f"headline.{status}", region_names(plans, silent, words), words))
    details = DETAILS if len(promised) <= VALUES_IN_HEADLINE else (NAMES,)
    others = len(plans) - promised["plan_id"].nunique()
    rest = [words.text("headline.others", count=others)] if others and not promised.empty else []
    ways = [*((detail, clauses) for detail in details), (NAMES, rest)]
    return first_of_two_lines(
        joined_clauses([numbers_clause(promised, plans, indicator, words, detail), *others_do], words)
        for detail, others_do in ways
    )


def first_of_two_lines(sentences: Iterable[str]) -> str:
    """The first of these headlines that two lines hold, else the last."""
    sentence = ""
    for sentence in sentences:
        if text_width(sentence, theme.HEADLINE) <= TWO_LINES:
            break
    return sentence


def joined_clauses(clauses: list[str], words: Words) -> str:
    """Clauses as one sentence."""
    sentence = words.text("headline.separator").join(clauses)
    return words.text("headline.sentence", sentence=sentence[:1].upper() + sentence[1:])


def numbers_clause(
    promised: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words, detail: str = FULL
) -> str:
    """The first clause: who gives numbers for the indicator. detail: FULL, BRIEF or NAMES."""
    name = words.data(indicator, "name")
    if promised.empty:
        return words.text("headline.no_numbers", indicator=name)
    names = regions_with_values(promised, plans, words, detail)
    worded = all(words.unit(row).wording for row in records(promised))
    key = "headline.wordings" if worded else "headline.numbers"
    key = "headline.values" if detail == BRIEF else key
    return words.text(key, count=len(names), regions=words.join(names), indicator=name)


def regions_with_values(targets: pd.DataFrame, plans: pd.DataFrame, words: Words, detail: str) -> list[str]:
    """Names of the regions that have targets, in plan order, each with its numbers and years. detail: of DETAILS."""
    by_plan, names = group_frame(targets, "plan_id"), []
    for plan in (plan for plan in records(plans) if plan["plan_id"] in by_plan):
        region = words.data(plan, "region")
        values = values_and_years(by_plan[plan["plan_id"]], words, detail)
        names.append(region if detail == NAMES else words.text("headline.region_values", region=region, values=values))
    return names


def values_and_years(rows: Sequence[Row], words: Words, detail: str = FULL) -> str:
    """A plan's numbers with their years; a year that all of them share stands once. Of undated ones no year is said."""
    if any(isinstance(row.get("milestone_of"), str) for row in rows):
        rows = sorted(rows, key=lambda row: str(row["due_year"]))
    years = ["" if row["due_basis"] == "undated" else words.year(row) for row in rows]
    values = [short_value(row, words, detail) for row in rows]
    if len(set(years)) > 1:
        dated = zip(values, years, strict=True)
        return words.join([words.text("headline.dated", value=v, year=y) if y else v for v, y in dated])
    joined = words.join(values)
    return words.text("headline.values_year", values=joined, year=years[0]) if years[0] else joined


def short_value(row: Row, words: Words, detail: str = FULL) -> str:
    """A number in the headline; what is only striven for says so. A sign such as % is part of the number."""
    unit = words.unit(row)
    if detail == BRIEF and unit.label[:1].isalpha():
        unit = Unit("", "", unit.wording)
    value = words.value(row["value_low"], row["value_high"], row["operator"], unit)
    return words.text("headline.aspirational", value=value) if row["commitment"] == "aspirational" else value


def group_clause(key: str, names: list[str], words: Words) -> str:
    """What a group of plans does instead of giving a number."""
    return words.text(key, count=len(names), regions=words.join(names))
