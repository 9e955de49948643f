"""The row of choosers at the head of a page or section, and the small window for those that are rarely used."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.run_context import parameter

_messages: ContextVar[list[Callable[[], None]] | None] = ContextVar("messages", default=None)
_labels: ContextVar[Literal["visible", "collapsed"]] = ContextVar("labels", default="visible")


@contextmanager
def chooser_row() -> Iterator[None]:
    """Put choosers in one row, wrapped on a phone; messages of `show_after_row` follow under it.

    In the row a chooser's label is for screen readers only: what is chosen must say what it is. `labelled` helps.
    """
    messages: list[Callable[[], None]] = []
    token, labels = _messages.set(messages), _labels.set("collapsed")
    try:
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            yield
    finally:
        _labels.reset(labels)
        _messages.reset(token)
    for show in messages:
        show()


@contextmanager
def more_choosers(words: Words, names: Sequence[str]) -> Iterator[None]:
    """A small window for choosers that are rarely used, with their labels; `names` are their parameters.

    Its button counts those that are in use.
    """
    used = sum(bool(parameter(name)) for name in names)
    label = words.text("choose.more_used", count=used) if used else words.text("choose.more")
    with st.popover(label, width="content", key="more-choosers"), labels_visible():
        yield


@contextmanager
def labels_visible() -> Iterator[None]:
    """Show the labels of choosers, as in a small window."""
    labels = _labels.set("visible")
    try:
        yield
    finally:
        _labels.reset(labels)


def label_visibility() -> Literal["visible", "collapsed"]:
    """Whether a chooser shows its label, as Streamlit's widgets take it."""
    return _labels.get()


def in_small_window() -> bool:
    """Whether choosers are being put into a small window already: none is opened within another."""
    return _messages.get() is not None and _labels.get() == "visible"


def show_after_row(show: Callable[[], None]) -> None:
    """Call `show` under the row of choosers that is being made, or at once where there is none."""
    messages = _messages.get()
    if messages is None:
        show()
    else:
        messages.append(show)
