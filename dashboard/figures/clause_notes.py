"""Notes that go with every count of clauses: how they are counted, what is missing or repeated, how coders agree."""

import pandas as pd

from dashboard.figures.clause_coding import ClauseCoding
from dashboard.figures.grid_parts import labelled_table
from dashboard.figures.records import Row, records
from dashboard.figures.statements import is_truncated
from dashboard.i18n.words import Words

CODED_ITEMS = {"restates": "quantities", "body": "namings"}  # what the coders coded, where it is not clauses


def caveats(
    coding: ClauseCoding, *fields: str, absence: str = "truncated", repeats: str = "repeats"
) -> tuple[str, ...]:
    """Notes on counts of clauses. fields: columns of `measures` whose coding the figure rests on.

    absence: how the figure shows what a truncated text lacks, "truncated" in its cells or "unlisted" by no entry.
    repeats: "apart" where clauses that repeat another are counted apart, "repeats" where they are counted in.
    """
    words = coding.words
    regions = [words.data(plan, "region") for plan in coding.plans_in_view if is_truncated(plan)]
    notes = [words.text("policy.note.counts")]
    if regions:
        notes.append(words.text(f"policy.note.{absence}", count=len(regions), regions=words.join(regions)))
    return (*notes, *repetition_notes(coding, repeats), *agreement_notes(coding, *fields))


def repetition_notes(coding: ClauseCoding, how: str = "repeats") -> list[str]:
    """How many clauses in view repeat another, by plan and part; no note where none does."""
    words, plans = coding.words, []
    for plan_part in coding.plan_parts:
        count = sum(isinstance(row["repeats"], str) for row in coding.clauses_of(plan_part))
        if count:
            place, total = coding.plan_part_name(plan_part), coding.clause_counts[plan_part.key]
            plans.append(words.text("policy.repeated", place=place, count=count, all=total))
    return [words.text(f"policy.note.{how}", plans=words.text("list.comma").join(plans))] if plans else []


def agreement_notes(coding: ClauseCoding, *fields: str) -> list[str]:
    """How far the two coders, who worked independently, agreed on each field."""
    frames = [coding.agreement[coding.agreement["field"] == field] for field in fields]
    return [agreement_note(row, coding.words) for frame in frames for row in records(frame)]


def agreement_note(row: Row, words: Words) -> str:
    """A row of `agreement` as a sentence."""
    items = CODED_ITEMS.get(row["field"], "clauses")
    return words.text(
        "policy.note.agreement",
        field=words.text(f"coding.{row['field']}"),
        agreed=words.number(row["agreed"]),
        items=words.text(f"coding.items.{items}", count=int(row["items"])),
        share=percent(row["share"], words),
        alpha=f"{row['alpha']:.2f}",
    )


def percent(share: float, words: Words) -> str:
    """A share as a whole percentage; what is above zero and rounds to it is "<1%"."""
    return "<1%" if 0 < share < 0.005 else f"{words.number(round(share * 100))}%"


def theme_rules(coding: ClauseCoding) -> pd.DataFrame:
    """A row per theme with its coding rule."""
    words = coding.words
    rows = [{"theme": words.data(row, "name"), "rule": words.data(row, "rule")} for row in records(coding.themes)]
    return labelled_table(rows, words)


def instrument_rules(coding: ClauseCoding) -> pd.DataFrame:
    """A row per instrument with its type and its coding rule."""
    columns, words = {"type": "type_name", "instrument": "name", "rule": "rule"}, coding.words
    rows = [{key: words.data(row, name) for key, name in columns.items()} for row in records(coding.instruments)]
    return labelled_table(rows, words)
