"""What pages about plans show while the corpus has none: that there is nothing yet, and how to add a plan."""

from dashboard.database import frame_cache
from dashboard.i18n.words import Words
from dashboard.ui.corpus import corpus
from dashboard.ui.inputs.chooser_row import chooser_row
from dashboard.ui.inputs.choosers import choose_language
from dashboard.ui.outputs.figure_panel import show_heading, show_paragraph, show_section

STEPS = ("draft", "decide", "add", "look")


def has_plans() -> bool:
    """Whether the corpus has a plan. Raises connection.NoDatabaseError."""
    return not frame_cache.frame("plan_ids").empty


def show_empty_corpus(words: Words) -> None:
    """The corpus's title, that it is empty, and the steps of adding a plan."""
    with chooser_row():
        choose_language(words)
    show_heading(corpus(words).title, words.text("empty.lead"))
    show_section(words.text("empty.how"))
    for step in STEPS:
        show_paragraph(words.text(f"empty.step.{step}"))
