"""Two plans at a time: what is the same in what they promise under one indicator, and what differs."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from dashboard.figures.model import Pair, PairAspect, Pairs
from dashboard.figures.records import group_frame, records
from dashboard.i18n.words import Words

MAX_PAIRS = 10  # pairs of five plans
TARGET_ASPECTS = ("unit", "quantity_type", "operator", "scope", "tier", "kind", "commitment", "year", "time_basis")
PLAN_ASPECTS = ("level", "genre")
Row = Mapping[str, Any]


def plan_pairs(targets: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words) -> Pairs:
    """Every two of `plans` that promise something, in plan order, ten at most; the verdict with its reason before them.

    Frames as in `queries`, `targets` of one indicator. Restatements, suspect figures and tallies promise nothing; a
    promise in another unit is one. A plan with several targets has every value they have.
    """
    promised = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool) & (targets["kind"] != "tally")]
    own = group_frame(promised, "plan_id")
    speaking = [plan for plan in records(plans) if plan["plan_id"] in own]
    found = tuple(
        compare_plans(one, other, own[one["plan_id"]], own[other["plan_id"]], words)
        for one, other in list(combinations(speaking, 2))[:MAX_PAIRS]
    )
    verdict, reason = words.data(indicator, "comparability_name"), words.data(indicator, "reason")
    lead = words.text("pair.lead", verdict=verdict, reason=reason) if found else words.text("pair.none")
    return Pairs(lead, found)


def compare_plans(one: Row, other: Row, of_one: Sequence[Row], of_other: Sequence[Row], words: Words) -> Pair:
    """What two plans have in common and what not, aspect by aspect."""
    found = [
        PairAspect(
            words.text(f"pair.{name}"),
            aspect_values(name, one, of_one, words),
            aspect_values(name, other, of_other, words),
        )
        for name in (*TARGET_ASPECTS, *PLAN_ASPECTS)
    ]
    known = [aspect for aspect in found if aspect.one or aspect.other]
    return Pair(
        one=words.data(one, "region"),
        other=words.data(other, "region"),
        same=tuple(aspect for aspect in known if set(aspect.one) == set(aspect.other)),
        different=tuple(aspect for aspect in known if set(aspect.one) != set(aspect.other)),
    )


def aspect_values(name: str, plan: Row, targets: Sequence[Row], words: Words) -> tuple[str, ...]:
    """What a plan says under an aspect, each thing once, in order of the text."""
    if name in PLAN_ASPECTS:
        return tuple(filter(None, (words.data(plan, f"{name}_name"),)))
    return tuple(dict.fromkeys(filter(None, (target_value(name, row, words) for row in targets))))


def target_value(name: str, row: Row, words: Words) -> str:
    """What one target says under an aspect."""
    if name == "unit":
        return words.data(row, "unit_name")
    if name == "scope":
        return words.data(row, "scope")
    return words.year(row) if name == "year" else words.data(row, f"{name}_name")
