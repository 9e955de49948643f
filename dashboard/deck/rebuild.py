"""From what is kept to what is shown: each figure made anew from its codes, as its own page makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dashboard.deck.model import EVIDENCE, DeckItem
from dashboard.exports import items
from dashboard.exports.citations import citation
from dashboard.exports.citations.csl_items import CitationContext, dataset, figure, target
from dashboard.exports.items import Content, Proofs, Quotation
from dashboard.figures.model import Exhibit, FigureAddress
from dashboard.figures.record_values import figure_codes, record_code
from dashboard.figures.records import records
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.i18n.words import Words
from dashboard.url_state.view_context import Fetch, ViewContext

EVIDENCE_PAGE = "indicator"  # where a quotation is found


class UnknownItemError(LookupError):
    """What was kept can no longer be made; the message names the code that nobody knows."""


@dataclass(frozen=True)
class RenderContext:
    """What everything is made with: frames as from `cache.frame`, the words, the site's full address ("" if it is not
    known), the day of access. `made` keeps the figures of a page that several items ask for."""

    fetch: Fetch
    words: Words
    site: str
    day: date
    made: dict[tuple[str, str], dict[str, Exhibit]] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Version of the data."""
        return str(self.fetch("build_info").loc[0, "data_version"])

    def link(self, page: str, choices: Mapping[str, str]) -> str:
        """The address of a view, in the words' language."""
        query = urlencode(dict(choices) | {"lang": self.words.lang})
        return f"{self.site}/{page}?{query}" if self.site else f"{page}?{query}"

    def seen(self, link: str) -> CitationContext:
        """The data set as it is seen now."""
        return CitationContext(self.version, self.day, link)

    def cite(self, item: dict[str, Any]) -> str:
        """A citation as it stands in speaker notes."""
        return citation.cite(item, citation.cite_phrase(self.words), self.words)

    @property
    def data_set(self) -> str:
        """The citation of the data set."""
        return self.cite(dataset(self.seen(self.site), self.words))


def content(kept: DeckItem, bench: RenderContext) -> Content:
    """What a deck is made of. Raises GoneError for what is no longer there."""
    if kept.page == EVIDENCE:
        return quotation(kept, bench)
    return with_address(exhibit(kept, bench), bench, kept.title)


def exhibit(kept: DeckItem, bench: RenderContext) -> Exhibit:
    """The figure that was kept, on a light page."""
    if kept.page not in VIEW_SPECS:
        raise UnknownItemError(kept.page)
    key = kept.page, urlencode(sorted(kept.choices.items()))
    if key not in bench.made:
        scene = ViewContext(bench.fetch, bench.words, kept.choices)
        made = exhibits(kept.page, scene)
        if scene.unknown:
            raise UnknownItemError(", ".join(code for _, code in scene.unknown))
        bench.made[key] = made
    if kept.name not in bench.made[key]:
        raise UnknownItemError(kept.name)
    return bench.made[key][kept.name]


def with_address(shown: Exhibit, bench: RenderContext, title: str = "") -> Content:
    """An exhibit as part of a deck, with the way back to it and its citation."""
    place = shown.place or FigureAddress("", "figure")
    link = bench.link(place.page, place.choices)
    cited = bench.cite(figure(shown, bench.seen(link), bench.words, place.name))
    return items.of_exhibit(shown, title, link, cited, None if shown.frames else proofs(shown, bench))


def proofs(shown: Exhibit, bench: RenderContext) -> Proofs:
    """What a figure that is no comparison shows, by the codes that stand in it."""
    codes = set(figure_codes(shown))
    frames = {}
    scene = ViewContext(bench.fetch, bench.words, shown.place.choices if shown.place else {})
    for kind, name in (("target", "targets"), ("silence", "silences")):
        rows = scene.frame(name)
        kept = [(kind, record_code(kind, row)) in codes for row in records(rows)]
        frames[name] = rows[kept]
    return Proofs(**frames, plans=scene.frame("plans"))


def quotation(kept: DeckItem, bench: RenderContext) -> Quotation:
    """The words that carry a target."""
    code = kept.choices.get("target", "")
    found = bench.fetch("target", target_id=code)
    rows = [row for row in records(found) if row["target_id"] == code]
    if not rows:
        raise UnknownItemError(code)
    plan = next(row for row in records(bench.fetch("plans")) if row["plan_id"] == rows[0]["plan_id"])
    link = bench.link(EVIDENCE_PAGE, {"indicator": rows[0]["indicator_id"], "target": code})
    cited = bench.cite(target(rows[0], plan, bench.seen(link), bench.words))
    return Quotation(rows[0], plan, title=kept.title, link=link, citation=cited)


def finding(kept: DeckItem, bench: RenderContext) -> str:
    """What a slide says if it has no title of its own. Raises GoneError for what is no longer there."""
    if kept.page != EVIDENCE:
        return exhibit(kept, bench).headline
    made, words = quotation(kept, bench), bench.words
    plan = f"{words.data(made.plan, 'region')} {made.plan['first_year']}"
    return words.text("deck.quote_title", plan=plan, indicator=words.data(made.target, "indicator"))


def ready_deck(bench: RenderContext) -> list[DeckItem]:
    """The comparisons that hold best."""
    codes = items.most_comparable(bench.fetch("targets"), bench.fetch("indicators"))
    return [DeckItem("indicator", "indicator", {"indicator": code}) for code in codes]
