"""Places for packs: one to go on with, or the pack of a second coder."""

import streamlit as st

from dashboard.desk.drafting import UnreadableError, read_text
from dashboard.desk.pack_reader import read_pack
from dashboard.desk.plan import DeskError, DeskPlan
from dashboard.i18n.words import Words
from dashboard.ui import desk_session
from dashboard.ui.html import render
from dashboard.ui.outputs.figure_panel import show_paragraph
from dashboard.ui.outputs.messages import show_problem

PACK, TEXT, SECOND = "desk-pack", "desk-pack-text", "desk-second"  # keys of the places
OPENED = "desk-pack-opened"  # of the session: how many decisions a pack had that was just opened


def show_opening(words: Words) -> None:
    """A place for a pack and one for its text; what is opened takes the place of the session's plan."""
    content, text = _place(PACK, words.text("pack.file"), words), _place(TEXT, words.text("pack.text_file"), words)
    st.caption(words.text("pack.text_help"))
    if (count := st.session_state.pop(OPENED, None)) is not None:
        show_paragraph(words.text("pack.opened", count))
    if content is None or not st.button(words.text("pack.open_it"), key="desk-pack-open"):
        return
    plan = opened(content, text, words)
    if plan is not None:
        desk_session.keep_plan(plan)
        st.session_state[OPENED] = len(plan.decisions)
        st.rerun()  # the head of the page then knows of it


def second_plan(words: Words) -> tuple[DeskPlan, DeskPlan] | None:
    """The session's plan and that of a second coder's pack; None until both are there."""
    first = desk_session.current_plan()
    if first is None:
        show_problem(words.text("coders.no_first"))
        return None
    content = _place(SECOND, words.text("coders.second"), words)
    if content is None:
        return None
    second = opened(content, first.text.encode("utf-8"), words)
    return None if second is None else (first, second)


def opened(content: bytes, text: bytes | None, words: Words) -> DeskPlan | None:
    """The plan in a pack; None where it was refused, with the reason shown."""
    try:
        return read_pack(content, read_text(text).text if text else "")
    except DeskError as error:
        show_problem(words.text(error.key, None, **error.values), [words.text("pack.as_it_was")])
    except UnreadableError as error:
        show_problem(error.zh if words.lang == "zh" else error.en, [words.text("pack.as_it_was")])
    return None


def _place(key: str, label: str, words: Words) -> bytes | None:
    st.html(render("uploader_words", key=key, choose=words.text("pack.choose")))
    file = st.file_uploader(label, key=key)
    return file.getvalue() if file is not None else None
