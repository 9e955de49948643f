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

from dashboard import cache as frames
from dashboard import database, parameters
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
LONGEST_REPEATED = 400  # characters of a search or query that stand in a link beside each row of a table


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


def declare(words: Words) -> st.Page:
    """Tell Streamlit the pages; return the one asked for. Call before any widget.

    `/` is a page of its own that runs the first one's file: a default page does not answer at its own name.
    """
    home, *others = (copy(page) for page in _originals(words))
    return st.navigation([home, *others], position="hidden")


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


@cache
def _originals(words: Words) -> tuple[st.Page, ...]:
    """The page at `/`, and all of them. Each run takes copies, since a page remembers whether it has run; making one
    has Streamlit look at its folders."""
    first = entries()[0]
    home = st.Page(first.file, title=title(first.address, words), url_path="home", default=True)
    own = (st.Page(entry.file, title=title(entry.address, words), url_path=entry.address) for entry in entries())
    return home, *own


def title(address: str, words: Words) -> str:
    """What the browser's tab says."""
    return f"{words.text(f'page.{address}')} · {words.text('site.name')}"


def address() -> parameters.Address:
    """The parameters of the present address. Everything that reads them reads them here."""
    return parameters.read(st.query_params.to_dict())


def choices() -> dict[str, str]:
    """The parameters of the present address that can be read, as a link to exactly this view has them: without the
    codes of plans that nobody knows."""
    found = address().choices
    plans = _known(found["plans"]) if found.get("plans") else ""
    return {name: value for name, value in {**found, "plans": plans}.items() if name != "plans" or plans}


def here() -> dict[str, str]:
    """The same for links that stand row by row: without a query so long that each row would repeat it."""
    return {name: value for name, value in choices().items() if name != "q" or len(value) <= LONGEST_REPEATED}


def _known(plans: str) -> str:
    """Those of several codes of plans that there are; all where no database can say."""
    try:
        known = frames.drawn(("codes of plans",), lambda: frozenset(frames.frame("plan_ids")["plan_id"]))
    except database.NoDatabaseError:
        return plans
    return parameters.some_of(plans, known)


def place(page: str, /, **choices: str) -> str:
    """The address of a page within the site, relative to it, with the choices given and the common ones."""
    return towards(page, choices, here())


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
