"""The pages: which there are, in what order, where they are found, and links between them.

A new page is a file pages/<section>/<name>.py, a message `page.<name>` in each catalogue, and a line in PAGES; a new
section needs a message `section.<section>`. A page's address is its file's name. The first page also opens at `/`.
"""

import logging
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.wording import Words

ROOT = Path(__file__).parent.parent

# Files under pages/, in the order of the contents.
PAGES = (
    "compare/overview",
    "compare/matrix",
    "compare/indicator",
    "compare/plan",
    "compare/timeline",
    "compare/commitment",
    "compare/register",
    "policy/themes",
    "policy/instruments",
    "policy/responsibilities",
    "policy/restated",
    "data/files",
    "data/codebook",
    "data/quality",
    "data/sql",
    "present/deck",
)

# Pages that show no plan, so that it does not matter there which are in view.
WITHOUT_PLANS = {"files", "codebook", "sql", "deck"}

# Choices that mean the same on every page: a link to another page takes them along.
CARRIED = ("lang", "plans", "theme", "scale")


@dataclass(frozen=True)
class Entry:
    """One page: its file, section, and address (also the ending of its title message)."""

    file: Path
    section: str
    address: str


@cache
def entries() -> tuple[Entry, ...]:
    """All pages in order."""
    parts = [(page, *page.split("/")) for page in PAGES]
    return tuple(Entry(ROOT / "pages" / f"{page}.py", section, address) for page, section, address in parts)


def declare(words: Words) -> tuple[st.Page, dict[str, st.Page]]:
    """Tell Streamlit the pages; return the one asked for, and all by address. Call before any widget.

    `/` is a page of its own that runs the first one's file: a default page does not answer at its own name. Where it
    is open it stands for the first page, so that the contents show where one is.
    """
    first = entries()[0]
    pages = {entry.address: _page(entry, words) for entry in entries()}
    home = st.Page(first.file, title=title(first.address, words), url_path="home", default=True)
    current = st.navigation([home, *pages.values()], position="hidden")
    return current, pages | ({first.address: home} if current.url_path == "" else {})


def announce() -> None:
    """Tell a server, before its first session, that pages are declared; then its first visitor's link is found too.

    A folder called pages/ beside the entry file puts a fresh server into an old mode, in which the first deep link is
    "not found". Any navigation ends that mode for good, even one outside a session, about which Streamlit warns.
    """
    log = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    level = log.level
    log.setLevel(logging.ERROR)
    st.navigation([st.Page(lambda: None, title="-", url_path="start")])
    log.setLevel(level)


def _page(entry: Entry, words: Words) -> st.Page:
    """A page of one's own, since it remembers whether it has run; making one has Streamlit look at its folders."""
    return copy(_original(entry, title(entry.address, words)))


@cache
def _original(entry: Entry, said: str) -> st.Page:
    return st.Page(entry.file, title=said, url_path=entry.address)


def title(address: str, words: Words) -> str:
    """What the browser's tab says."""
    return f"{words.text(f'page.{address}')} · {words.text('site.name')}"


def contents(
    current: st.Page, pages: Mapping[str, st.Page], words: Words, counts: Mapping[str, int] | None = None
) -> None:
    """The contents in the sidebar, by section. Links keep the language and the common choices. counts: what stands
    behind a page's title, by its address.

    The link to the current page keeps all choices: Streamlit runs a page again without a word in the address.
    """
    with st.sidebar:
        st.markdown(f"**{words.text('site.name')}**")
        st.caption(words.text("site.tagline"))
        section = ""
        for entry in entries():
            if entry.section != section:
                section = entry.section
                st.caption(words.text(f"section.{section}"))
            page, choices = pages[entry.address], st.query_params.to_dict()
            kept = choices if page.url_path == current.url_path else carried(choices)
            title, count = words.text(f"page.{entry.address}"), (counts or {}).get(entry.address)
            label = words.text("section.counted", count=count, title=title) if count else title
            st.page_link(page, label=label, query_params=kept)


def place(page: str, /, **choices: str) -> str:
    """The address of a page within the site, relative to it, with the choices given and the common ones."""
    return towards(page, choices, st.query_params.to_dict())


def towards(page: str, choices: Mapping[str, str], here: Mapping[str, str]) -> str:
    """The same from a page that is shown for the choices `here`."""
    return f"{page}?{urlencode(dict(choices) | carried({**here, **choices}))}"


def has(page: str) -> bool:
    """Whether there is a page of this address."""
    return any(entry.address == page for entry in entries())


def shows_plans(address: str) -> bool:
    """Whether what a page shows depends on the plans in view."""
    return address not in WITHOUT_PLANS


def carried(choices: Mapping[str, str]) -> dict[str, str]:
    """The choices a link to another page takes along."""
    return {name: choices[name] for name in CARRIED if choices.get(name)}
