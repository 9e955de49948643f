"""The page of the basket: what it holds in order, its titles, the files that are made of it, and how it is kept."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard.deck.codec import decode_deck, encode_deck, from_file, to_file
from dashboard.deck.export_files import FORMS
from dashboard.deck.model import EVIDENCE, Deck, DeckError, DeckItem
from dashboard.deck.rebuild import RenderContext, UnknownItemError, ready_deck
from dashboard.deck.rebuild import finding as finding_
from dashboard.exports import file_names
from dashboard.i18n.words import Words
from dashboard.ui import deck_store
from dashboard.ui.client_context import site_url, today
from dashboard.ui.components.copy_box import copy_box
from dashboard.ui.components.deck_list import show_deck_list
from dashboard.ui.components.download_buttons import download_buttons
from dashboard.ui.html import render

LABELS = ("own_title", "up", "down", "remove", "open_file", "empty", "gone", "title")


def bench(fetch: Callable[..., Any], words: Words, day: date | None = None) -> RenderContext:
    """What figures are made anew with, on this site, today."""
    return RenderContext(fetch, words, site_url(), day or today())


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
    st.markdown(words.text("basket.linked", count=len(other.items), own=len(own.items)))
    with st.container(horizontal=True):
        st.button(words.text("basket.replace"), on_click=_take, args=(lambda: other,))
        st.button(words.text("basket.join"), on_click=_take, args=(lambda: own.join(other),))
        st.button(words.text("basket.leave"), on_click=_take, args=(lambda: own,))


def _take(make: Callable[[], Deck]) -> None:
    """Put a basket in place of ours; the address has done its part."""
    deck_store.change_deck(make)
    st.query_params.pop(deck_store.LINKED, None)


def listing(made_with: RenderContext) -> None:
    """The things in order, each with its title, to be moved and removed; and the way to open a file."""
    words = made_with.words
    own = deck_store.current_deck()
    data = {
        "title": own.title,
        "items": [line(item, made_with) for item in described(own, made_with)],
        "words": {name: words.text(f"basket.{name}") for name in LABELS},
    }
    show_deck_list(data, _edit)


def described(own: Deck, made_with: RenderContext) -> tuple[DeckItem, ...]:
    """The things, once all of them are known by their finding; says how far it is while they are looked up."""
    missing = [item for item in own.items if _known(item, made_with) is None]
    if missing:
        bar, said = st.empty(), made_with.words.text("basket.reading")
        for number, item in enumerate(missing):
            bar.html(render("progress", share=number / len(missing), label=said))
            _findings()[_key(item, made_with)] = _find(item, made_with)
        bar.empty()
    return own.items


def _findings() -> dict[tuple[str, ...], tuple[str, bool]]:
    """What every thing says, looked up once for each version of the data and language: finding, whether it is there."""
    found: dict[tuple[str, ...], tuple[str, bool]] = st.session_state.setdefault("basket-findings", {})
    return found


def _key(item: DeckItem, made_with: RenderContext) -> tuple[str, ...]:
    said = (f"{name}={value}" for name, value in sorted(item.choices.items()))
    return (made_with.version, made_with.words.lang, item.page, item.name, *said)


def _known(item: DeckItem, made_with: RenderContext) -> tuple[str, bool] | None:
    return _findings().get(_key(item, made_with))


def _find(item: DeckItem, made_with: RenderContext) -> tuple[str, bool]:
    try:
        return finding_(item, made_with), True
    except UnknownItemError as missing:
        return made_with.words.text("basket.gone_code", code=str(missing)[:80]), False


def line(item: DeckItem, made_with: RenderContext) -> dict[str, Any]:
    """One thing as the list shows it: own title, finding, where it is from, whether it can still be made."""
    finding, there = _known(item, made_with) or ("", False)
    page = f"page.{item.page}"
    where = made_with.words.text(page) if made_with.words.has(page) else made_with.words.text("basket.quote")
    link = made_with.link(item.page, item.choices) if item.page != EVIDENCE else ""
    return {"title": item.title, "finding": finding, "where": where, "there": there, "link": link}


def _edit(edit: Mapping[str, Any]) -> None:
    """Apply an edit of the list to the deck."""
    own, at = deck_store.current_deck(), edit.get("at", -1)
    ways: dict[str, Callable[[], Deck]] = {
        "move": lambda: own.move(at, edit["to"]),
        "remove": lambda: own.remove(at),
        "title": lambda: own.retitle(at, str(edit["title"])),
        "name": lambda: own.called(str(edit["title"])),
        "open": lambda: from_file(str(edit["content"]).encode("utf-8", errors="replace")).join(own),
    }
    if edit.get("do") in ways:
        deck_store.change_deck(ways[edit["do"]])


def fill(made_with: RenderContext, keep: Callable[..., Any]) -> None:
    """One click: the comparisons that hold best, looked up once for everybody. keep: as `cache.drawn`."""
    words = made_with.words
    best = keep(("deck-best",), lambda: Deck(tuple(ready_deck(made_with))))
    if st.button(words.text("basket.ready", count=len(best.items)), key="deck-ready"):
        deck_store.change_deck(lambda: deck_store.current_deck().join(best))
        st.rerun()


def present(made_with: RenderContext) -> None:
    """The ways to show it: on this screen, and as a page for those who sit in front of it."""
    words, code = made_with.words, encode_deck(deck_store.current_deck())
    shown = {"items": code, "qr": "handout"} if st.session_state.get("deck-qr") == "handout" else {"items": code}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(words.text("basket.present"), made_with.link("present", shown))
        st.link_button(words.text("basket.handout"), made_with.link("handout", {"items": code}))
    st.segmented_control(
        words.text("basket.qr"),
        ("view", "handout"),
        default="view",
        format_func=lambda way: words.text(f"basket.qr.{way}"),
        key="deck-qr",
        required=True,
    )


def downloads(words: Words) -> None:
    """The files, each made when its button is pressed."""
    st.caption(words.text("share.files"))
    download_buttons(deck_store.current_deck(), "deck", FORMS, words, "deck")


def keeping(made_with: RenderContext) -> None:
    """How to keep it: a link that holds all of it, and a small file."""
    own, words = deck_store.current_deck(), made_with.words
    st.caption(words.text("basket.keep"))
    copy_box(made_with.link("deck", {"items": encode_deck(own)}), words, "deck")
    st.download_button(
        words.text("basket.file"),
        data=lambda: to_file(own, made_with.version),
        file_name=file_names.file_name("json", own.title or "deck", made_with.version),
        mime=file_names.TYPES["json"],
        key="deck-json",
        on_click="ignore",
    )
