"""The share menu of a figure: link, files, deck, citation, iframe.

The menu is a fragment and empty until it is opened, so that a figure costs nothing more than its button. A file is made
by the server when its button is pressed; nothing here is kept.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.database.private import private_database
from dashboard.deck.model import Deck
from dashboard.exports import headless_browser, pictures
from dashboard.exports.citations.csl_items import figure
from dashboard.exports.html import embed
from dashboard.exports.picture_options import SHAPES, PictureOptions
from dashboard.figures.code_spans import plain_heading
from dashboard.figures.model import Exhibit
from dashboard.figures.version_changes import pin_parameters
from dashboard.i18n.words import Words
from dashboard.ui import deck_store, own_view
from dashboard.ui.components.copy_box import copy_box
from dashboard.ui.components.download_buttons import download_buttons
from dashboard.ui.corpus import citation_context
from dashboard.ui.html import render
from dashboard.ui.navigation import page_choices
from dashboard.ui.outputs.citation_box import show_citation_box
from dashboard.url_state import version_pins

INSTALL = "apt-get install chromium fonts-noto-cjk"


@st.fragment
def show_share_menu(exhibit: Exhibit, words: Words, key: str) -> None:
    """The menu of a figure; `key` tells it apart from the others of the page."""
    menu = st.popover(words.text("share.open"), type="tertiary", key=f"share-{key}", on_change="rerun")
    if menu.open:
        with menu, own_view.with_last_build():
            st.caption(words.text("share.copy_link"))
            pin = may_be_pinned(words, exhibit.data_version, key)
            link = address(words, named_subject(exhibit) | (pin_parameters(exhibit, words.lang) if pin else {}))
            copy_box(link, words, f"{key}-link")
            files(exhibit, words, key)
            deck_store.show_add_button(deck_store.deck_item(exhibit), words, key)
            seen = citation_context(words, exhibit.data_version, link)
            plain = plain_heading(exhibit)
            item = figure(plain, seen, words, figure_code(exhibit, key))
            show_citation_box(item, words, key, (plain, seen))
            st.caption(words.text("share.embed"))
            copy_box(embed.iframe(link, plain.headline), words, f"{key}-frame")


def may_be_pinned(words: Words, version: str, key: str) -> bool:
    """Whether the link is to hold the figure's values. Not those of a visitor's own plan: they stand in no address."""
    if private_database() is not None:
        st.caption(words.text("own.share"))
        return False
    return st.checkbox(words.text("share.pin", version=version), key=f"pin-{key}")


def figure_code(exhibit: Exhibit, key: str) -> str:
    """What a figure is called in the id of its citation: by its address, else by its key."""
    if exhibit.place is None:
        return key
    return "-".join(dict.fromkeys((exhibit.place.page, exhibit.place.name)))


def address(words: Words, pinned: Mapping[str, str]) -> str:
    """The full address of exactly this view, in this language; relative to the site where the browser did not say.

    pinned: what the figure rests on, to be carried along; what the present address pins is not.
    """
    choices = {name: value for name, value in page_choices().items() if name not in version_pins.PIN_PARAMETERS}
    return embed.with_parameters(st.context.url or "", **choices | {"lang": words.lang} | dict(pinned))


def named_subject(exhibit: Exhibit) -> dict[str, str]:
    """The indicator or plan of a figure, so that a link shows the same when the default has changed."""
    choices = exhibit.place.choices if exhibit.place else {}
    return {name: choices[name] for name in ("indicator", "plan", "with") if name in choices}


def files(exhibit: Exhibit, words: Words, key: str) -> None:
    """The files there are; where the server has no browser, what to install, and the files that need none."""
    item = deck_store.deck_item(exhibit)
    if item is None:
        return
    st.caption(words.text("share.files"))
    drawn = ["png", *(["svg"] if pictures.has_svg(exhibit) else [])]
    if headless_browser.find_browser() is None:
        needed = words.text("share.install", command=INSTALL, variable="BROWSER_PATH")
        st.html(render("problem", title=words.text("share.no_browser"), lines=[needed], offer=""))
        drawn = []
    more = picture_choices(words, key, pictures.has_svg(exhibit)).parameters if drawn else {}
    download_buttons(Deck((item,)), "figure", [*drawn, "csv", "csvw", "xlsx", "pptx"], words, key, more)
    if not pictures.has_svg(exhibit):
        st.caption(words.text("share.no_svg", svg="SVG", png="PNG", xlsx="XLSX"))


def picture_choices(words: Words, key: str, shaped: bool) -> PictureOptions:
    """How pictures are made: with heading, with caption, in which proportions. shaped: whether there is a choice."""
    with st.container(horizontal=True):
        header = st.checkbox(words.text("share.picture.header"), value=True, key=f"header-{key}")
        notes = st.checkbox(words.text("share.picture.notes"), value=True, key=f"notes-{key}")
    if not shaped:
        return PictureOptions(header, notes)
    shape = st.segmented_control(
        words.text("share.picture.shape"),
        tuple(SHAPES),
        default="page",
        format_func=lambda name: words.text(f"share.picture.{name}"),
        key=f"shape-{key}",
        required=True,
    )
    return PictureOptions(header, notes, shape or "page")
