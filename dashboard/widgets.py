"""Choosers, and the state of a page in its address: codes in the URL, words on the screen.

The address is the state. Before a widget is made its session value is set from the address; when it changes, its code
is written there, or dropped if it is the default. So reload, Back, a pasted link and the language switch all agree.
"""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import theme, wording
from dashboard.wording import Words

CHOOSER = 620  # pixels of a drop-down; on a phone it takes the row


@dataclass(frozen=True)
class Choice:
    """What is shown for a parameter. `unknown` is a code the link asked for in vain, `nearest` the one most like it."""

    name: str
    code: str
    unknown: str = ""
    nearest: str = ""


def words() -> Words:
    """The words of the page's language: the link's, else the browser's (zh: Chinese, any other: English)."""
    return Words(wording.best_language(st.query_params.get("lang"), st.context.locale))


def asked(name: str) -> str:
    """What the address asks for under a name; empty if nothing."""
    return st.query_params.get(name, "")


def dark() -> bool:
    """Whether the page is shown dark."""
    return st.context.theme.type == "dark"


def frame_page(spoken: Words) -> None:
    """What every page has: our styles, and the language told to the browser. Call once, after st.navigation."""
    st.html(f"<style>{theme.CSS}</style>")
    tag = {"zh": "zh-CN"}.get(spoken.lang, spoken.lang)
    st.html(f"<script>document.documentElement.lang = {tag!r}</script>", unsafe_allow_javascript=True)


def row() -> DeltaGenerator:
    """The row that choosers stand in; wraps on a phone."""
    return st.container(horizontal=True, vertical_alignment="bottom", gap="medium")


def resolve(name: str, options: Sequence[str], default: str, asked: str | None) -> Choice:
    """The choice for what a link asks for: the code if known, else the default and the nearest known code."""
    if not asked:
        return Choice(name, default)
    if asked in options:
        return Choice(name, asked)
    close = difflib.get_close_matches(asked, options, n=1, cutoff=0.4)
    return Choice(name, default, unknown=asked, nearest=close[0] if close else "")


def choose(name: str, options: Sequence[str], default: str, label: Callable[[str], str], spoken: Words) -> Choice:
    """A drop-down of codes shown by `label`, bound to the parameter `name`; its own label is `choose.<name>`."""
    choice = resolve(name, options, default, st.query_params.get(name))
    key = f"choose-{name}"
    st.session_state[key] = choice.code
    st.selectbox(
        spoken.text(f"choose.{name}"),
        options,
        format_func=label,
        key=key,
        width=CHOOSER,
        on_change=_written,
        args=(name, key, default),
    )
    return choice


def choose_language(spoken: Words) -> Choice:
    """The language switch. What it sets stays in the address, default or not, so that a shared link says it."""
    choice = resolve("lang", wording.languages(), spoken.lang, st.query_params.get("lang"))
    st.session_state["choose-lang"] = spoken.lang
    st.segmented_control(
        spoken.text("choose.language"),
        wording.languages(),
        format_func=lambda code: Words(code).own_name,
        key="choose-lang",
        label_visibility="collapsed",
        required=True,
        on_change=_written,
        args=("lang", "choose-lang", ""),
    )
    return choice


def _written(name: str, key: str, default: str) -> None:
    """Write a changed choice into the address; a default is left out, and open evidence is closed."""
    code = st.session_state[key]
    if code and code != default:
        st.query_params[name] = code
    else:
        st.query_params.pop(name, None)
    if name != "lang":
        st.query_params.pop("target", None)
