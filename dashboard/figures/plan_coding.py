"""How plans were coded: twice and independently, once, or as a draft; computed from the table."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words

DOUBLE = "double"  # the code of plans.coding that needs no remark


def is_double(plan: Row) -> bool:
    """True for a plan that two coders coded, or of which nothing is recorded."""
    coding = plan.get("coding")
    return not isinstance(coding, str) or coding == DOUBLE


def remark(plan: Row, words: Words) -> str:
    """How a plan was coded; "" for one coded twice."""
    return "" if is_double(plan) else words.data(plan, "coding_name")


def notes(plans: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """A note that names the plans not coded twice, each with how it was coded; none where all were. Frames as in
    `queries.plans`."""
    others = [
        words.text(
            "coding.plan", region=words.data(plan, "region"), year=plan["first_year"], coding=remark(plan, words)
        )
        for plan in records(plans)
        if not is_double(plan)
    ]
    return (words.text("note.coding", plans=words.join(others)),) if others else ()


def rules(plans: pd.DataFrame, names: Sequence[Row], words: Words) -> tuple[str, ...]:
    """What each way of coding that occurs among the plans means, as the closed list `names` has it."""
    coded = set(plans["coding"].astype(str))
    return tuple(
        words.text("evidence.labelled", name=words.data(row, "name"), value=words.data(row, "rule"))
        for row in names
        if row["code"] in coded and words.data(row, "rule")
    )


def counts(plans: pd.DataFrame, names: Sequence[Row], words: Words) -> str:
    """How many plans were coded in which way, in the order of the closed list `names` (rows of plans.coding)."""
    coded = plans["coding"].astype(str).value_counts()
    said = [
        words.text("coding.counted", name=words.inline(words.data(row, "name")), count=int(coded[row["code"]]))
        for row in names
        if row["code"] in coded
    ]
    return words.join(said)
