"""Between the choosers and the address.

The address is the state. Before a widget is made its session value is set from the address; when it changes, its code
is written there, or dropped if it is the default. So reload, Back, a pasted link and the language switch all agree.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import navigation, panels
from dashboard.choices import Choices, resolve, resolve_some
from dashboard.parameters import SEPARATOR
from dashboard.widgets.page import after_row, asked
from dashboard.wording import Words

# An open drawer, a place in a list, what a figure once was: another choice begins anew.
PASSING = ("target", "silence", "measure", "page", "data", "was")
Label = Callable[[str], str]


def resolved(name: str, options: Sequence[str], default: str, label: Label, spoken: Words) -> str:
    """The code to show, given to the widget too."""
    choice = resolve(name, options, default, asked(name))
    st.session_state[f"choose-{name}"] = choice.code
    if choice.unknown:
        meant = (choice.nearest, label(choice.nearest)) if choice.nearest else None
        after_row(lambda: panels.unknown(name, [choice.unknown], label(choice.code), spoken, meant))
    return choice.code


def resolved_some(name: str, options: Sequence[str], label: Label, spoken: Words) -> list[str]:
    """The codes to show."""
    chosen = resolve_some(options, asked(name))
    if chosen.unknown:
        after_row(lambda: say_unknown(name, chosen, label, spoken))
    return list(chosen.codes or options)


def say_unknown(name: str, chosen: Choices, label: Label, spoken: Words) -> None:
    """Say which codes of several nobody knows; the offer keeps the known ones."""
    shown = spoken.join([label(code) for code in chosen.codes]) or spoken.text("choose.all")
    meant = SEPARATOR.join(chosen.nearest), spoken.join([label(code) for code in chosen.nearest])
    panels.unknown(name, chosen.unknown, shown, spoken, meant if chosen.nearest else None)


def changed(name: str, default: str, options: Sequence[str], resets: Sequence[str] = ()) -> None:
    """Write a changed choice into the address; a default is left out."""
    code = st.session_state[f"choose-{name}"] or default
    if known([code], options):
        write(name, code if code != default else "", resets)


def changed_some(name: str, key: str, options: Sequence[str], say: Callable[[Sequence[str]], str]) -> None:
    """Write several chosen codes into the address, as `say` puts them."""
    if known(chosen := st.session_state[key], options):
        write(name, say(chosen))


def known(codes: Sequence[str], options: Sequence[str]) -> bool:
    """Whether codes are codes. Who clicks before a switch of language has reached the browser sends the labels of the
    language before, which nobody can look up any more: nothing was chosen then."""
    return set(codes) <= set(options)


def write(name: str, said: str, resets: Sequence[str] = ()) -> None:
    """Put a parameter into the address or take it out; what depends on it goes, and so does what nobody can read; open
    evidence is closed."""
    if said == st.query_params.get(name, ""):
        return
    if said:
        st.query_params[name] = said
    else:
        st.query_params.pop(name, None)
    for gone in (*resets, *navigation.address().unreadable, *(PASSING if name != "lang" else ())):
        st.query_params.pop(gone, None)
