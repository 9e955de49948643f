"""The words around the matrix: the finding, what is shown, and what must be known to read it."""

import pandas as pd

from dashboard.i18n.words import Words

VERDICTS = ["direct", "adjusted", "related", "single"]  # verdicts, from what may be compared to what may not


def headline(shown: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame, words: Words) -> str:
    """How many indicators, and whether any has a figure in all plans; plans are not ranked."""
    if indicators.empty:
        return words.text("matrix.empty")
    key = "matrix.found" if "single" in set(indicators["comparability"]) else "matrix.shared"
    clauses = [words.text(key, count=len(indicators))]
    clauses += [coverage_clause(shown, len(plans), words)] if len(plans) > 1 else []
    return words.text("headline.sentence", sentence=words.text("headline.separator").join(clauses))


def coverage_clause(shown: pd.DataFrame, plans: int, words: Words) -> str:
    """How many indicators have a promise in every plan, or else in how many plans at most."""
    promised = shown[(shown["kind"] != "tally") & ~shown["suspect"].astype(bool)]
    per_indicator = promised.groupby("indicator_id")["plan_id"].nunique()
    most = int(per_indicator.max()) if len(per_indicator) else 0
    if most == plans:
        return words.text("matrix.in_all", count=int((per_indicator == plans).sum()), plans=plans)
    return words.text("matrix.in_none", count=most, plans=plans)


def subtitle(plans: pd.DataFrame, indicators: pd.DataFrame, words: Words) -> str:
    """How the indicators may be compared; what, where, when, unit."""
    verdicts = indicators["comparability"].astype(str)
    counts = [
        words.text(f"matrix.count.{one}", count=int((verdicts == one).sum()))
        for one in VERDICTS
        if one in set(verdicts)
    ]
    first, last = int(plans["first_year"].min()), int(plans["first_year"].max())
    said = words.text("list.comma").join(counts)
    return words.text("matrix.subtitle", verdicts=said, count=len(plans), first=first, last=last)


def notes(
    shown: pd.DataFrame, indicators: pd.DataFrame, omitted: int, restated: set[str], words: Words
) -> tuple[str, ...]:
    """How to read the table, and a line for each sign that occurs in it."""
    occurs = {
        "note.assumed_year": "plan_year" in set(shown["due_basis"]),
        "matrix.note.aspirational": "aspirational" in set(shown["commitment"]),
        "matrix.note.tally": "tally" in set(shown["kind"]),
        "matrix.note.again": bool(restated & set(shown["target_id"])),
        "matrix.note.suspect": bool(shown["suspect"].astype(bool).any()),
        "matrix.note.not_searched": "single" in set(indicators["comparability"]),
    }
    said = [words.text("matrix.note.reading"), *(words.text(key) for key, there in occurs.items() if there)]
    return tuple(said + ([words.text("matrix.note.left_out", count=omitted)] if omitted else []))
