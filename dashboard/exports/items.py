"""Contents of an exported file: figures and quotations, each with its heading, link and citation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figures.indicator.exhibit import rows_of
from dashboard.figures.model import EvidenceFrames, Exhibit
from dashboard.figures.statements import document_sources, source_line
from dashboard.i18n.words import Words

MAX_ITEMS = 200  # of one file


@dataclass(frozen=True)
class FileOptions:
    """Front matter of a file of several items, and how its HTML behaves.

    title: "" for the site's name. link: URL of the deck, full or relative to the site. citation: of the data set.
    slide_page: URL of the page whose slides the QR codes lead to, "" for a code to each item's own link.
    subtitle: below the title; "" for none. presenting: show one slide at a time; Escape leads to `link`. day: of the
    file, today's where none is given.
    """

    title: str = ""
    link: str = ""
    citation: str = ""
    slide_page: str = ""
    presenting: bool = False
    day: date | None = None
    subtitle: str = ""


@dataclass(frozen=True)
class ExhibitItem:
    """A figure on a light page.

    title: heading instead of the finding, which then stands below; "" for none. link: URL of the view, full or
    relative to the site. citation: for the speaker notes. evidence: rows shown by an exhibit that has no `frames`.
    plans: all plans, whose colours tell on slides which series is which.
    """

    exhibit: Exhibit
    title: str = ""
    link: str = ""
    citation: str = ""
    evidence: EvidenceFrames | None = None
    plans: pd.DataFrame | None = None

    def heading(self, _: Words) -> str:
        """Its title, else the finding."""
        return self.title or self.exhibit.headline

    @property
    def shown_evidence(self) -> EvidenceFrames | None:
        """Targets, silences and the plans in view; None if unknown."""
        frames = self.exhibit.frames
        return EvidenceFrames(frames.targets, frames.silences, shown_plans(self.exhibit)) if frames else self.evidence


@dataclass(frozen=True)
class Quotation:
    """A target by the words that carry it: its row of `queries.targets` and its plan's row of `queries.plans`.

    title, link, citation: as in ExhibitItem.
    """

    target: Mapping[str, Any]
    plan: Mapping[str, Any]
    title: str = ""
    link: str = ""
    citation: str = ""

    def heading(self, words: Words) -> str:
        """Its title, else region, year and indicator."""
        return self.title or self.default_heading(words)

    def default_heading(self, words: Words) -> str:
        """Region, year and indicator."""
        plan = f"{words.data(self.plan, 'region')} {self.plan['first_year']}"
        return words.text("deck.quote_title", plan=plan, indicator=words.data(self.target, "indicator"))

    def source(self, words: Words) -> str:
        """Source line of the document with the clause."""
        clause = self.target["clause"]
        return source_line(self.plan, [clause] if isinstance(clause, str) else [], words)


Item = ExhibitItem | Quotation


def shown_plans(exhibit: Exhibit) -> pd.DataFrame:
    """Plans in view of an exhibit with `frames`: those it names, or all. Raises ValueError without frames."""
    if exhibit.frames is None:
        raise ValueError("the exhibit has no frames")
    plans = exhibit.frames.plans
    return rows_of(plans, exhibit.frames.shown) if exhibit.frames.shown else plans


def sources(items: Sequence[Item], words: Words) -> tuple[str, ...]:
    """Source lines of all items without repetition; without clauses where the documents are known."""
    return tuple(dict.fromkeys(line for item in items for line in item_sources(item, words)))


def item_sources(item: Item, words: Words) -> Sequence[str]:
    """Source lines of an item."""
    if isinstance(item, Quotation):
        return document_sources(pd.DataFrame([dict(item.plan)]), words)
    if item.exhibit.frames:
        return document_sources(shown_plans(item.exhibit), words)
    return item.exhibit.sources
