"""Which plans a page shows, where there are more than a figure can hold."""

import pandas as pd
import streamlit as st

from dashboard import cache, panels
from dashboard.choices import HELD, MOST, Choices
from dashboard.parameters import SEPARATOR
from dashboard.widgets.address import say_unknown
from dashboard.widgets.choosers import SMALL_CHOOSER, plan_buttons, plan_names
from dashboard.widgets.page import in_view
from dashboard.wording import Words

LONGEST = 100  # characters of a search


def choose_view(spoken: Words) -> None:
    """Which plans the page shows, where there are more than can be shown: how many, which, and a search for others.

    Only the plans in view and the first few found are sent to the browser, however many there are.
    """
    seen = in_view()
    if seen is None:
        return
    st.caption(spoken.text("view.said", count=len(seen.plans), total=spoken.number(seen.total)))
    if seen.cut:
        panels.problem(spoken.text("view.cut", most=MOST, cut=seen.cut))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.text_input(spoken.text("view.find"), key="find-plans", width=SMALL_CHOOSER, live="0.4s")
    found = cache.frame("plans_named", text=typed.strip()[:LONGEST], limit=HELD) if typed.strip() else None
    listed = pd.concat([cache.frame("plans", shown=seen.plans), *([] if found is None else [found])])
    names = plan_names(listed, spoken)
    if seen.unknown:
        say_unknown("plans", Choices(seen.asked, seen.unknown), names.__getitem__, spoken)
    plan_buttons("choose-view", seen.plans, names, SEPARATOR.join, spoken)
    if found is not None:
        st.caption(spoken.text("view.found", count=len(found)) if len(found) else spoken.text("view.none"))
