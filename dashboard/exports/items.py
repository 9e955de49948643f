"""What a deck or a handout is made of: comparisons, quotations and tables, and the ones that hold best.

An item carries frames as `database.queries` gives them; whatever is made of it is drawn anew for a light page. `title`
replaces the finding as heading (the finding then stands under it), `link` leads back to the view: a full address where
it is known, else one relative to the site. `citation` is the full citation, for the speaker notes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.figures.indicator.exhibit import indicator_exhibit, rows_of
from dashboard.figures.lanes import drawable_targets, with_colours
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.figures.rescale import STATED, allowed, per_million
from dashboard.figures.statements import documents
from dashboard.i18n.words import Words

MOST = 200  # items of one file
READY = 12  # items of the ready deck
HOLDS = ("direct", "adjusted")  # verdicts under which plans share an axis, the better one first


class TooManyError(ValueError):
    """More items than a file may hold; the message names both numbers."""


@dataclass(frozen=True)
class Comparison:
    """An indicator: targets and silences of it, all plans, its row of `queries.indicators`.

    shown: plans that are spoken of, all if none is named. scale: as in figures.rescale. made: the figure with its
    words, where it is known already.
    """

    targets: pd.DataFrame
    silences: pd.DataFrame
    plans: pd.DataFrame
    indicator: Mapping[str, Any]
    shown: Sequence[str] = ()
    scale: str = STATED
    title: str = ""
    link: str = ""
    citation: str = ""
    made: Exhibit | None = None
    references: pd.DataFrame | None = None

    def exhibit(self, words: Words, data_version: str) -> Exhibit:
        """The figure on a light page with its words."""
        if self.made is not None:
            return self.made
        frames = self.targets, self.silences, self.plans, self.indicator
        return indicator_exhibit(
            *frames, words, data_version, False, self.shown, self.scale, references=self.references
        )

    def drawn(self, words: Words) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Mapping[str, Any]]:
        """What is drawn, in the chosen scale: targets, silences, plans with their colours, the indicator."""
        plans, indicator = with_colours(self.plans), self.indicator
        lanes = rows_of(plans, self.shown) if self.shown else plans
        targets, silences = rows_of(self.targets, lanes["plan_id"]), rows_of(self.silences, lanes["plan_id"])
        if allowed(indicator, self.scale):
            targets, indicator = per_million(targets, lanes, indicator, words)
        return drawable_targets(targets, indicator["unit_id"]), silences, lanes, indicator


@dataclass(frozen=True)
class Quotation:
    """A target by the words that carry it: its row of `queries.targets`, and that of its plan of `queries.plans`."""

    target: Mapping[str, Any]
    plan: Mapping[str, Any]
    title: str = ""
    link: str = ""
    citation: str = ""


@dataclass(frozen=True)
class Proofs:
    """The targets and silences that an exhibit shows, rows of `queries.targets` and `silences`, and their plans."""

    targets: pd.DataFrame
    silences: pd.DataFrame
    plans: pd.DataFrame


@dataclass(frozen=True)
class Table:
    """Any other exhibit; on a slide it is its Grid, or the rows behind its drawing. proofs: what it shows, for a page
    on which the evidence is one click away."""

    exhibit: Exhibit
    title: str = ""
    link: str = ""
    citation: str = ""
    proofs: "Proofs | None" = None


Content = Comparison | Quotation | Table


def of_exhibit(
    exhibit: Exhibit, title: str = "", link: str = "", citation: str = "", proofs: Proofs | None = None
) -> Content:
    """An exhibit of a light page as part of a file: a comparison with its frames, or a table."""
    found = exhibit.frames
    if found is None:
        return Table(exhibit, title, link, citation, proofs)
    known = found.targets, found.silences, found.plans, found.indicator
    return Comparison(*known, found.shown, found.scale, title, link, citation, exhibit, found.references)


def check_length(items: Sequence[Content]) -> list[Content]:
    """The items of a file. Raises TooManyError for more than MOST."""
    if len(items) > MOST:
        raise TooManyError(f"{len(items)} items, at most {MOST}")
    return list(items)


def most_comparable(targets: pd.DataFrame, indicators: pd.DataFrame, most: int = READY) -> list[str]:
    """Codes of the comparisons that hold best: of a verdict in HOLDS, at least two plans with a target that is drawn.

    Those with most such plans come first, then the better verdict, then the order of `indicators`.
    """
    ranked = []
    for place, row in enumerate(records(indicators)):
        own = drawable_targets(targets[targets["indicator_id"] == row["indicator_id"]], row["unit_id"])
        plans = own.loc[own["kind"] != "tally", "plan_id"].nunique()
        if row["comparability"] in HOLDS and plans > 1:
            ranked.append((-plans, HOLDS.index(row["comparability"]), place, str(row["indicator_id"])))
    return [code for *_, code in sorted(ranked)[:most]]


def ready_items(
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicators: pd.DataFrame,
    link: Callable[[str], str] = "".format,
) -> list[Content]:
    """The ready deck's items, from the frames of everything. `link` gives the address of an indicator's view."""
    rows = {row["indicator_id"]: row for row in records(indicators)}
    return [
        Comparison(
            targets[targets["indicator_id"] == code],
            silences[silences["indicator_id"] == code],
            plans,
            rows[code],
            link=link(code),
        )
        for code in most_comparable(targets, indicators)
    ]


def sources(items: Sequence[Content], words: Words) -> tuple[str, ...]:
    """A line for each document that the items rest on, without clauses where the document itself is known."""
    return tuple(dict.fromkeys(line for item in items for line in _sources(item, words)))


def _sources(item: Content, words: Words) -> Iterator[str]:
    if isinstance(item, Comparison):
        lanes = rows_of(item.plans, item.shown) if item.shown else item.plans
        yield from documents(lanes, words)
    elif isinstance(item, Quotation):
        yield from documents(pd.DataFrame([dict(item.plan)]), words)
    else:
        yield from item.exhibit.sources
