"""The page of the basket: what it holds in order, its titles, the files that are made of it, and how it is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.deck.codec import decode_deck, encode_deck, from_file, to_file
from dashboard.deck.context import DeckContext
from dashboard.deck.export_files import FORMS
from dashboard.deck.model import EVIDENCE, Deck, DeckError, DeckItem
from dashboard.deck.ready_deck import ready_deck
from dashboard.deck.rebuild import UnknownItemError
from dashboard.deck.rebuild import finding as finding_
from dashboard.exports import file_names
from dashboard.i18n.words import Words
from dashboard.ui import deck_store
from dashboard.ui.client_context import site_url, today
from dashboard.ui.components.copy_box import copy_box
from dashboard.ui.components.download_buttons import download_buttons
from dashboard.ui.outputs import markup

COMPONENT = Path(__file__).parents[1] / "components" / "deck_list"
_list = st.components.v2.component(
    "duizhao_deck",
    css=(COMPONENT / "deck_list.css").read_text(encoding="utf-8"),
    js=(COMPONENT / "deck_list.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
LABELS = ("own_title", "up", "down", "remove", "open_file", "empty", "gone", "title")


def bench(fetch: Callable[..., Any], words: Words, day: date | None = None) -> DeckContext:
    """What figures are made anew with, on this site, today."""
    return DeckContext(fetch, words, site_url(), day or today())


def linked(words: Words) -> None:
    """Take in the basket of the address: at once if ours is empty or the same, else as the reader chooses."""
    code = st.query_params.get(deck_store.LINKED, "")
    if not code or not deck_store.is_restored():
        return
    try:
        other = decode_deck(code)
    except DeckError as wrong:
        deck_store.show_notice(wrong, words)
        return
    own = deck_store.current_deck()
    if not own.items or own.items == other.items:
        _take(lambda: other)
        st.rerun()
    st.markdown(words.text("deck.linked", count=len(other.items), own=len(own.items)))
    with st.container(horizontal=True):
        st.button(words.text("deck.replace"), on_click=_take, args=(lambda: other,))
        st.button(words.text("deck.join"), on_click=_take, args=(lambda: own.join(other),))
        st.button(words.text("deck.leave"), on_click=_take, args=(lambda: own,))


def _take(make: Callable[[], Deck]) -> None:
    """Put a basket in place of ours; the address has done its part."""
    deck_store.change_deck(make)
    st.query_params.pop(deck_store.LINKED, None)


def listing(made_with: DeckContext) -> None:
    """The things in order, each with its title, to be moved and removed; and the way to open a file."""
    words = made_with.words
    own = deck_store.current_deck()
    data = {
        "title": own.title,
        "items": [line(item, made_with) for item in described(own, made_with)],
        "words": {name: words.text(f"deck.{name}") for name in LABELS},
    }
    _list(key="deck-list", data=data, on_asked_change=_asked)


def described(own: Deck, made_with: DeckContext) -> tuple[DeckItem, ...]:
    """The things, once all of them are known by their finding; says how far it is while they are looked up."""
    missing = [item for item in own.items if _known(item, made_with) is None]
    if missing:
        bar, said = st.empty(), made_with.words.text("deck.reading")
        for number, item in enumerate(missing):
            bar.html(markup.progress(number / len(missing), said))
            _findings()[_key(item, made_with)] = _find(item, made_with)
        bar.empty()
    return own.items


def _findings() -> dict[tuple[str, ...], tuple[str, bool]]:
    """What every thing says, looked up once for each version of the data and language: finding, whether it is there."""
    found: dict[tuple[str, ...], tuple[str, bool]] = st.session_state.setdefault("basket-findings", {})
    return found


def _key(item: DeckItem, made_with: DeckContext) -> tuple[str, ...]:
    said = (f"{name}={value}" for name, value in sorted(item.choices.items()))
    return (made_with.version, made_with.words.lang, item.page, item.name, *said)


def _known(item: DeckItem, made_with: DeckContext) -> tuple[str, bool] | None:
    return _findings().get(_key(item, made_with))


def _find(item: DeckItem, made_with: DeckContext) -> tuple[str, bool]:
    try:
        return finding_(item, made_with), True
    except UnknownItemError as missing:
        return made_with.words.text("deck.gone_code", code=str(missing)[:80]), False


def line(item: DeckItem, made_with: DeckContext) -> dict[str, Any]:
    """One thing as the list shows it: own title, finding, where it is from, whether it can still be made."""
    finding, there = _known(item, made_with) or ("", False)
    page = f"page.{item.page}"
    where = made_with.words.text(page) if made_with.words.has(page) else made_with.words.text("deck.quote")
    link = made_with.link(item.page, item.choices) if item.page != EVIDENCE else ""
    return {"title": item.title, "finding": finding, "where": where, "there": there, "link": link}


def _asked() -> None:
    """Do what was asked in the list."""
    asked = st.session_state["deck-list"].asked or {}
    own, at = deck_store.current_deck(), asked.get("at", -1)
    ways: dict[str, Callable[[], Deck]] = {
        "move": lambda: own.move(at, asked["to"]),
        "remove": lambda: own.remove(at),
        "title": lambda: own.retitle(at, str(asked["title"])),
        "name": lambda: own.with_title(str(asked["title"])),
        "open": lambda: from_file(str(asked["content"]).encode("utf-8", errors="replace")).join(own),
    }
    if asked.get("do") in ways:
        deck_store.change_deck(ways[asked["do"]])


def fill(made_with: DeckContext, keep: Callable[..., Any]) -> None:
    """One click: the comparisons that hold best, looked up once for everybody. keep: as `cache.drawn`."""
    words = made_with.words
    best = keep(("deck-best",), lambda: Deck(tuple(ready_deck(made_with))))
    if st.button(words.text("deck.ready", count=len(best.items)), key="deck-ready"):
        deck_store.change_deck(lambda: deck_store.current_deck().join(best))
        st.rerun()


def present(made_with: DeckContext) -> None:
    """The ways to show it: on this screen, and as a page for those who sit in front of it."""
    words, code = made_with.words, encode_deck(deck_store.current_deck())
    shown = {"items": code, "qr": "handout"} if st.session_state.get("deck-qr") == "handout" else {"items": code}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(words.text("deck.present"), made_with.link("present", shown))
        st.link_button(words.text("deck.handout"), made_with.link("handout", {"items": code}))
    st.segmented_control(
        words.text("deck.qr"),
        ("view", "handout"),
        default="view",
        format_func=lambda way: words.text(f"deck.qr.{way}"),
        key="deck-qr",
        required=True,
    )


def downloads(words: Words) -> None:
    """The files, each made when its button is pressed."""
    st.caption(words.text("share.files"))
    download_buttons(deck_store.current_deck(), "deck", FORMS, words, "deck")


def keeping(made_with: DeckContext) -> None:
    """How to keep it: a link that holds all of it, and a small file."""
    own, words = deck_store.current_deck(), made_with.words
    st.caption(words.text("deck.keep"))
    copy_box(made_with.link("deck", {"items": encode_deck(own)}), words, "deck")
    st.download_button(
        words.text("deck.file"),
        data=lambda: to_file(own, made_with.version),
        file_name=file_names.file_name("json", own.title or "deck", made_with.version),
        mime=file_names.TYPES["json"],
        key="deck-json",
        on_click="ignore",
    )
