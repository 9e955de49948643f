"""A text to be copied, with a button in the reader's language, which Streamlit's own does not speak."""

from pathlib import Path

import streamlit as st

from dashboard.i18n.words import Words

HERE = Path(__file__).parent
_box = st.components.v2.component(
    "duizhao_copied",
    css=(HERE / "copy_box.css").read_text(encoding="utf-8"),
    js=(HERE / "copy_box.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def copy_box(text: str, words: Words, key: str) -> None:
    """A text of any length, with its lines as they are."""
    _box(key=f"copied-{key}", data={"text": text} | {name: words.text(f"copied.{name}") for name in ("copy", "done")})
