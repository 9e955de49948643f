"""Citations beside a figure's own: of a target where its evidence is open, of a plan on its page, of the data set."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.basket import EVIDENCE, Kept
from dashboard.exhibit import records
from dashboard.exports import citations, embed
from dashboard.exports.citations import Seen
from dashboard.panels import basket
from dashboard.panels.cite import cite
from dashboard.panels.moment import site, today
from dashboard.wording import Words

Row = dict[str, Any]


def target(row: Row, plan: Row, version: str, words: Words) -> None:
    """A target's words for the deck, and how to cite it; stands under its evidence."""
    code = row["target_id"]
    basket.offer(Kept(EVIDENCE, "target", {"target": code}), words, f"evidence-{code}")
    link = _link("indicator", words, indicator=row["indicator_id"], target=code)
    with st.expander(words.text("cite.this_target")):
        cite(citations.target(row, plan, Seen(version, today(), link), words), words, f"target-{code}")


def plan(plans: pd.DataFrame, plan_id: str, words: Words) -> None:
    """How to cite a plan; `plans` as in `queries`."""
    row = next(row for row in records(plans) if row["plan_id"] == plan_id)
    with st.expander(words.text("cite.this_plan")):
        cite(citations.plan(row, words), words, f"plan-{plan_id}")


def data_set(version: str, words: Words) -> None:
    """How to cite the data set."""
    with st.expander(words.text("cite.data_set")):
        cite(citations.dataset(Seen(version, today(), _link("", words)), words), words, "data-set")


def _link(page: str, words: Words, **choices: str) -> str:
    """The full address of a page with choices; the site's own for no page."""
    return embed.with_choice(f"{site()}/{page}", **choices, lang=words.lang) if page else f"{site()}/"
