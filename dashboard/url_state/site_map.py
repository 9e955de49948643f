"""The pages: which there are, in what order, where they are found.

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
PAGES_WITHOUT_PLANS = {"files", "codebook", "sql", "deck"}


# Choices that mean the same on every page: a link to another page takes them along.
SHARED_PARAMETERS = ("lang", "plans", "theme", "scale")


MAX_REPEATED_LENGTH = 400  # characters of a search or query that stand in a link beside each row of a table


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
    """What the browser's tab says."""
    return f"{words.text(f'page.{address}')} · {words.text('site.name')}"


def is_page(page: str) -> bool:
    """Whether there is a page of this address."""
    return any(entry.address == page for entry in pages())


def shows_plans(address: str) -> bool:
    """Whether what a page shows depends on the plans in view."""
    return address not in PAGES_WITHOUT_PLANS


def shared_choices(choices: Mapping[str, str]) -> dict[str, str]:
    """The choices a link to another page takes along."""
    return {name: choices[name] for name in SHARED_PARAMETERS if choices.get(name)}
