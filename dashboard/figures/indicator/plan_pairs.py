"""Two plans at a time: what is the same in what they promise under one indicator, and what differs."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from dashboard.figures.model import Pair, PairAspect, Pairs
from dashboard.figures.records import group_frame, records
from dashboard.i18n.words import Words

MOST = 10  # pairs of five plans
OF_TARGETS = ("unit", "quantity_type", "operator", "scope", "tier", "kind", "commitment", "year", "time_basis")
OF_PLANS = ("level", "genre")
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
        pair(one, other, own[one["plan_id"]], own[other["plan_id"]], words)
        for one, other in list(combinations(speaking, 2))[:MOST]
    )
    verdict, reason = words.data(indicator, "comparability_name"), words.data(indicator, "reason")
    lead = words.text("pair.lead", verdict=verdict, reason=reason) if found else words.text("pair.none")
    return Pairs(lead, found)


def pair(one: Row, other: Row, of_one: Sequence[Row], of_other: Sequence[Row], words: Words) -> Pair:
    """What two plans have in common and what not, aspect by aspect."""
    found = [
        PairAspect(words.text(f"pair.{name}"), said(name, one, of_one, words), said(name, other, of_other, words))
        for name in (*OF_TARGETS, *OF_PLANS)
    ]
    known = [aspect for aspect in found if aspect.one or aspect.other]
    return Pair(
        one=words.data(one, "region"),
        other=words.data(other, "region"),
        same=tuple(aspect for aspect in known if set(aspect.one) == set(aspect.other)),
        different=tuple(aspect for aspect in known if set(aspect.one) != set(aspect.other)),
    )


def said(name: str, plan: Row, targets: Sequence[Row], words: Words) -> tuple[str, ...]:
    """What a plan says under an aspect, each thing once, in order of the text."""
    if name in OF_PLANS:
        return tuple(filter(None, (words.data(plan, f"{name}_name"),)))
    return tuple(dict.fromkeys(filter(None, (value(name, row, words) for row in targets))))


def value(name: str, row: Row, words: Words) -> str:
    """What one target says under an aspect."""
    if name == "unit":
        return words.data(row, "unit_name")
    if name == "scope":
        return words.data(row, "scope")
    return words.year(row) if name == "year" else words.data(row, f"{name}_name")
