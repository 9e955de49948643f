"""What a reader takes away from a figure: link, picture, data, a frame for another page, citation. One menu per figure.

The menu is a fragment and empty until it is opened, so that a figure costs nothing more than its button. A file is made
when its button is pressed, and the button says that it is at work; nothing here is kept.
"""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from dashboard.exhibit import Exhibit
from dashboard.exports import browser, citations, embed, names, pictures, tables
from dashboard.panels import markup
from dashboard.wording import Words

TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
INSTALL = "apt-get install chromium fonts-noto-cjk"
CAPTION = "caption"  # a choice beside the styles of citation
# What the styles call themselves, in every language.
STYLES = {"gbt": "GB/T 7714—2025", "apa": "APA 7", "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}


@st.fragment
def share(exhibit: Exhibit, words: Words, key: str) -> None:
    """The menu of a figure; `key` tells it apart from the others of the page."""
    menu = st.popover(words.text("share.open"), type="tertiary", key=f"share-{key}", on_change="rerun")
    if menu.open:
        link = address(words)
        with menu:
            st.caption(words.text("share.copy_link"))
            st.code(link, language=None, wrap_lines=True)
            files(exhibit, words, link, key)
            citation(exhibit, words, link, key)
            st.caption(words.text("share.embed"))
            st.code(embed.iframe(link, exhibit.headline), language=None, wrap_lines=True)


def address(words: Words) -> str:
    """The full address of exactly this view, in this language; relative to the site where the browser did not say."""
    choices = st.query_params.to_dict() | {"lang": words.lang}
    return embed.with_choice(st.context.url or "", **choices)


def files(exhibit: Exhibit, words: Words, link: str, key: str) -> None:
    """The files there are; where the server has no browser, what to install, and the files that need none."""
    makers: dict[str, Callable[..., bytes]] = {"csv": tables.exhibit_csv, "xlsx": tables.exhibit_xlsx}
    if browser.find() is None:
        needed = words.text("share.install", command=INSTALL, variable="BROWSER_PATH")
        st.html(markup.problem(words.text("share.no_browser"), [needed]))
    else:
        drawn: dict[str, Callable[..., bytes]] = {"png": pictures.png, "svg": pictures.svg}
        makers = {form: make for form, make in drawn.items() if form != "svg" or pictures.has_svg(exhibit)} | makers
    st.caption(words.text("share.files"))
    with st.container(horizontal=True, gap="small"):
        for form, make in makers.items():
            st.download_button(
                form.upper(),
                data=made(make, exhibit, words, link),
                file_name=names.file_name(form, key, exhibit.data_version),
                mime=TYPES[form],
                key=f"share-{key}-{form}",
                on_click="ignore",
            )


def made(make: Callable[..., bytes], exhibit: Exhibit, words: Words, link: str) -> Callable[[], bytes]:
    """A file made when asked for. What goes wrong is said in the reader's language under the button."""

    def now() -> bytes:
        try:
            return make(exhibit, words, link)
        except (browser.NoBrowserError, browser.PictureError) as failed:
            said = "share.no_browser" if isinstance(failed, browser.NoBrowserError) else "share.failed"
            raise RuntimeError(words.text(said)) from failed

    return now


def citation(exhibit: Exhibit, words: Words, link: str, key: str) -> None:
    """The citation in the style that is chosen, or the caption pack."""
    style = st.selectbox(
        words.text("share.cite"),
        [*STYLES, CAPTION],
        format_func=lambda code: STYLES.get(code, words.text("share.caption")),
        key=f"share-{key}-style",
    )
    seen = citations.Seen(exhibit.data_version, today(), link)
    if style == CAPTION:
        said = citations.caption_pack(exhibit, seen, words)
    else:
        said = citations.cite(citations.figure(exhibit, seen, words, key), style, words)
    st.code(said, language=None, wrap_lines=True)


def today() -> date:
    """The reader's day."""
    try:
        return datetime.now(ZoneInfo(st.context.timezone or "UTC")).date()
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(ZoneInfo("UTC")).date()
