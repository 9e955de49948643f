"""How far a longer piece of work has come: a bar, and the step in words. One way for drafting and for building."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.html import render


@contextmanager
def step_progress(steps: Sequence[str], words: Words) -> Iterator[Callable[[str], None]]:
    """Show the steps of what runs within, which calls the function that it is given with each as it begins. Gone
    afterwards, also after an error. The words of a step: the message `step.<name>`; one that is not of `steps`, such
    as waiting, does not count."""
    bar = st.empty()

    def show(step: str) -> None:
        at, label = steps.index(step) if step in steps else -1, words.text(f"step.{step}")
        if at >= 0:
            label = words.text("step.at", step=label, at=at + 1, count=len(steps))
        bar.html(render("progress", share=max(0.0, at + 0.5) / len(steps), label=label))

    try:
        yield show
    finally:
        bar.empty()
