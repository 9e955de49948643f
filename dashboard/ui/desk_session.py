"""The plan that a visitor brought: in the session, and nowhere else. Go through these functions only."""

import streamlit as st

from dashboard.desk.plan import DeskPlan

HELD = "desk-plan"
STREAM, PENDING, TEXT = "desk-stream", "desk-pending", "desk-text"  # of the session too: what was sent, waits, is typed


def current_plan() -> DeskPlan | None:
    """The plan of the session; None before one was brought."""
    plan = st.session_state.get(HELD)
    return plan if isinstance(plan, DeskPlan) else None


def keep_plan(plan: DeskPlan) -> None:
    """Replace it."""
    st.session_state[HELD] = plan


def forget_plan() -> None:
    """Drop it with all its decisions, and what else of its text is in the session."""
    for name in (HELD, STREAM, PENDING, TEXT):
        st.session_state.pop(name, None)
