"""Download buttons for files that the server makes when their button is pressed.

Not Streamlit's download button: the file behind that one is forgotten as soon as the page runs again, and a click in
between fails. Here the address names the file. A button shows progress, time elapsed and the reason of a failure in the
reader's language.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck
from dashboard.desk.own_requests import own_parameters
from dashboard.i18n.words import Words
from dashboard.ui.client_context import today
from dashboard.ui.components import load_component

_component = load_component(__file__, isolate_styles=False)


def download_buttons(
    deck: Deck, of: str, forms: Sequence[str], words: Words, key: str, more: Mapping[str, str] | None = None
) -> None:
    """A button for each form of file: of the one figure (of="figure") or the deck (of="deck"). more: parameters."""
    common = {"of": of, "items": encode_deck(deck), "lang": words.lang, "day": today().isoformat()}
    common |= {**(more or {}), **own_parameters()}
    buttons = [{"label": form.upper(), "link": f"take?{urlencode(common | {'form': form})}"} for form in forms]
    labels = {name: words.text(f"take.{name}") for name in ("busy", "failed", "done")}
    _component(key=f"take-{key}", data={"buttons": buttons, "words": labels})
