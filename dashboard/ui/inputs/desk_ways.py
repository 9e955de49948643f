"""Ways to bring a plan: a file, a pasted text, or the sample."""

from collections.abc import Callable

import streamlit as st

from dashboard.desk.drafting import STEPS as DRAFT_STEPS
from dashboard.desk.drafting import Source, UnreadableError, Wishes, draft_source, lacks_years, read_text
from dashboard.desk.sample import NAME, sample_text
from dashboard.figures.code_spans import without_spans
from dashboard.i18n.words import Words
from dashboard.ui import desk_session
from dashboard.ui.desk_lists import reading_corpus
from dashboard.ui.html import render
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.step_progress import step_progress

FILE_KEY = "desk-file"
FILE_READ, PROBLEM = "desk-file-read", "desk-problem"  # of the session: the file read last, what was wrong
READ_PAGE = "pages/desk/read.py"
MOST_CHARACTERS = 400_001  # one more than is read: Streamlit cuts the rest off, which must be told
HEIGHT = 220  # pixels of the box for a pasted text
YEARS = (2015, 2035)  # of a plan, as the data take them


def show_ways(words: Words) -> None:
    """Show them. What was brought is drafted at once and kept in the session; a text that cannot be read leaves the
    plan of before where it was, and a sentence says what to do."""
    show_problem_of_last(words)
    if isinstance(source := st.session_state.get(desk_session.PENDING), Source):
        _ask_years(source, words)
    with st.container(horizontal=True, vertical_alignment="center"):
        sample = st.button(words.text("bring.sample"), key="desk-sample")
        st.caption(words.text("bring.sample_help"))
    if sample:
        bring(sample_text(), words, Wishes(name=NAME), READ_PAGE)
    st.html(render("uploader_words", key=FILE_KEY, choose=words.text("bring.choose")))
    file = st.file_uploader(without_spans(words.text("bring.file")), key=FILE_KEY)
    if file is not None and st.session_state.get(FILE_READ) != file.file_id:
        st.session_state[FILE_READ] = file.file_id
        bring(file.getvalue(), words)
    with st.form("desk-paste", border=False):
        text = st.text_area(words.text("bring.paste"), key=desk_session.TEXT, height=HEIGHT, max_chars=MOST_CHARACTERS)
        if st.form_submit_button(words.text("bring.read_text")):
            bring(text or "", words)


def bring(content: bytes | str, words: Words, wishes: Wishes | None = None, page: str = "") -> None:
    """Read a text and draft it; then `page` is shown, or this one anew with the plan or the problem."""
    st.session_state.pop(PROBLEM, None)
    st.session_state.pop(desk_session.PENDING, None)
    try:
        with step_progress(("text", *DRAFT_STEPS), words) as step:
            step("text")
            _draft(read_text(content), wishes or Wishes(), step)
    except UnreadableError as error:
        st.session_state[PROBLEM] = (error.zh, error.en)
        st.rerun()
    if page:
        st.switch_page(page, query_params={"lang": words.lang})
    st.rerun()


def show_problem_of_last(words: Words) -> None:
    """Why the last text could not be read, and that nothing was lost."""
    if problem := st.session_state.get(PROBLEM):
        kept = words.text("bring.as_it_was") if desk_session.current_plan() else words.text("bring.try_again")
        show_problem(problem[0] if words.lang == "zh" else problem[1], [kept])


def _draft(source: Source, wishes: Wishes, step: Callable[[str], None]) -> None:
    """Draft and keep; a text whose years nobody can see waits for them. Raises UnreadableError for another reason."""
    try:
        desk_session.keep_plan(draft_source(source, wishes, reading_corpus(), step))
    except UnreadableError:
        if wishes.first_year or not lacks_years(source.text):
            raise
        st.session_state[desk_session.PENDING] = source


def _ask_years(source: Source, words: Words) -> None:
    """Ask for the years that the text does not state."""
    show_problem(words.text("bring.no_years"))
    with st.form("desk-years", border=False):
        first = st.number_input(words.text("fact.first_year"), *YEARS, value=None, step=1)
        last = st.number_input(words.text("fact.last_year"), *YEARS, value=None, step=1)
        if st.form_submit_button(words.text("bring.go_on")) and first and last and first <= last:
            bring(source.text, words, Wishes(first_year=int(first), last_year=int(last)))
