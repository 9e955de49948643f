"""The pages: their files, order and addresses, and links between them.

A new page is a file pages/<section>/<name>.py, a message `page.<name>` in each catalogue, and a line in PAGES; a new
section needs a message `section.<section>`. A page's address is its file's name. The first page also opens at `/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.i18n.words import Words

ROOT = Path(__file__).parents[2]


# Files under pages/, in the order of the contents.
PAGES = (
    "compare/overview",
    "compare/matrix",
    "compare/indicator",
    "compare/pair",
    "compare/plan",
    "compare/timeline",
    "compare/commitment",
    "compare/register",
    "compare/search",
    "policy/themes",
    "policy/clauses",
    "policy/instruments",
    "policy/responsibilities",
    "policy/restated",
    "desk/bring",
    "desk/read",
    "desk/pack",
    "desk/coders",
    "data/files",
    "data/codebook",
    "data/quality",
    "data/sql",
    "present/deck",
)


# Pages whose content does not depend on the plans in view.
PAGES_WITHOUT_PLANS = {"search", "files", "codebook", "sql", "deck", "bring", "read", "pack", "coders"}

DESK = "desk"  # the section of pages about a visitor's own plan
PAGES_OF_REGISTER = {"files", "codebook"}  # that show what the register holds and nothing else


# Parameters that mean the same on every page; links to other pages take them along.
SHARED_PARAMETERS = ("lang", "plans", "theme", "scale")


MAX_REPEATED_LENGTH = 400  # characters of a search or query repeated in the link of each row of a table


@dataclass(frozen=True)
class Page:
    """One page: its file, section, and address (also the ending of its title message)."""

    file: Path
    section: str
    address: str


@cache
def pages() -> tuple[Page, ...]:
    """All pages in order."""
    parts = [(page, *page.split("/")) for page in PAGES]
    return tuple(Page(ROOT / "pages" / f"{page}.py", section, address) for page, section, address in parts)


def page_title(address: str, words: Words) -> str:
    """Title of the browser's tab."""
    return f"{words.text(f'page.{address}')} · {words.text('site.name')}"


def is_page(page: str) -> bool:
    """Whether a page has this address."""
    return any(entry.address == page for entry in pages())


def shows_plans(address: str) -> bool:
    """Whether what a page shows depends on the plans in view."""
    return address not in PAGES_WITHOUT_PLANS


def shows_own_plan(address: str) -> bool:
    """Whether a page can show a visitor's own plan beside the others."""
    return address not in PAGES_OF_REGISTER and not is_desk_page(address)


def is_desk_page(address: str) -> bool:
    """Whether a page is about a visitor's own plan."""
    return any(entry.address == address and entry.section == DESK for entry in pages())


def shared_choices(choices: Mapping[str, str]) -> dict[str, str]:
    """Those of the parameters that links to other pages take along."""
    return {name: choices[name] for name in SHARED_PARAMETERS if choices.get(name)}
