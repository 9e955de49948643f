"""Items of a deck and of a handout, from the small database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.database.queries.register import indicators, plans, silences
from dashboard.database.queries.register import target as target_
from dashboard.database.queries.register import targets as targets_
from dashboard.exports.items import ExhibitItem, Quotation
from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.model import ComparisonFrames
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

Change = Callable[[pd.DataFrame], pd.DataFrame]
ZH, VERSION = Words("zh"), "1.2.3"


def comparison(db: Path, indicator: str, change: Change | None = None, words: Words = ZH, **more: Any) -> ExhibitItem:
    """All plans on an indicator. change: applied to its targets first."""
    row = indicators(file=db).set_index("indicator_id", drop=False).loc[indicator]
    targets = targets_(indicator, file=db)
    frames = ComparisonFrames(
        change(targets) if change else targets, silences(indicator, file=db), plans(file=db), row, (), "stated"
    )
    return ExhibitItem(indicator_exhibit(frames, RenderContext(words, VERSION)), **more)


def quotation(db: Path, target_id: str, **more: Any) -> Quotation:
    """Quotation of a target."""
    target = target_(target_id, file=db).to_dict("records")[0]
    plan = plans(file=db).set_index("plan_id", drop=False).loc[target["plan_id"]]
    return Quotation(target, plan, **more)
