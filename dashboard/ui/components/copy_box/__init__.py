"""A text with a button that copies it, labelled in the reader's language: Streamlit's own is in English only."""

from dashboard.i18n.words import Words
from dashboard.ui.components import load_component

_component = load_component(__file__, isolate_styles=False)


def copy_box(text: str, words: Words, key: str) -> None:
    """A text of any length, its line breaks preserved."""
    labels = {name: words.text(f"copied.{name}") for name in ("copy", "done")}
    _component(key=f"copied-{key}", data={"text": text} | labels)
