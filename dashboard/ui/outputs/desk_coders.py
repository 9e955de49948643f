"""Two codings side by side: agreement in each field, and the differences to be settled."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.desk.coders import KEEP, Judgement, compare_plans, settled_pack
from dashboard.desk.model import DeskError, DeskPlan
from dashboard.i18n.words import Words
from dashboard.ui.outputs.figure_panel import show_paragraph, show_section
from dashboard.ui.outputs.file_button import file_button
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.text_table import text_table

HEAD = ("item", "field", "words", "first", "second")
FILLED = ("keep", "value", "reason")


def show_comparison(first: DeskPlan, second: DeskPlan, words: Words) -> None:
    """Agreement, differences, and the settled pack."""
    try:
        found = compare_plans(first, second)
    except DeskError as error:
        show_problem(words.text(error.key, None, **error.values))
        return
    show_section(words.text("coders.differences", count=len(found.differences)))
    if found.differences:
        settle(first, second, found.differences, words)
    show_section(words.text("coders.agreement"))
    st.html(text_table(agreement_table(found.agreements, words), words))


def settle(first: DeskPlan, second: DeskPlan, differences: Sequence[Judgement], words: Words) -> None:
    """A table in which each difference is settled, and what comes of it."""
    show_paragraph(words.text("coders.how"))
    judged = [{name: str(getattr(item, name)) for name in HEAD} for item in differences]
    frame = pd.DataFrame(judged, columns=list(HEAD)).assign(**dict.fromkeys(FILLED, ""))
    settled = st.data_editor(
        frame, key="desk-settle", hide_index=True, disabled=list(HEAD), column_config=columns(words), height=420
    )
    rows = [{str(name): str(cell) for name, cell in row.items()} for row in settled.fillna("").to_dict("records")]
    rows = [row | {"keep": keep_names(words).get(row["keep"], "")} for row in rows]
    show_settled(first, second, rows, words)


def keep_names(words: Words) -> dict[str, str]:
    """Codes of KEEP by their names."""
    return {words.text(f"coders.keep.{code}"): code for code in KEEP}


def columns(words: Words) -> dict[str, Any]:
    """Titles of the columns; whom to keep is chosen from a list."""
    titles: dict[str, Any] = {name: words.text(f"coders.column.{name}") for name in (*HEAD, *FILLED)}
    kept = st.column_config.SelectboxColumn(titles["keep"], options=list(keep_names(words)))
    return {name: st.column_config.TextColumn(title) for name, title in titles.items()} | {"keep": kept}


def agreement_table(agreements: list[tuple[Any, ...]], words: Words) -> pd.DataFrame:
    """A row per field: items that both coded, those they agree on, and Krippendorff's alpha."""
    rows = [
        (field, str(items), str(agreed), "—" if alpha is None else f"{alpha:.2f}")
        for field, items, agreed, _, alpha, _ in agreements
    ]
    names = [words.text(f"coders.agreement.{name}") for name in ("field", "items", "agreed", "alpha")]
    return pd.DataFrame(rows, columns=pd.Index(names, dtype=object))


def show_settled(first: DeskPlan, second: DeskPlan, settlement: list[dict[str, str]], words: Words) -> None:
    """How much is settled, what is wrong with it, and the pack."""
    made = settled_pack(first, second, settlement, with_text=False)
    show_paragraph(words.text("coders.open", count=made.still_open))
    if made.problems:
        lines = [problem.zh if words.lang == "zh" else problem.en for problem in made.problems]
        show_problem(words.text("coders.problems"), lines, words)
    name = f"{first.plan_id}-settled.zip"
    file_button(words.text("coders.take"), lambda: made.content, name, key="take-settled", own=True)
