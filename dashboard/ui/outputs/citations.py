"""Citations beside a figure's own: of a target where its evidence is open, of a plan on its page, of the data set."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.deck.model import EVIDENCE, DeckItem
from dashboard.exports.citations import csl_items
from dashboard.exports.citations.csl_items import dataset
from dashboard.exports.html import embed
from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.ui import deck_store
from dashboard.ui.client_context import site_url
from dashboard.ui.corpus import citation_context
from dashboard.ui.outputs.citation_box import show_citation_box

Row = dict[str, Any]


def show_target_citation(row: Row, plan: Row, version: str, words: Words) -> None:
    """A target's words for the deck, and how to cite it; stands under its evidence."""
    code = row["target_id"]
    deck_store.show_add_button(DeckItem(EVIDENCE, "target", {"target": code}), words, f"evidence-{code}")
    link = _link("indicator", words, indicator=row["indicator_id"], target=code)
    with st.expander(words.text("cite.this_target")):
        show_citation_box(
            csl_items.target(row, plan, citation_context(words, version, link), words), words, f"target-{code}"
        )


def show_plan_citation(plans: pd.DataFrame, plan_id: str, words: Words) -> None:
    """How to cite a plan; `plans` as in `queries`."""
    row = next(row for row in records(plans) if row["plan_id"] == plan_id)
    with st.expander(words.text("cite.this_plan")):
        show_citation_box(csl_items.plan(row, words), words, f"plan-{plan_id}")


def show_data_citation(version: str, words: Words) -> None:
    """How to cite the data set."""
    with st.expander(words.text("cite.data_set")):
        show_citation_box(dataset(citation_context(words, version, _link("", words)), words), words, "data-set")


def _link(page: str, words: Words, **choices: str) -> str:
    """The full address of a page with choices; the site's own for no page."""
    return embed.with_parameters(f"{site_url()}/{page}", **choices, lang=words.lang) if page else f"{site_url()}/"
