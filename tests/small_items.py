"""Items of a deck and of a handout, made of the small database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.database.queries.register import indicators, plans, silences
from dashboard.database.queries.register import target as target_
from dashboard.database.queries.register import targets as targets_
from dashboard.exports.items import Comparison, Quotation

Change = Callable[[pd.DataFrame], pd.DataFrame]


def comparison(db: Path, indicator: str, change: Change | None = None, **more: Any) -> Comparison:
    """All plans on an indicator; `change` is made to its targets before."""
    row = indicators(db).set_index("indicator_id", drop=False).loc[indicator]
    targets = targets_(indicator, db)
    frames = change(targets) if change else targets, silences(indicator, db), plans(db)
    return Comparison(*frames, row, **more)


def quotation(db: Path, target_id: str, **more: Any) -> Quotation:
    """The words of a target."""
    target = target_(target_id, db).to_dict("records")[0]
    plan = plans(db).set_index("plan_id", drop=False).loc[target["plan_id"]]
    return Quotation(target, plan, **more)
