"""Two codings side by side: agreement in each field, and the differences to be settled."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.desk.coders import KEEP, Judgement, compare_plans, settled_pack
from dashboard.desk.plan import DeskError, DeskPlan
from dashboard.i18n.words import SOURCE_LANGUAGE, Words
from dashboard.ui.coding_names import CodedNames, coded_names
from dashboard.ui.outputs.figure_panel import show_paragraph, show_section
from dashboard.ui.outputs.file_button import file_button
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.text_table import text_table

HEAD = ("item", "field", "words", "first", "second")
FILLED = ("keep", "value", "reason")
HEIGHT, ROW = 420, 35  # pixels of the table at most, and of one row


def show_comparison(first: DeskPlan, second: DeskPlan, words: Words) -> None:
    """Agreement, differences, and the settled pack."""
    try:
        comparison = compare_plans(first, second)
    except DeskError as error:
        show_problem(words.text(error.key, None, **error.values))
        return
    show_section(words.text("coders.differences", count=len(comparison.differences)))
    if comparison.differences:
        settle(first, second, comparison.differences, words)
    show_section(words.text("coders.agreement"))
    st.html(text_table(agreement_table(comparison.agreements, coded_names(words)), words))


def settle(first: DeskPlan, second: DeskPlan, differences: Sequence[Judgement], words: Words) -> None:
    """A table in which each difference is settled, and what comes of it."""
    show_paragraph(words.text("coders.how"))
    names = coded_names(words, first, second)
    frame = pd.DataFrame([judged(item, names) for item in differences], columns=list(HEAD))
    frame = frame.assign(**dict.fromkeys(FILLED, ""))
    height = min(HEIGHT, ROW * (len(frame) + 1) + 3)
    settled = st.data_editor(
        frame, key="desk-settle", hide_index=True, disabled=list(HEAD), column_config=columns(words), height=height
    )
    typed = settled.fillna("").astype(str).to_dict("records")
    rows = [choice(item, row, names) for item, row in zip(differences, typed, strict=True)]
    show_settled(first, second, rows, names)


def judged(item: Judgement, names: CodedNames) -> dict[str, str]:
    """A difference as it is shown: field and values by their names."""
    shown = {coder: names.value(item.field, getattr(item, coder)) for coder in ("first", "second")}
    return {"item": item.item, "field": names.field(item.field), "words": item.words, **shown}


def choice(item: Judgement, typed: Mapping[Hashable, str], names: CodedNames) -> dict[str, str]:
    """How a difference was settled, in codes: whom to keep, the value where neither, and why."""
    keep = keep_names(names.words).get(typed["keep"], "")
    value = names.code(item.field, typed["value"].strip())
    return {"item": item.item, "field": item.field, "keep": keep, "value": value, "reason": typed["reason"].strip()}


def keep_names(words: Words) -> dict[str, str]:
    """Codes of KEEP by their names."""
    return {words.text(f"coders.keep.{code}"): code for code in KEEP}


def columns(words: Words) -> dict[str, Any]:
    """Titles of the columns; whom to keep is chosen from a list."""
    titles: dict[str, Any] = {name: words.text(f"coders.column.{name}") for name in (*HEAD, *FILLED)}
    kept = st.column_config.SelectboxColumn(titles["keep"], options=["", *keep_names(words)])
    return {name: st.column_config.TextColumn(title) for name, title in titles.items()} | {"keep": kept}


def agreement_table(agreements: list[tuple[Any, ...]], coded: CodedNames) -> pd.DataFrame:
    """A row per field: items that both coded, those they agree on, and Krippendorff's alpha."""
    rows = [
        (coded.field(field), str(items), str(agreed), "—" if alpha is None else f"{alpha:.2f}")
        for field, items, agreed, _, alpha, _ in agreements
    ]
    names = [coded.words.text(f"coders.agreement.{name}") for name in ("field", "items", "agreed", "alpha")]
    return pd.DataFrame(rows, columns=pd.Index(names, dtype=object))


def show_settled(first: DeskPlan, second: DeskPlan, settlement: list[dict[str, str]], names: CodedNames) -> None:
    """How much is settled, what is wrong with it, and the pack."""
    words, pack = names.words, settled_pack(first, second, settlement, with_text=False)
    show_paragraph(words.text("coders.open", count=pack.still_open))
    lines = [problem(settlement[number - 1], column, names) for number, column in pack.problems]
    lines += [f"{item.column}: {item.zh if words.lang == SOURCE_LANGUAGE else item.en}" for item in pack.by_hand]
    if lines:
        show_problem(words.text("coders.problems"), lines, words)
    name = f"{first.plan_id}-settled.zip"
    file_button(words.text("coders.take"), lambda: pack.content, name, key="take-settled", own=True)


def problem(row: Mapping[str, str], column: str, names: CodedNames) -> str:
    """What is missing in a row of the settlement, or is no value of its field."""
    key = "coders.bad_value" if column == "value" and row["value"] else f"coders.missing.{column}"
    return names.words.text("coders.at", item=row["item"], field=names.field(row["field"]), what=names.words.text(key))
