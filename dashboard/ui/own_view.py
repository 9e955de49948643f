"""Pages with the visitor's own plan beside the others: the switch, and the database that a run reads.

The choice is in the session and with the visitor's desk, never in an address. What a run reads is set for that run
alone (`database.private.reading_private`); a fragment that runs by itself takes up what its page read
(`with_last_build`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.database.private import PrivateDatabase, private_database, reading_private
from dashboard.desk.own_desks import DESKS, OwnDesk
from dashboard.desk.own_requests import COOKIE
from dashboard.desk.plan import DeskPlan
from dashboard.desk.private_build import STEPS, OwnBuildError, build_own, digest_of
from dashboard.desk.progress import progress
from dashboard.i18n.words import Words
from dashboard.ui import desk_memory, desk_session, run_limit
from dashboard.ui.components.desk_key import offer_key
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.own_faults import show_faults, show_refusal
from dashboard.ui.outputs.page_errors import show_private_error
from dashboard.ui.outputs.step_progress import step_progress
from dashboard.url_state.site_map import is_desk_page, shows_own_plan

FIRST_PAGE = "pages/compare/matrix.py"  # that a plan is seen on
SECRET, SHOWN, RUN, NOTICE = "own-secret", "own-shown", "own-run", "own-notice"  # of the session
READING, PACK = "read", "pack"  # pages: one sends every decision by itself, one takes up what a browser keeps


@contextmanager
def with_own_plan(page: str, words: Words) -> Iterator[None]:
    """Show the switch, and have what runs within read the visitor's own build where the visitor wants it."""
    desk = current_desk()
    database = None
    if page != READING:
        desk_memory.mirror(ask=page == PACK)
    if desk is not None and shows_own_plan(page) and show_switch(desk, words):
        database = _own_database(desk, words)
    if desk is not None and is_desk_page(page):
        show_way_out(desk, words)
    st.session_state[RUN] = database
    try:
        with reading_private(database):
            yield
    except Exception as error:
        if database is None:
            raise
        show_private_error(error)


@contextmanager
def with_last_build() -> Iterator[None]:
    """Read what the page of a fragment read in its last whole run."""
    with reading_private(private_database() or st.session_state.get(RUN)):
        yield


def current_desk() -> OwnDesk | None:
    """The desk of this session, opened with its plan; after a reload that of the browser's cookie. None without plan.

    Another plan has another desk; that of the plan before is left to other sessions that are at it.
    """
    plan, secret = desk_session.current_plan(), st.session_state.get(SECRET, "")
    desk = DESKS.find(secret or st.context.cookies.get(COOKIE, ""), _session())
    if plan is None and desk is not None and secret:
        forget()
        return None
    if plan is None and desk is not None and desk.plan is not None:
        plan = desk.plan
        desk_session.keep_plan(plan)
    if plan is None:
        return None
    if secret and desk is None:
        st.session_state[NOTICE] = "own.let_go"
    if desk is not None and desk.plan is not None and desk.plan.sha256 != plan.sha256:
        if desk.sessions == {_session()}:
            DESKS.close(desk.secret)
        desk = None
    if desk is None:
        desk = DESKS.open(_session())
    desk.plan = plan
    st.session_state[SECRET] = desk.secret
    if st.context.cookies.get(COOKIE, "") != desk.secret:
        offer_key(desk.secret)
    return desk


def forget() -> None:
    """Let the plan go, everywhere: session, build, files."""
    DESKS.close(st.session_state.pop(SECRET, ""))
    desk_memory.forget()
    desk_session.forget_plan()
    st.session_state.pop(RUN, None)


def show_switch(desk: OwnDesk, words: Words) -> bool:
    """The switch; whether it is on. Says what is shown, and that it was let go if it was."""
    if notice := st.session_state.pop(NOTICE, ""):
        show_problem(words.text(notice))
    st.session_state[SHOWN] = desk.shown
    with st.container(horizontal=True, vertical_alignment="center", key="own-plan"):
        shown = st.toggle(words.text("own.show"), key=SHOWN, on_change=_store_choice, args=(desk.secret,))
        st.caption(words.text("own.private" if shown else "own.offer"))
        if shown and (count := _undecided(desk)):
            st.caption(words.text("own.proposed", count=count))
    return shown


def _undecided(desk: OwnDesk) -> int:
    """How many quantities of the plan stand under an indicator that is only proposed."""
    state = progress(desk.plan) if desk.plan else None
    return state.live - state.indicators if state else 0


def show_way_out(desk: OwnDesk, words: Words) -> None:
    """On pages about the plan itself: a button that leads to all plans, with this one among them."""
    if st.button(words.text("own.see"), key="own-see"):
        desk.shown = True
        st.switch_page(FIRST_PAGE, query_params={"lang": words.lang})


def _store_choice(secret: str) -> None:
    desk = DESKS.find(secret)
    if desk is not None:
        desk.shown = bool(st.session_state[SHOWN])


def _own_database(desk: OwnDesk, words: Words) -> PrivateDatabase | None:
    """The database of the desk's plan as it stands, built first where it is not; None where it cannot be."""
    plan = desk.plan
    if plan is None:
        return None
    if desk.build is None or desk.build.digest != _digest(plan):
        try:
            with step_progress(STEPS, words) as step, run_limit.slot_released():
                desk.rebuild(partial(build_own, step=step))
        except OwnBuildError as error:
            desk.shown = False
            show_refusal(error, words)
            return None
    assert desk.build is not None
    show_faults(desk.build.faults, words)
    return desk.build.database


def _digest(plan: DeskPlan) -> str:
    """The digest of a plan's rows, computed once for each state of the plan."""
    held = st.session_state.get("own-digest")
    if held is None or held[0] is not plan:
        held = st.session_state["own-digest"] = (plan, digest_of(plan))
    return str(held[1])


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""
