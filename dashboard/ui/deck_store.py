"""The reader's basket: held in the session, mirrored in the browser's own memory, so that it outlives a reload.

A link within the site is a new session now and then, and so is another tab. The basket's code, a few hundred letters,
therefore also stands in the browser's localStorage; nothing of it is kept on the server. What a newer version wrote
there is left as it is: this session's basket then lasts only as long as the session.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from dashboard.deck.codec import FORMAT, decode_deck, encode_deck
from dashboard.deck.model import Deck, DeckError, DeckItem
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.ui.outputs.messages import show_problem

COMPONENT = Path(__file__).parent / "components" / "deck_storage"
HELD, PROBLEM = "basket", "basket-problem"
NEWER = "basket-newer"  # whether the browser holds a basket that only a newer version can read
LINKED = "items"  # the parameter that holds a basket
_memory = st.components.v2.component("duizhao_basket", js=(COMPONENT / "deck_storage.js").read_text(encoding="utf-8"))


def current_deck() -> Deck:
    """The basket as it is."""
    found = st.session_state.get(HELD)
    return found if isinstance(found, Deck) else Deck()


def is_restored() -> bool:
    """Whether it is known what the browser remembers: a link must not take the place of what nobody has looked for."""
    return HELD in st.session_state


def keep_deck(basket: Deck) -> None:
    """Keep another in its place."""
    st.session_state[HELD] = basket


def mirror_deck() -> None:
    """Have the browser remember the basket, and remind us of it in a new session. Call once on every page."""
    known = encode_deck(current_deck()) if HELD in st.session_state else None
    _memory(
        key="basket-memory",
        data={
            "code": known,
            "asked": known is None and LINKED in st.query_params,
            "form": FORMAT,
            "newer": st.session_state.get(NEWER, False),
        },
        height=1,
        on_restored_change=_heard("restored", lambda kept: kept.join(current_deck())),
        on_changed_change=_heard("changed", lambda kept: kept),
    )


def _heard(name: str, take: Callable[[Deck], Deck]) -> Callable[[], None]:
    """What to do with a code from the browser's memory; one that can't be read is as good as none, but for a newer one,
    which stays there."""

    def heard() -> None:
        st.session_state[NEWER] = False
        try:
            keep_deck(take(decode_deck(st.session_state["basket-memory"][name] or "")))
        except DeckError as wrong:
            st.session_state[NEWER] = wrong.key == "deck.newer"
            keep_deck(current_deck())

    return heard


def item_count() -> dict[str, int]:
    """How many things it holds, by the address of the page that shows it, for the contents."""
    return {"deck": len(current_deck().items)}


def contains(exhibit: Exhibit) -> DeckItem | None:
    """A figure as a basket keeps it; None for one that has no place of its own."""
    place = exhibit.place
    return DeckItem(place.page, place.name, dict(place.choices)) if place else None


def show_add_button(item: DeckItem | None, words: Words, key: str) -> None:
    """A button that puts something into the basket; where it is in already, the way to the basket."""
    if item is None:
        return
    if current_deck().holds(item):
        count = len(current_deck().items)
        st.page_link(_deck_page(), label=words.text("deck.holds", count=count), query_params={"lang": words.lang})
    elif st.button(words.text("deck.add"), key=f"add-{key}"):
        change_deck(lambda: current_deck().add(item))
        st.rerun()


def change_deck(make: Callable[[], Deck]) -> bool:
    """Put another basket in its place; what is wrong is said on the deck's page. Returns whether it was done."""
    try:
        keep_deck(make())
    except DeckError as wrong:
        st.session_state[PROBLEM] = wrong
        return False
    st.session_state.pop(PROBLEM, None)
    return True


def show_deck_problem(words: Words) -> None:
    """What was wrong with the last thing asked of the basket, and that the browser holds another one, if so."""
    if st.session_state.get(NEWER):
        show_problem(words.text("deck.newer_memory"), [words.text("deck.newer_memory.session")])
    wrong = st.session_state.pop(PROBLEM, None)
    if isinstance(wrong, DeckError):
        show_notice(wrong, words)


def show_notice(wrong: DeckError, words: Words) -> None:
    """What was wrong, and that nothing is lost."""
    show_problem(words.text(wrong.key, None, **wrong.values), [words.text("deck.as_it_was")])


def _deck_page() -> str:
    """The page of the basket, as Streamlit names it."""
    return "pages/present/deck.py"
