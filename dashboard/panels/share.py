"""What a reader takes away from a figure: link, files, a slide, a place in the deck, citation, a frame for a page.

The menu is a fragment and empty until it is opened, so that a figure costs nothing more than its button. A file is made
by the server when its button is pressed; nothing here is kept.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard import navigation, pins
from dashboard.basket import Basket
from dashboard.exhibit import Exhibit
from dashboard.exports import browser, citations, embed, pictures
from dashboard.panels import basket, markup
from dashboard.panels.cite import cite
from dashboard.panels.copied import copied
from dashboard.panels.moment import today
from dashboard.panels.take import take
from dashboard.wording import Words

INSTALL = "apt-get install chromium fonts-noto-cjk"


@st.fragment
def share(exhibit: Exhibit, words: Words, key: str) -> None:
    """The menu of a figure; `key` tells it apart from the others of the page."""
    menu = st.popover(words.text("share.open"), type="tertiary", key=f"share-{key}", on_change="rerun")
    if menu.open:
        with menu:
            st.caption(words.text("share.copy_link"))
            pin = st.checkbox(words.text("share.pin", version=exhibit.data_version), key=f"pin-{key}")
            link = address(words, pins.pinned(exhibit, words.lang) if pin else {})
            copied(link, words, f"{key}-link")
            files(exhibit, words, key)
            basket.offer(basket.kept(exhibit), words, key)
            seen = citations.Seen(exhibit.data_version, today(), link)
            cite(citations.figure(exhibit, seen, words, key), words, key, (exhibit, seen))
            st.caption(words.text("share.embed"))
            copied(embed.iframe(link, exhibit.headline), words, f"{key}-frame")


def address(words: Words, pinned: Mapping[str, str]) -> str:
    """The full address of exactly this view, in this language; relative to the site where the browser did not say.

    pinned: what the figure rests on, to be carried along; what the present address pins is not.
    """
    choices = {name: value for name, value in navigation.choices().items() if name not in pins.PINNED}
    return embed.with_choice(st.context.url or "", **choices | {"lang": words.lang} | dict(pinned))


def files(exhibit: Exhibit, words: Words, key: str) -> None:
    """The files there are; where the server has no browser, what to install, and the files that need none."""
    item = basket.kept(exhibit)
    if item is None:
        return
    st.caption(words.text("share.files"))
    drawn = ["png", *(["svg"] if pictures.has_svg(exhibit) else [])]
    if browser.find() is None:
        needed = words.text("share.install", command=INSTALL, variable="BROWSER_PATH")
        st.html(markup.problem(words.text("share.no_browser"), [needed]))
        drawn = []
    take(Basket((item,)), "figure", [*drawn, "csv", "xlsx", "pptx"], words, key)
    if not pictures.has_svg(exhibit):
        st.caption(words.text("share.no_svg", svg="SVG", png="PNG", xlsx="XLSX"))
