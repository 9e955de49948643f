"""The plans as cards on one row, each leading to its page; and words with what they mean."""

from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.ui.navigation import page_url
from dashboard.ui.outputs import markup


def show_plan_cards(sheets: pd.DataFrame, counts: pd.DataFrame, words: Words) -> None:
    """A card for each plan. Frames as in `queries`: plan_sheets and plan_counts, both in plan order."""
    rows = records(sheets.merge(counts, on="plan_id"))
    st.html(f'<div class="dz dz-cards">{"".join(card(row, words) for row in rows)}</div>')


def card(row: dict[str, Any], words: Words) -> str:
    """One plan: place and years, issuer, genre, completeness; how many targets, how many firm, how many dated."""
    years = str(row["first_year"])
    if row["last_year"] != row["first_year"]:
        years = words.text("plan.years", first=row["first_year"], last=row["last_year"])
    there = page_url("plan", plan=row["plan_id"])
    form = words.text("mark.separator").join(words.data(row, name) for name in ("genre_name", "completeness_name"))
    counted = [(words.text(f"card.{name}"), str(int(row[name]))) for name in ("targets", "firm", "dated")]
    return (
        f"<article><h3>{markup.link(there, words.data(row, 'region'))} {escape(years)}</h3>"
        f"{markup.paragraphs([words.data(row, 'issuer'), form])}{markup.facts_list(counted)}</article>"
    )


def show_terms(title: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Words and what they mean."""
    st.html(f'<h2 class="dz-headline dz-part">{escape(title)}</h2><div class="dz">{markup.facts_list(pairs)}</div>')


def show_remark(text: str) -> None:
    """What is to be said of a part of a page."""
    st.html(f'<div class="dz">{markup.paragraphs([text])}</div>')
