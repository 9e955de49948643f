"""Ways into the site on its first page: questions people ask, and the plans as cards; and terms with what they mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.navigation import view_parameters
from dashboard.url_state import site_map
from dashboard.url_state.urls import page_url

QUESTIONS = ("matrix", "pair", "commitment", "clauses")  # addresses; each has a message question.<address>


@dataclass(frozen=True)
class PlanCard:
    """One plan: address of its page, region, years, issuer and form, and its counts as (name, number)."""

    address: str
    region: str
    years: str
    lines: tuple[str, str]
    counts: list[tuple[str, str]]


def show_questions(words: Words) -> None:
    """Questions in a line, each a link to the page that answers it; those whose page there is."""
    shared = site_map.shared_choices(view_parameters())
    links = [(page_url(name, shared), words.text(f"question.{name}")) for name in QUESTIONS if site_map.is_page(name)]
    st.html(render("questions", title=words.text("overview.questions"), links=links))


def show_plan_cards(sheets: pd.DataFrame, counts: pd.DataFrame, words: Words) -> None:
    """A card for each plan. Frames as in the queries plan_sheets and plan_counts, both in plan order."""
    rows = records(sheets.merge(counts, on="plan_id"))
    st.html(render("plan_cards", cards=[plan_card(row, words) for row in rows]))


def plan_card(row: Mapping[str, Any], words: Words) -> PlanCard:
    """The card of a plan, a row of both frames: how many targets it has, how many firm, how many dated."""
    years = str(row["first_year"])
    if row["last_year"] != row["first_year"]:
        years = words.text("plan.years", first=row["first_year"], last=row["last_year"])
    form = words.text("mark.separator").join(words.data(row, name) for name in ("genre_name", "completeness_name"))
    return PlanCard(
        page_url("plan", {"plan": row["plan_id"]}, view_parameters()),
        words.data(row, "region"),
        years,
        (words.data(row, "issuer"), form),
        [(words.text(f"card.{name}"), str(int(row[name]))) for name in ("targets", "firm", "dated")],
    )


def show_terms(title: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Terms and what they mean."""
    st.html(render("terms", title=title, pairs=pairs))
