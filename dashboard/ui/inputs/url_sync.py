"""Between the choosers and the address.

The address is the state. Before a widget is made its session value is set from the address; when it changes, its code
is written there, or dropped if it is the default. So reload, Back, a pasted link and the language switch all agree.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.inputs.chooser_row import show_after_row
from dashboard.ui.navigation import page_parameters
from dashboard.ui.outputs.messages import show_unknown_code
from dashboard.ui.run_context import parameter
from dashboard.url_state.limits import SEPARATOR
from dashboard.url_state.parameters import ResolvedChoices, resolve_code, resolve_codes

# An open drawer, a place in a list, what a figure once was: another choice begins anew.
TRANSIENT_PARAMETERS = ("target", "silence", "measure", "proof", "page", "data", "was")
Label = Callable[[str], str]


def resolve_parameter(name: str, options: Sequence[str], default: str, label: Label, words: Words) -> str:
    """The code to show, given to the widget too."""
    choice = resolve_code(options, default, parameter(name))
    st.session_state[f"choose-{name}"] = choice.code
    if choice.unknown:
        meant = (choice.nearest, label(choice.nearest)) if choice.nearest else None
        show_after_row(lambda: show_unknown_code(name, [choice.unknown], label(choice.code), words, meant))
    return choice.code


def resolve_parameters(name: str, options: Sequence[str], label: Label, words: Words) -> list[str]:
    """The codes to show."""
    chosen = resolve_codes(options, parameter(name))
    if chosen.unknown:
        show_after_row(lambda: show_unknown_codes(name, chosen, label, words))
    return list(chosen.codes or options)


def show_unknown_codes(name: str, chosen: ResolvedChoices, label: Label, words: Words) -> None:
    """Say which codes of several nobody knows; the offer keeps the known ones."""
    shown = words.join([label(code) for code in chosen.codes]) or words.text("choose.all")
    meant = SEPARATOR.join(chosen.nearest), words.join([label(code) for code in chosen.nearest])
    show_unknown_code(name, chosen.unknown, shown, words, meant if chosen.nearest else None)


def name_in_address(name: str, code: str) -> None:
    """Put what the page shows by default into the address, so that a copied address says it, whatever the default is
    one day. The browser replaces its address itself: written by the server it would be a step for Back."""
    if not parameter(name):
        st.html(render("name_in_address", name=name, value=code), unsafe_allow_javascript=True)


def write_choice(name: str, default: str, options: Sequence[str], resets: Sequence[str] = ()) -> None:
    """Write a changed choice into the address; a default is left out."""
    code = st.session_state[f"choose-{name}"] or default
    if are_options([code], options):
        write_parameter(name, code if code != default else "", resets)


def write_choices(name: str, key: str, options: Sequence[str], join: Callable[[Sequence[str]], str]) -> None:
    """Write several chosen codes into the address, joined by `join`."""
    if are_options(chosen := st.session_state[key], options):
        write_parameter(name, join(chosen))


def are_options(codes: Sequence[str], options: Sequence[str]) -> bool:
    """Whether codes are codes. Who clicks before a switch of language has reached the browser sends the labels of the
    language before, which nobody can look up any more: nothing was chosen then."""
    return set(codes) <= set(options)


def write_parameter(name: str, value: str, resets: Sequence[str] = ()) -> None:
    """Put a parameter into the address or take it out; what depends on it goes, and so does what nobody can read; open
    evidence is closed."""
    if value == st.query_params.get(name, ""):
        return
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
    for stale in (*resets, *page_parameters().unreadable, *(TRANSIENT_PARAMETERS if name != "lang" else ())):
        st.query_params.pop(stale, None)
