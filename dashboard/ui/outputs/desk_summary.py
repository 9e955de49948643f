"""What is on the desk: the plan, what was read in it, where to go on, and how to put it away."""

import streamlit as st

from dashboard.desk.plan import DeskPlan
from dashboard.desk.progress import progress
from dashboard.i18n.words import Words
from dashboard.ui.inline_html import tag_chinese
from dashboard.ui.inputs.desk_ways import READ_PAGE
from dashboard.ui.outputs.desk_files import show_forgetting
from dashboard.ui.outputs.figure_panel import show_heading, show_paragraph

COMPARE_PAGE = "pages/compare/matrix.py"


def show_summary(plan: DeskPlan, words: Words) -> None:
    """Title and counts of the plan, what was noticed on reading its file, and the ways on."""
    state = progress(plan)
    counts = {"clauses": len(plan.tables["measures"]), "numerals": len(plan.tables["numerals"])}
    counts |= {"quantities": state.quantities, "decided": state.decided}
    show_heading(
        plan_title(plan, words),
        words.text("bring.drafted", None, **counts),
    )
    for zh, en in plan.notices:
        show_paragraph(zh if words.lang == "zh" else en)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(words.text("bring.to_reading"), type="primary", key="desk-read"):
            st.switch_page(READ_PAGE, query_params={"lang": words.lang})
        show_forgetting(words)


def show_way_on(words: Words) -> None:
    """A link to a page where the plan can be switched on beside the others."""
    st.page_link(COMPARE_PAGE, label=words.text("reading.beside"), query_params={"lang": words.lang})


def plan_title(plan: DeskPlan, words: Words) -> str:
    """The title as its text has it, marked as Chinese; or that there is none."""
    title = plan.tables["plans"][0]["title_zh"]
    return tag_chinese(title, words) if title else words.text("bring.untitled")


def show_privacy(words: Words) -> None:
    """Where the text is, and where it is not."""
    st.caption(words.text("bring.private"))
