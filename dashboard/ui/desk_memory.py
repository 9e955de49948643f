"""Whether the visitor's plan is kept in this browser: only where that is ticked, and until it is unticked."""

import streamlit as st

from dashboard.desk.codec import from_json, to_json
from dashboard.desk.plan import DeskError
from dashboard.i18n.words import Words
from dashboard.ui import desk_session
from dashboard.ui.components.desk_storage import MOST, mirror_plan

KEEP, TICK, FORGET = "desk-keep", "desk-keep-tick", "desk-keep-forget"  # of the session


def mirror(ask: bool) -> None:
    """Have the browser store the plan, remove it, or tell the one that it has. ask: whether a session without a plan
    takes that up. Call once on a page."""
    plan, forget = desk_session.current_plan(), bool(st.session_state.pop(FORGET, False))
    kept = bool(st.session_state.get(KEEP)) and plan is not None
    if forget or kept or (ask and plan is None):
        mirror_plan(to_json(plan) if kept and plan else None, forget, ask and plan is None, _restore)


def show_choice(words: Words) -> None:
    """The tick, and what it does."""
    st.session_state[TICK] = bool(st.session_state.get(KEEP))
    ticked = st.checkbox(words.text("keep.tick"), key=TICK, on_change=_ticked)
    plan = desk_session.current_plan()
    large = ticked and plan is not None and len(to_json(plan)) > MOST
    st.caption(words.text("keep.large" if large else "keep.on" if ticked else "keep.off"))


def _ticked() -> None:
    st.session_state[KEEP] = bool(st.session_state[TICK])
    st.session_state[FORGET] = not st.session_state[KEEP]


def forget() -> None:
    """Have the browser remove what it stores."""
    st.session_state[FORGET] = bool(st.session_state.pop(KEEP, False))


def _restore(content: str) -> None:
    """Take up the plan that the browser has. One that cannot be read is left there, and nothing happens."""
    try:
        plan = from_json(content)
    except DeskError:
        return
    if desk_session.current_plan() is None:
        desk_session.keep_plan(plan)
        st.session_state[KEEP] = True
