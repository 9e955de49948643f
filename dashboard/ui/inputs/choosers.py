"""Choosers: codes in the address, words on the screen. Each returns the codes that are shown.

Unknown codes of the link, what is shown instead and what was perhaps meant are reported under the row of choosers. How
the address is read and written is in ui/inputs/url_sync.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.figures.records import records
from dashboard.i18n.words import Words, language_name, languages
from dashboard.ui.inputs.chooser_row import label_visibility, labels_visible, show_after_row
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
from dashboard.ui.run_context import plans_shown
from dashboard.url_state.parameters import parameter_value, rows_of_theme

CHOOSER = 620  # pixels of a drop-down; on a phone it takes the row
SMALL_CHOOSER = 240  # one of several in a row


@dataclass(frozen=True)
class Choice:
    """A parameter of the address that takes one of several codes.

    name: of the parameter; the chooser's label is the message `choose.<name>`, an unknown code is reported as
    `what.<name>`. label: from a code to its words. default: the first option unless given. resets: parameters that a
    change takes out of the address, such as what was chosen within the choice before.
    """

    name: str
    options: Sequence[str]
    label: Label
    default: str = ""
    resets: Sequence[str] = ()

    def resolve(self, words: Words) -> str:
        """The code to show, which the widget is given too."""
        return resolve_parameter(self.name, self.options, self.first, self.label, words)

    @property
    def first(self) -> str:
        """The code that is shown where the address has none."""
        return self.default or self.options[0]


def option_labels(options: Sequence[str], label: Label) -> Label:
    """The labels of these options and nothing else: Streamlit holds the function as long as the session lasts, and a
    page's own would hold all that the page knew."""
    return {option: label(option) for option in options}.__getitem__


def choose(choice: Choice, words: Words, width: int | Literal["stretch"] = CHOOSER) -> str:
    """A drop-down for a choice; width in pixels, or "stretch" for what a row has left."""
    code = choice.resolve(words)
    title = words.text(f"choose.{choice.name}")
    st.selectbox(
        title,
        choice.options,
        format_func=option_labels(choice.options, _label_with_subject(choice.label, title, words)),
        key=f"choose-{choice.name}",
        width=width,
        label_visibility=label_visibility(),
        placeholder=words.text("choose.placeholder"),
        on_change=write_choice,
        args=(choice.name, choice.first, tuple(choice.options), tuple(choice.resets)),
    )
    return code


def _label_with_subject(label: Label, title: str, words: Words) -> Label:
    """The labels of a drop-down's options: where its own label is not seen, "all" says of what."""
    if label_visibility() == "visible":
        return label
    return lambda code: label(code) if code else words.text("choose.titled", title=title, option=label(code))


def switch(choice: Choice, words: Words, visible: bool = True) -> str:
    """Buttons for a choice of a few short options; not `visible` where there is nothing to choose."""
    code = choice.resolve(words)
    if visible:
        st.segmented_control(
            words.text(f"choose.{choice.name}"),
            choice.options,
            format_func=option_labels(choice.options, lambda option: escape_markdown(choice.label(option))),
            key=f"choose-{choice.name}",
            label_visibility=label_visibility(),
            required=True,
            wrap=True,
            on_change=write_choice,
            args=(choice.name, choice.first, tuple(choice.options)),
        )
    return code


def previous_next(choice: Choice, code: str, words: Words) -> None:
    """Buttons to the options before and after the chosen one: arrows to the eye, names to a screen reader."""
    position = list(choice.options).index(code)
    for key, number in (("previous", position - 1), ("next", position + 1)):
        if 0 <= number < len(choice.options):
            option = choice.options[number]
            text = escape_markdown(words.text(f"choose.{key}", name=choice.label(option)))
            st.button(text, key=f"step-{key}", on_click=write_parameter, args=(choice.name, option))


def choose_language(words: Words) -> str:
    """The language switch. Its code stays in the address even as the default, so that a shared link has it."""
    choice = Choice("lang", languages(), language_name, words.lang)
    code = choice.resolve(words)
    st.segmented_control(
        words.text("choose.language"),
        choice.options,
        format_func=language_name,
        key="choose-lang",
        label_visibility="collapsed",
        required=True,
        on_change=write_choice,
        args=("lang", "", tuple(choice.options)),
    )
    return code


def choose_theme(themes: pd.DataFrame, words: Words, resets: Sequence[str] = ()) -> str:
    """A drop-down of all themes and each one, bound to `theme`; "" for all. `themes` as in the query themes."""
    names = {"": words.text("choose.all")} | {row["theme_id"]: words.data(row, "name") for row in records(themes)}
    return choose(Choice("theme", list(names), names.__getitem__, resets=resets), words, SMALL_CHOOSER)


def options_of_theme(frame: pd.DataFrame, theme: str, code: str, words: Words) -> list[str]:
    """Codes of a theme, as in `rows_of_theme`; reports a theme without any, for which all codes are listed."""
    if theme and not (frame["theme_id"] == theme).any():
        show_after_row(lambda: show_problem(words.text("choose.none_of_theme")))
    return list(rows_of_theme(frame, theme, code).index)


def choose_plans(plans: pd.DataFrame, words: Words) -> list[str]:
    """A small window with a button for each plan, bound to `plans`; the codes of those shown, in plan order. None
    pressed shows all."""
    if seen := plans_shown():  # too many for buttons: the head of the page lets the reader choose
        return list(seen.plans)
    names = plan_names(plans, words)
    chosen = resolve_parameters("plans", list(names), names.__getitem__, words)
    with (
        st.popover(_plans_label(len(chosen), len(names), words), width="content", key="plans-window"),
        labels_visible(),
    ):
        plan_buttons("choose-plans", chosen, names, lambda codes: parameter_value(codes, list(names)), words)
    return chosen


def _plans_label(shown: int, total: int, words: Words) -> str:
    """How many plans are shown, on the button of their window."""
    if shown == total:
        return words.text("choose.plans_all", count=total)
    return words.text("choose.plans_some", count=shown, total=total)


def plan_names(plans: pd.DataFrame, words: Words) -> dict[str, str]:
    """The names of plans by code, as all choosers show them. `plans` as in the queries plans or plan_sheets."""
    return {row["plan_id"]: words.plan_name(row) for row in records(plans)}


def plan_buttons(
    key: str, chosen: Sequence[str], names: dict[str, str], join: Callable[[Sequence[str]], str], words: Words
) -> None:
    """Buttons for plans by their `names`, the `chosen` pressed; `join` writes codes as the address has them."""
    st.session_state[key] = list(chosen)
    st.pills(
        words.text("choose.plans"),
        list(names),
        selection_mode="multi",
        format_func=lambda plan: escape_markdown(names[plan]),
        key=key,
        wrap=True,
        on_change=write_choices,
        args=("plans", key, list(names), join),
    )
