"""The deck page: items in order with their titles, files made of them, and ways to present and store the deck."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.deck.codec import decode_deck, encode_deck, from_file, to_file
from dashboard.deck.context import DeckContext
from dashboard.deck.export_files import FORMS
from dashboard.deck.model import EVIDENCE, Deck, DeckError, DeckItem
from dashboard.deck.rebuild import UnknownItemError, item_finding, ready_deck, rebuild
from dashboard.desk.own_requests import own_parameters
from dashboard.exports import file_names
from dashboard.exports.html.scene_picture import thumbnail
from dashboard.i18n.words import Words
from dashboard.ui import deck_store
from dashboard.ui.client_context import site_url, today
from dashboard.ui.components.copy_box import copy_box
from dashboard.ui.components.deck_list import show_deck_list
from dashboard.ui.components.download_buttons import download_buttons
from dashboard.ui.html import render
from dashboard.ui.outputs.file_button import file_button

LABELS = ("own_title", "up", "down", "remove", "open_file", "empty", "gone", "title", "undo", "order")


def deck_context(fetch: Callable[..., Any], words: Words) -> DeckContext:
    """What figures are rebuilt from: frames, words, the address of this site, today."""
    return DeckContext(fetch, words, site_url(), today())


def open_linked_deck(words: Words) -> None:
    """Open the deck of the address: at once if the session's is empty or the same, else as the reader chooses."""
    code = st.query_params.get(deck_store.LINKED, "")
    if not code or not deck_store.is_restored():
        return
    try:
        other = decode_deck(code)
    except DeckError as error:
        deck_store.show_notice(error, words)
        return
    deck = deck_store.current_deck()
    if not deck.items or deck.items == other.items:
        _replace_deck(lambda: other)
        st.rerun()
    st.markdown(words.text("deck.linked", count=len(other.items), own=len(deck.items)))
    with st.container(horizontal=True):
        st.button(words.text("deck.replace"), on_click=_replace_deck, args=(lambda: other,))
        st.button(words.text("deck.join"), on_click=_replace_deck, args=(lambda: deck.join(other),))
        st.button(words.text("deck.leave"), on_click=_replace_deck, args=(lambda: deck,))


def _replace_deck(make: Callable[[], Deck]) -> None:
    """Replace the session's deck and drop that of the address."""
    deck_store.change_deck(make)
    st.query_params.pop(deck_store.LINKED, None)


def show_items(context: DeckContext) -> None:
    """The sortable list of items with their titles, and a button that opens a saved deck."""
    words = context.words
    deck = deck_store.current_deck()
    data = {
        "title": deck.title,
        "items": [item_row(item, context) for item in load_findings(deck, context)],
        "words": {name: words.text(f"deck.{name}") for name in LABELS},
        "undo": len(deck_store.undo_steps()),
    }
    show_deck_list(data, _edit)


def load_findings(deck: Deck, context: DeckContext) -> tuple[DeckItem, ...]:
    """The items, after the finding of each has been made; shows progress meanwhile."""
    missing = [item for item in deck.items if _cached_finding(item, context) is None]
    if missing:
        bar, said = st.empty(), context.words.text("deck.reading")
        for number, item in enumerate(missing):
            bar.html(render("progress", share=number / len(missing), label=said))
            _findings()[_key(item, context)] = _make_finding(item, context)
        bar.empty()
    return deck.items


def _findings() -> dict[tuple[str, ...], tuple[str, bool, str]]:
    """Findings by item, version of the data and language: the sentence, whether the item still exists, its picture."""
    findings: dict[tuple[str, ...], tuple[str, bool, str]] = st.session_state.setdefault("basket-findings", {})
    return findings


def _key(item: DeckItem, context: DeckContext) -> tuple[str, ...]:
    said = (f"{name}={value}" for name, value in sorted(item.choices.items()))
    return (context.version, context.words.lang, item.page, item.name, *said)


def _cached_finding(item: DeckItem, context: DeckContext) -> tuple[str, bool, str] | None:
    return _findings().get(_key(item, context))


def _make_finding(item: DeckItem, context: DeckContext) -> tuple[str, bool, str]:
    try:
        return item_finding(item, context), True, thumbnail(rebuild(item, context), context.words)
    except UnknownItemError as missing:
        return context.words.text("deck.gone_code", code=str(missing)[:80]), False, ""


def item_row(item: DeckItem, context: DeckContext) -> dict[str, Any]:
    """An item as the list shows it: title, finding, page of origin, whether it still exists, link."""
    finding, there, small = _cached_finding(item, context) or ("", False, "")
    page = f"page.{item.page}"
    where = context.words.text(page) if context.words.has(page) else context.words.text("deck.quote")
    link = context.link(item.page, item.choices) if item.page != EVIDENCE else ""
    return {"title": item.title, "finding": finding, "where": where, "there": there, "link": link, "thumbnail": small}


def _edit(edit: Mapping[str, Any]) -> None:
    """Apply an edit of the list to the deck."""
    if edit.get("do") == "undo":
        deck_store.undo()
        return
    deck, at = deck_store.current_deck(), edit.get("at", -1)
    ways: dict[str, Callable[[], Deck]] = {
        "move": lambda: deck.move(at, edit["to"]),
        "remove": lambda: deck.remove(at),
        "title": lambda: deck.retitle(at, str(edit["title"])),
        "name": lambda: deck.with_title(str(edit["title"])),
        "open": lambda: from_file(str(edit["content"]).encode("utf-8", errors="replace")).join(deck),
    }
    if edit.get("do") in ways:
        deck_store.change_deck(ways[edit["do"]])


def show_fill_button(context: DeckContext, cache: Callable[..., Any]) -> None:
    """A button that adds the comparisons that hold best. cache: as `frame_cache.cached_drawing`."""
    words = context.words
    best = cache(("deck-best",), lambda: Deck(tuple(ready_deck(context))))
    if st.button(words.text("deck.ready", count=len(best.items)), key="deck-ready"):
        deck_store.change_deck(lambda: deck_store.current_deck().join(best))
        st.rerun()


def show_presentation(context: DeckContext) -> None:
    """Links that present the deck on this screen or as a handout, and where the QR code of its slides leads."""
    words, code = context.words, encode_deck(deck_store.current_deck())
    parameters = own_parameters()
    shown = {"items": code, **parameters} | ({"qr": "handout"} if st.session_state.get("deck-qr") == "handout" else {})
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(words.text("deck.present"), context.link("present", shown))
        st.link_button(words.text("deck.handout"), context.link("handout", {"items": code, **parameters}))
    st.segmented_control(
        words.text("deck.qr"),
        ("view", "handout"),
        default="view",
        format_func=lambda way: words.text(f"deck.qr.{way}"),
        key="deck-qr",
        required=True,
    )


def show_downloads(words: Words) -> None:
    """A button for each form of file."""
    st.caption(words.text("share.files"))
    download_buttons(deck_store.current_deck(), "deck", FORMS, words, "deck")


def show_storage(context: DeckContext) -> None:
    """Ways to store the deck: a link that holds all of it, and a small file."""
    deck, words = deck_store.current_deck(), context.words
    st.caption(words.text("deck.keep"))
    copy_box(context.link("deck", {"items": encode_deck(deck)}), words, "deck")
    file_button(
        words.text("deck.file"),
        lambda: to_file(deck, context.version),
        file_names.file_name("json", deck.title or "deck", context.version),
        key="deck-json",
    )
