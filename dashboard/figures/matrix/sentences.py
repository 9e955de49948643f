"""The words around the matrix: the finding, what is shown, and what must be known to read it."""

import pandas as pd

from dashboard.figures.statements import every_plan
from dashboard.i18n.words import Words

VERDICTS = ["direct", "adjusted", "related", "single"]  # verdicts, from what may be compared to what may not


def headline(
    targets: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame, words: Words, chosen: bool = False
) -> str:
    """How many indicators, and whether any has a figure in all plans; plans are not ranked.

    chosen: the plans are some of all, and the indicators those they promise.
    """
    if indicators.empty:
        return words.text("matrix.empty")
    shared = "single" not in set(indicators["comparability"])
    key = "matrix.chosen" if chosen else "matrix.shared" if shared else "matrix.found"
    clauses = [words.text(key, count=len(indicators))]
    clauses += [coverage_clause(targets, len(plans), words)] if len(plans) > 1 else []
    return words.text("headline.sentence", sentence=words.text("headline.separator").join(clauses))


def coverage_clause(targets: pd.DataFrame, plans: int, words: Words) -> str:
    """How many indicators have a promise in every plan, or else in how many plans at most."""
    promised = targets[(targets["kind"] != "tally") & ~targets["suspect"].astype(bool)]
    per_indicator = promised.groupby("indicator_id")["plan_id"].nunique()
    most = int(per_indicator.max()) if len(per_indicator) else 0
    if most == plans:
        return words.text("matrix.in_all", count=int((per_indicator == plans).sum()), plans=every_plan(plans, words))
    return words.text("matrix.in_none", count=most, plans=every_plan(plans, words))


def subtitle(plans: pd.DataFrame, indicators: pd.DataFrame, words: Words) -> str:
    """How the indicators may be compared; what, where, when, unit."""
    verdicts = indicators["comparability"].astype(str)
    counts = [
        words.text(f"matrix.count.{code}", count=int((verdicts == code).sum()))
        for code in VERDICTS
        if code in set(verdicts)
    ]
    first, last = int(plans["first_year"].min()), int(plans["first_year"].max())
    return words.text(
        "matrix.subtitle", verdicts=words.text("list.comma").join(counts), count=len(plans), first=first, last=last
    )


def notes(
    targets: pd.DataFrame, indicators: pd.DataFrame, omitted: int, restated: set[str], words: Words
) -> tuple[str, ...]:
    """How to read the table, and a line for each sign that occurs in it."""
    occurs = {
        "note.assumed_year": "plan_year" in set(targets["due_basis"]),
        "matrix.note.aspirational": "aspirational" in set(targets["commitment"]),
        "matrix.note.tally": "tally" in set(targets["kind"]),
        "matrix.note.again": bool(restated & set(targets["target_id"])),
        "matrix.note.suspect": bool(targets["suspect"].astype(bool).any()),
        "matrix.note.not_searched": "single" in set(indicators["comparability"]),
    }
    lines = [words.text("matrix.note.reading"), *(words.text(key) for key, present in occurs.items() if present)]
    return tuple(lines + ([words.text("matrix.note.left_out", count=omitted)] if omitted else []))
