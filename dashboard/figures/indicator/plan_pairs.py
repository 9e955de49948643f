"""Pairs of plans under one indicator: in which aspects their targets agree, and in which they differ."""

from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from dashboard.figures.model import Pair, PairAspect, Pairs
from dashboard.figures.records import Row, group_frame, records
from dashboard.i18n.words import Words

MAX_PAIRS = 10  # more are hard to read
TARGET_ASPECTS = ("unit", "quantity_type", "operator", "scope", "tier", "kind", "commitment", "year", "time_basis")
PLAN_ASPECTS = ("level", "genre")


def plan_pairs(targets: pd.DataFrame, plans: pd.DataFrame, indicator: Row, words: Words) -> Pairs:
    """Every two of `plans` that promise something, in plan order, ten at most; the verdict with its reason before them.

    Frames as in `queries`, `targets` of one indicator. Restatements, suspect figures and tallies promise nothing; a
    promise in another unit is one. A plan with several targets has every value they have.
    """
    promised = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool) & (targets["kind"] != "tally")]
    by_plan = group_frame(promised, "plan_id")
    promising = [plan for plan in records(plans) if plan["plan_id"] in by_plan]
    pairs = tuple(
        compare_plans(first, second, by_plan[first["plan_id"]], by_plan[second["plan_id"]], words)
        for first, second in list(combinations(promising, 2))[:MAX_PAIRS]
    )
    verdict, reason = words.inline(words.data(indicator, "comparability_name")), words.data(indicator, "reason")
    lead = words.text("pair.lead", verdict=verdict, reason=reason) if pairs else words.text("pair.none")
    return Pairs(lead, pairs)


def compare_plans(
    first: Row, second: Row, first_targets: Sequence[Row], second_targets: Sequence[Row], words: Words
) -> Pair:
    """The aspects in which two plans agree, and those in which they differ."""
    aspects = [
        PairAspect(
            words.text(f"pair.{name}"),
            aspect_values(name, first, first_targets, words),
            aspect_values(name, second, second_targets, words),
        )
        for name in (*TARGET_ASPECTS, *PLAN_ASPECTS)
    ]
    used = [aspect for aspect in aspects if aspect.first or aspect.second]
    return Pair(
        first=words.data(first, "region"),
        second=words.data(second, "region"),
        same=tuple(aspect for aspect in used if set(aspect.first) == set(aspect.second)),
        different=tuple(aspect for aspect in used if set(aspect.first) != set(aspect.second)),
    )


def aspect_values(name: str, plan: Row, targets: Sequence[Row], words: Words) -> tuple[str, ...]:
    """The values of a plan under an aspect, each once, in the order of the text."""
    if name in PLAN_ASPECTS:
        return tuple(filter(None, (words.data(plan, f"{name}_name"),)))
    return tuple(dict.fromkeys(filter(None, (target_value(name, row, words) for row in targets))))


def target_value(name: str, row: Row, words: Words) -> str:
    """The value of a target under an aspect."""
    if name == "unit":
        return words.data(row, "unit_name")
    if name == "scope":
        return words.data(row, "scope")
    return words.year(row) if name == "year" else words.data(row, f"{name}_name")
