"""Which plans a page shows, where there are more than a figure can hold."""

import pandas as pd
import streamlit as st

from dashboard.database import frame_cache
from dashboard.i18n.words import Words
from dashboard.ui.inputs.choosers import SMALL_CHOOSER, plan_buttons, plan_names
from dashboard.ui.inputs.url_sync import show_unknown_codes
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.run_context import plans_shown
from dashboard.url_state.limits import SEPARATOR
from dashboard.url_state.parameters import MAX_PLANS, PLANS_PER_FIGURE, ResolvedChoices

LONGEST = 100  # characters of a search


def choose_view(words: Words) -> None:
    """Which plans the page shows, where there are more than can be shown: how many, which, and a search for others.

    Only the plans in view and the first few found are sent to the browser, however many there are.
    """
    seen = plans_shown()
    if seen is None:
        return
    st.caption(words.text("view.said", count=len(seen.plans), total=words.number(seen.total)))
    if seen.cut:
        show_problem(words.text("view.cut", most=MAX_PLANS, cut=seen.cut))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.text_input(words.text("view.find"), key="find-plans", width=SMALL_CHOOSER, live="0.4s")
    found = (
        frame_cache.frame("plans_named", text=typed.strip()[:LONGEST], limit=PLANS_PER_FIGURE)
        if typed.strip()
        else None
    )
    listed = pd.concat([frame_cache.frame("plans", shown=seen.plans), *([] if found is None else [found])])
    names = plan_names(listed, words)
    if seen.unknown:
        show_unknown_codes("plans", ResolvedChoices(seen.requested, seen.unknown), names.__getitem__, words)
    plan_buttons("choose-view", seen.plans, names, SEPARATOR.join, words)
    if found is not None:
        st.caption(words.text("view.found", count=len(found)) if len(found) else words.text("view.none"))
