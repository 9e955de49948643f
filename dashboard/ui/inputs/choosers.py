"""Choosers: codes in the address, words on the screen. Each returns what is shown, and itself says, under the row of
choosers, which codes of the link nobody knows, what is shown instead, and what was perhaps meant.

How the address is read and written, dashboard/ui/inputs/url_sync.py says.
"""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard.figures.records import records
from dashboard.i18n import words
from dashboard.i18n.words import Words
from dashboard.ui.inputs.url_sync import (
    Label,
    resolve_parameter,
    resolve_parameters,
    write_choice,
    write_choices,
    write_parameter,
)
from dashboard.ui.markdown import escape_markdown
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.page import plans_shown, show_after_row
from dashboard.url_state.parameters import parameter_value, rows_of_theme

CHOOSER = 620  # pixels of a drop-down; on a phone it takes the row
SMALL_CHOOSER = 240  # one of several in a row


def option_labels(options: Sequence[str], label: Label) -> Label:
    """The labels of these options and nothing else: Streamlit keeps what it is given to spell them with as long as the
    session lasts, and with a page's own function it would keep all that the page knew."""
    return {option: label(option) for option in options}.__getitem__


def choose(
    name: str,
    options: Sequence[str],
    default: str,
    label: Label,
    spoken: Words,
    width: int = CHOOSER,
    resets: Sequence[str] = (),
) -> str:
    """A drop-down of codes shown by `label`, bound to the parameter `name`; returns the code that is shown.

    Its own label is `choose.<name>`; an unknown code is said as `what.<name>`. A change takes the parameters named in
    `resets` out of the address, such as what was chosen within the choice before.
    """
    code = resolve_parameter(name, options, default, label, spoken)
    st.selectbox(
        spoken.text(f"choose.{name}"),
        options,
        format_func=option_labels(options, label),
        key=f"choose-{name}",
        width=width,
        placeholder=spoken.text("choose.placeholder"),
        on_change=write_choice,
        args=(name, default, tuple(options), tuple(resets)),
    )
    return code


def previous_next(name: str, options: Sequence[str], code: str, label: Label, remark: str, spoken: Words) -> None:
    """A remark on what is chosen under a name, and what stands before and after it among its options, to go there."""
    place = list(options).index(code)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        st.caption(escape_markdown(remark), width="content")
        for key, number in (("previous", place - 1), ("next", place + 1)):
            if 0 <= number < len(options):
                said = escape_markdown(spoken.text(f"choose.{key}", name=label(options[number])))
                st.button(
                    said, key=f"step-{key}", type="tertiary", on_click=write_parameter, args=(name, options[number])
                )


def switch(name: str, options: Sequence[str], default: str, label: Label, spoken: Words, visible: bool = True) -> str:
    """The same for a few short options, all in view. Where there is nothing to choose it is not `visible`."""
    code = resolve_parameter(name, options, default, label, spoken)
    if not visible:
        return code
    st.segmented_control(
        spoken.text(f"choose.{name}"),
        options,
        format_func=option_labels(options, lambda option: escape_markdown(label(option))),
        key=f"choose-{name}",
        required=True,
        wrap=True,
        on_change=write_choice,
        args=(name, default, tuple(options)),
    )
    return code


def choose_language(spoken: Words) -> str:
    """The language switch. What it sets stays in the address, default or not, so that a shared link says it."""
    code = resolve_parameter("lang", words.languages(), spoken.lang, lambda code: Words(code).own_name, spoken)
    st.segmented_control(
        spoken.text("choose.language"),
        words.languages(),
        format_func=lambda code: Words(code).own_name,
        key="choose-lang",
        label_visibility="collapsed",
        required=True,
        on_change=write_choice,
        args=("lang", "", tuple(words.languages())),
    )
    return code


def choose_theme(themes: pd.DataFrame, spoken: Words, resets: Sequence[str] = ()) -> str:
    """A drop-down of all themes and each one, bound to `theme`; "" for all. `themes` as in `queries.themes`."""
    names = {"": spoken.text("choose.all")} | {row["theme_id"]: spoken.data(row, "name") for row in records(themes)}
    return choose("theme", list(names), "", names.__getitem__, spoken, SMALL_CHOOSER, resets)


def options_of_theme(frame: pd.DataFrame, theme: str, code: str, spoken: Words) -> list[str]:
    """Codes to choose from within a theme, as in `choices.within`; says where the theme has none and all are listed."""
    if theme and not (frame["theme_id"] == theme).any():
        show_after_row(lambda: show_problem(spoken.text("choose.none_of_theme")))
    return list(rows_of_theme(frame, theme, code).index)


def choose_plans(plans: pd.DataFrame, spoken: Words) -> list[str]:
    """A button for each plan, bound to `plans`; the codes of those shown, in plan order. None pressed shows all."""
    if seen := plans_shown():  # too many for buttons: the head of the page lets the reader choose
        return list(seen.plans)
    names = plan_names(plans, spoken)
    chosen = resolve_parameters("plans", list(names), names.__getitem__, spoken)
    plan_buttons("choose-plans", chosen, names, lambda codes: parameter_value(codes, list(names)), spoken)
    return chosen


def plan_names(plans: pd.DataFrame, spoken: Words) -> dict[str, str]:
    """What a button for a plan says, by its code: place and first year. `plans` as in `queries.plans`."""
    return {row["plan_id"]: f"{spoken.data(row, 'region')} {row['first_year']}" for row in records(plans)}


def plan_buttons(
    key: str, chosen: Sequence[str], names: dict[str, str], say: Callable[[Sequence[str]], str], spoken: Words
) -> None:
    """Buttons for plans by their `names`, those `chosen` pressed; `say` puts those pressed as the address has them."""
    st.session_state[key] = list(chosen)
    st.pills(
        spoken.text("choose.plans"),
        list(names),
        selection_mode="multi",
        format_func=lambda plan: escape_markdown(names[plan]),
        key=key,
        wrap=True,
        on_change=write_choices,
        args=("plans", key, list(names), say),
    )


def choose_several(
    name: str, codes: Sequence[str], label: Label, spoken: Words, width: int = SMALL_CHOOSER
) -> list[str]:
    """A filter of several codes, bound to the parameter `name`: those chosen, in their order; all where none is.

    Its own label is `choose.<name>`; an unknown code is said as `what.<name>`.
    """
    chosen = resolve_parameters(name, codes, label, spoken)
    key = f"choose-{name}"
    st.session_state[key] = chosen if len(chosen) < len(codes) else []
    st.multiselect(
        spoken.text(f"choose.{name}"),
        codes,
        format_func=option_labels(codes, label),
        key=key,
        width=width,
        placeholder=spoken.text("choose.all"),
        select_all=False,
        on_change=write_choices,
        args=(name, key, list(codes), lambda some: parameter_value(some, codes)),
    )
    return chosen
