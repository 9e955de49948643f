"""The visitor's deck: held in the session and mirrored in the browser's local storage, so that it survives a reload.

A link within the site may start a new session, and so does another tab. The deck's code, a few hundred letters, is
therefore stored in the browser; the server stores nothing. A code of a newer version is left as it is: this session's
deck then lasts only as long as the session.
"""

from collections.abc import Callable

import streamlit as st

from dashboard.deck.codec import FORMAT, decode_deck, encode_deck
from dashboard.deck.model import Deck, DeckError, DeckItem
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.ui.components.deck_storage import mirror_code
from dashboard.ui.outputs.messages import show_problem

HELD, PROBLEM = "basket", "basket-problem"
HISTORY, MOST_STEPS = "basket-history", 30  # decks before the last changes of this session
NEWER = "basket-newer"  # whether the browser holds a deck that only a newer version can read
LINKED = "items"  # the parameter that holds a deck's code
DECK_PAGE = "pages/present/deck.py"


def current_deck() -> Deck:
    """The deck of the session."""
    deck = st.session_state.get(HELD)
    return deck if isinstance(deck, Deck) else Deck()


def is_restored() -> bool:
    """Whether the browser's copy has been looked up: a link must not replace it before that."""
    return HELD in st.session_state


def keep_deck(deck: Deck) -> None:
    """Replace it."""
    st.session_state[HELD] = deck


def mirror_deck() -> None:
    """Store the deck in the browser, and restore it from there in a new session. Call once on every page."""
    known = encode_deck(current_deck()) if HELD in st.session_state else None
    mirror_code(
        {
            "code": known,
            "asked": known is None and LINKED in st.query_params,
            "form": FORMAT,
            "newer": st.session_state.get(NEWER, False),
        },
        on_restored=lambda code: _read_code(code, lambda stored: stored.join(current_deck())),
        on_changed=lambda code: _read_code(code, lambda stored: stored),
    )


def _read_code(code: str, merge: Callable[[Deck], Deck]) -> None:
    """Replace the deck by `merge` of the one stored in the browser. A code that cannot be read is ignored; one of a
    newer version stays in the browser and is noted."""
    st.session_state[NEWER] = False
    try:
        keep_deck(merge(decode_deck(code)))
    except DeckError as error:
        st.session_state[NEWER] = error.key == "deck.newer"
        keep_deck(current_deck())


def item_count() -> dict[str, int]:
    """The number of items by the address of the deck page, for the contents."""
    return {"deck": len(current_deck().items)}


def deck_item(exhibit: Exhibit) -> DeckItem | None:
    """A figure as an item of a deck; None for one without an address."""
    place = exhibit.place
    return DeckItem(place.page, place.name, dict(place.choices)) if place else None


def show_add_button(item: DeckItem | None, words: Words, key: str) -> None:
    """A button that adds an item to the deck; for one in it already, a link to the deck page."""
    if item is None:
        return
    if current_deck().holds(item):
        count = len(current_deck().items)
        st.page_link(DECK_PAGE, label=words.text("deck.holds", count=count), query_params={"lang": words.lang})
    elif st.button(words.text("deck.add"), key=f"add-{key}"):
        change_deck(lambda: current_deck().add(item))
        st.rerun()


def change_deck(make: Callable[[], Deck]) -> bool:
    """Replace the deck by that of `make`. On DeckError it stays, and the deck page shows the problem; returns False."""
    before = current_deck()
    try:
        keep_deck(make())
    except DeckError as error:
        st.session_state[PROBLEM] = error
        return False
    if current_deck() != before:
        st.session_state[HISTORY] = [*undo_steps(), before][-MOST_STEPS:]
    st.session_state.pop(PROBLEM, None)
    return True


def undo_steps() -> list[Deck]:
    """The decks before the last changes, the latest last."""
    return list(st.session_state.get(HISTORY, []))


def undo() -> None:
    """Bring back the deck before the last change, if there was one."""
    steps = undo_steps()
    if steps:
        keep_deck(steps.pop())
        st.session_state[HISTORY] = steps


def show_deck_problem(words: Words) -> None:
    """Report what was error with the last change, and a deck in the browser that this version cannot read."""
    if st.session_state.get(NEWER):
        show_problem(words.text("deck.newer_memory"), [words.text("deck.newer_memory.session")])
    error = st.session_state.pop(PROBLEM, None)
    if isinstance(error, DeckError):
        show_notice(error, words)


def show_notice(error: DeckError, words: Words) -> None:
    """Report a problem with a deck, and that nothing is lost."""
    show_problem(words.text(error.key, None, **error.values), [words.text("deck.as_it_was")])
