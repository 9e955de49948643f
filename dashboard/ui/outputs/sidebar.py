"""The contents in the sidebar: every page by section, as plain links.

One piece of HTML instead of a widget for each page, twenty-two of them, which took a third of a run. That a link asks
the session that is open, and does not begin another, `widgets/follow.js` sees to.
"""

from collections.abc import Mapping
from html import escape
from itertools import groupby

import streamlit as st

from dashboard.i18n.words import Words
from dashboard.ui.navigation import page_choices
from dashboard.ui.outputs import markup
from dashboard.url_state import site_map


def show_contents(current: str, words: Words, counts: Mapping[str, int]) -> None:
    """Show them. current: the address of the page that is open, "" for the first; counts: see `written`."""
    with st.sidebar:
        st.html(contents_html(current, page_choices(), words, counts))


def contents_html(current: str, choices: Mapping[str, str], words: Words, counts: Mapping[str, int]) -> str:
    """The contents as HTML. Links keep the language and the common choices, the one to the page that is open keeps all.

    counts: what stands behind a page's title, by its address.
    """
    entries = site_map.pages()
    here = current or entries[0].address
    kept, all_kept = (markup.relative_url("", **chosen) for chosen in (site_map.shared_choices(choices), choices))

    def line(address: str) -> str:
        place = address + (all_kept if address == here else kept)
        return f"<li>{markup.link(place, _label(address, words, counts.get(address)), address == here)}</li>"

    parts = (
        _section(section, [line(entry.address) for entry in inside])
        for section, inside in groupby(entries, lambda entry: words.text(f"section.{entry.section}"))
    )
    site, about, named = (escape(words.text(f"site.{name}")) for name in ("name", "tagline", "contents"))
    return f'<nav class="dz-contents" aria-label="{named}"><p><b>{site}</b></p><p>{about}</p>{"".join(parts)}</nav>'


def _section(title: str, lines: list[str]) -> str:
    said = escape(title)
    return f'<p>{said}</p><ul aria-label="{said}">{"".join(lines)}</ul>'


def _label(address: str, words: Words, count: int | None) -> str:
    title = words.text(f"page.{address}")
    return words.text("section.counted", count=count, title=title) if count else title
