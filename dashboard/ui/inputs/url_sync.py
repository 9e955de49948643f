"""Between the choosers and the address.

The address is the state. Before a widget is made its session value is set from the address; when it changes, its code
is written there, or dropped if it is the default. So reload, Back, a pasted link and the language switch all agree.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.navigation import page_parameters
from dashboard.ui.outputs.messages import show_unknown_code
from dashboard.ui.page import parameter, show_after_row
from dashboard.url_state.limits import SEPARATOR
from dashboard.url_state.parameters import ResolvedChoices, resolve_code, resolve_codes

# An open drawer, a place in a list, what a figure once was: another choice begins anew.
TRANSIENT_PARAMETERS = ("target", "silence", "measure", "page", "data", "was")
Label = Callable[[str], str]


def resolve_parameter(name: str, options: Sequence[str], default: str, label: Label, spoken: Words) -> str:
    """The code to show, given to the widget too."""
    choice = resolve_code(name, options, default, parameter(name))
    st.session_state[f"choose-{name}"] = choice.code
    if choice.unknown:
        meant = (choice.nearest, label(choice.nearest)) if choice.nearest else None
        show_after_row(lambda: show_unknown_code(name, [choice.unknown], label(choice.code), spoken, meant))
    return choice.code


def resolve_parameters(name: str, options: Sequence[str], label: Label, spoken: Words) -> list[str]:
    """The codes to show."""
    chosen = resolve_codes(options, parameter(name))
    if chosen.unknown:
        show_after_row(lambda: show_unknown_codes(name, chosen, label, spoken))
    return list(chosen.codes or options)


def show_unknown_codes(name: str, chosen: ResolvedChoices, label: Label, spoken: Words) -> None:
    """Say which codes of several nobody knows; the offer keeps the known ones."""
    shown = spoken.join([label(code) for code in chosen.codes]) or spoken.text("choose.all")
    meant = SEPARATOR.join(chosen.nearest), spoken.join([label(code) for code in chosen.nearest])
    show_unknown_code(name, chosen.unknown, shown, spoken, meant if chosen.nearest else None)


def write_choice(name: str, default: str, options: Sequence[str], resets: Sequence[str] = ()) -> None:
    """Write a changed choice into the address; a default is left out."""
    code = st.session_state[f"choose-{name}"] or default
    if are_options([code], options):
        write_parameter(name, code if code != default else "", resets)


def write_choices(name: str, key: str, options: Sequence[str], say: Callable[[Sequence[str]], str]) -> None:
    """Write several chosen codes into the address, as `say` puts them."""
    if are_options(chosen := st.session_state[key], options):
        write_parameter(name, say(chosen))


def are_options(codes: Sequence[str], options: Sequence[str]) -> bool:
    """Whether codes are codes. Who clicks before a switch of language has reached the browser sends the labels of the
    language before, which nobody can look up any more: nothing was chosen then."""
    return set(codes) <= set(options)


def write_parameter(name: str, said: str, resets: Sequence[str] = ()) -> None:
    """Put a parameter into the address or take it out; what depends on it goes, and so does what nobody can read; open
    evidence is closed."""
    if said == st.query_params.get(name, ""):
        return
    if said:
        st.query_params[name] = said
    else:
        st.query_params.pop(name, None)
    for gone in (*resets, *page_parameters().unreadable, *(TRANSIENT_PARAMETERS if name != "lang" else ())):
        st.query_params.pop(gone, None)
