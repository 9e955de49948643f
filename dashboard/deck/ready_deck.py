"""The deck offered at one click: the comparisons that hold best."""

import pandas as pd

from dashboard.deck.context import DeckContext
from dashboard.deck.model import DeckItem
from dashboard.figures.lanes import drawable_targets
from dashboard.figures.records import records

READY_ITEMS = 12
COMPARABLE = ("direct", "adjusted")  # verdicts under which plans share an axis, the better one first


def ready_deck(context: DeckContext) -> list[DeckItem]:
    """Items of the ready deck, best comparison first."""
    codes = most_comparable(context.fetch("targets"), context.fetch("indicators"))
    return [DeckItem("indicator", "indicator", {"indicator": code}) for code in codes]


def most_comparable(targets: pd.DataFrame, indicators: pd.DataFrame, most: int = READY_ITEMS) -> list[str]:
    """Codes of comparable indicators on which at least two plans have a target that is drawn.

    Sorted by the number of such plans, then by verdict, then in the order of `indicators`.
    """
    ranks = []
    for order, row in enumerate(records(indicators)):
        drawable = drawable_targets(targets[targets["indicator_id"] == row["indicator_id"]], row["unit_id"])
        plans = drawable.loc[drawable["kind"] != "tally", "plan_id"].nunique()
        if row["comparability"] in COMPARABLE and plans > 1:
            ranks.append((-plans, COMPARABLE.index(row["comparability"]), order, str(row["indicator_id"])))
    return [code for *_, code in sorted(ranks)[:most]]
