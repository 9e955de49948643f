"""Files of the visitor's plan: made when their button is pressed, for this session alone."""

from collections.abc import Callable

import streamlit as st

from dashboard.desk.pack import pack_bytes
from dashboard.desk.plan import DeskPlan
from dashboard.desk.sheets import workbook_bytes
from dashboard.i18n.words import Words
from dashboard.ui import own_view
from dashboard.ui.outputs.file_button import file_button


def show_files(plan: DeskPlan, words: Words) -> None:
    """The buttons, and whether the pack has the text in it."""
    with_text = st.checkbox(words.text("pack.with_text"), value=False, key="desk-with-text")
    st.caption(words.text("pack.with_text_on" if with_text else "pack.with_text_off"))
    _button(words.text("pack.take"), lambda: pack_bytes(plan, with_text), f"{plan.plan_id}-pack.zip")
    st.caption(words.text("pack.take_help"))
    _button(words.text("pack.workbook"), lambda: workbook_bytes(plan, blank=False), f"{plan.plan_id}.xlsx")
    st.caption(words.text("pack.workbook_help"))
    _button(words.text("pack.blank"), lambda: workbook_bytes(plan, blank=True), f"{plan.plan_id}-second.xlsx")
    st.caption(words.text("pack.blank_help"))


def show_forgetting(words: Words) -> None:
    """A button that lets the plan go at once: from session, server and browser."""
    with st.popover(words.text("keep.forget"), width="content"):
        st.caption(words.text("keep.forget_sure"))
        if st.button(words.text("keep.forget_now"), key="desk-forget-all"):
            own_view.forget()
            st.rerun()


def _button(label: str, make: Callable[[], bytes], name: str) -> None:
    file_button(label, make, name, key=f"take-{name}", own=True)
