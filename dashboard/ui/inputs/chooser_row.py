"""The row of choosers at the head of a page or section."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

_messages: ContextVar[list[Callable[[], None]] | None] = ContextVar("messages", default=None)


@contextmanager
def chooser_row() -> Iterator[None]:
    """Put choosers in one row, wrapped on a phone; messages of `show_after_row` follow under it."""
    messages: list[Callable[[], None]] = []
    token = _messages.set(messages)
    try:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            yield
    finally:
        _messages.reset(token)
    for show in messages:
        show()


def show_after_row(show: Callable[[], None]) -> None:
    """Call `show` under the row of choosers that is being made, or at once where there is none."""
    messages = _messages.get()
    if messages is None:
        show()
    else:
        messages.append(show)
