"""Buttons that hand out files, each made by the server when its button is pressed.

Not Streamlit's download button: the file behind that one is forgotten as soon as the page runs again, and a click in
between fails. Here the address says what is wanted. A button says that it is at work and for how long, and why it
failed, in the reader's language.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck
from dashboard.i18n.words import Words
from dashboard.ui.client_context import today

HERE = Path(__file__).parent
_buttons = st.components.v2.component(
    "duizhao_take",
    css=(HERE / "download_buttons.css").read_text(encoding="utf-8"),
    js=(HERE / "download_buttons.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def download_buttons(basket: Deck, of: str, forms: Sequence[str], words: Words, key: str) -> None:
    """A button for each form of file: of the one figure (of="figure") or the deck (of="deck") in a basket."""
    common = {"of": of, "items": encode_deck(basket), "lang": words.lang, "day": today().isoformat()}
    buttons = [{"label": form.upper(), "link": f"take?{urlencode(common | {'form': form})}"} for form in forms]
    said = {name: words.text(f"take.{name}") for name in ("busy", "failed", "done")}
    _buttons(key=f"take-{key}", data={"buttons": buttons, "words": said})
