"""Items of a deck and of a handout, made of the small database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import queries
from dashboard.exports import deck

Change = Callable[[pd.DataFrame], pd.DataFrame]


def comparison(db: Path, indicator: str, change: Change | None = None, **more: Any) -> deck.Comparison:
    """All plans on an indicator; `change` is made to its targets before."""
    row = queries.indicators(db).set_index("indicator_id", drop=False).loc[indicator]
    targets = queries.targets(indicator, db)
    frames = change(targets) if change else targets, queries.silences(indicator, db), queries.plans(db)
    return deck.Comparison(*frames, row, **more)


def quotation(db: Path, target_id: str, **more: Any) -> deck.Quotation:
    """The words of a target."""
    target = queries.target(target_id, db).to_dict("records")[0]
    plan = queries.plans(db).set_index("plan_id", drop=False).loc[target["plan_id"]]
    return deck.Quotation(target, plan, **more)
