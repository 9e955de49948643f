"""Which plans a page shows, where there are more than a figure can hold."""

import pandas as pd
import streamlit as st

from dashboard.database import frame_cache
from dashboard.i18n.words import Words
from dashboard.ui.inputs.choosers import SMALL_CHOOSER, plan_buttons, plan_names
from dashboard.ui.inputs.filters import MAX_SEARCH_LENGTH
from dashboard.ui.inputs.url_sync import show_unknown_codes
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.run_context import plans_shown
from dashboard.url_state.limits import SEPARATOR
from dashboard.url_state.parameters import MAX_PLANS, PLANS_PER_FIGURE, ResolvedChoices


def choose_view(words: Words) -> None:
    """Show how many plans are in view and which, with a search for others; nothing where all plans are shown.

    Only the plans in view and the first few matches are sent to the browser, however many there are.
    """
    view = plans_shown()
    if view is None:
        return
    st.caption(words.text("view.said", count=len(view.plans), total=words.number(view.total)))
    if view.cut:
        show_problem(words.text("view.cut", most=MAX_PLANS, cut=view.cut))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.text_input(words.text("view.find"), key="find-plans", width=SMALL_CHOOSER, live="0.4s")
    matches = (
        frame_cache.frame("plans_named", text=typed.strip()[:MAX_SEARCH_LENGTH], limit=PLANS_PER_FIGURE)
        if typed.strip()
        else None
    )
    listed = pd.concat([frame_cache.frame("plans", shown=view.plans), *([] if matches is None else [matches])])
    names = plan_names(listed, words)
    if view.unknown:
        show_unknown_codes("plans", ResolvedChoices(view.requested, view.unknown), names.__getitem__, words)
    plan_buttons("choose-view", view.plans, names, SEPARATOR.join, words)
    if matches is not None:
        st.caption(words.text("view.found", count=len(matches)) if len(matches) else words.text("view.none"))
