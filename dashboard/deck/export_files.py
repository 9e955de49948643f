"""The files of a basket: slides, one HTML page, a workbook. What can no longer be made is left out, and named."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from dashboard.deck.rebuild import RenderContext, UnknownItemError, content
from dashboard.exports.items import Content

if TYPE_CHECKING:  # what writes the files is imported when one is asked for: every page has a basket, few make a file
    from dashboard.exports import xlsx

Report = Callable[[float], None]
FORMS = ("pptx", "html", "xlsx")


@dataclass(frozen=True)
class RebuiltDeck:
    """What could be made, in order, and what not with the code that nobody knows."""

    found: list[Content]
    gone: list[tuple[DeckItem, str]]


def rebuild_deck(basket: Deck, bench: RenderContext, report: Report = lambda _: None) -> RebuiltDeck:
    """Everything in a basket made anew; `report` hears how far it is, 0 to 1."""
    found, gone = [], []
    for number, item in enumerate(basket.items, start=1):
        try:
            found.append(content(item, bench))
        except UnknownItemError as missing:
            gone.append((item, str(missing)))
        report(number / len(basket.items))
    return RebuiltDeck(found, gone)


def deck_bytes(form: str, basket: Deck, bench: RenderContext, report: Report = lambda _: None) -> bytes:
    """A file of one of FORMS. Making the figures is the first half of the work, writing them down the second."""
    everything = rebuild_deck(basket, bench, lambda share: report(share / 2)).found
    link = bench.link("deck", {"items": encode_deck(basket)})
    if form == "xlsx":
        from dashboard.exports import xlsx

        return xlsx.workbook(everything, bench.words, bench.version, book_frames(bench), report_half(report))
    from dashboard.exports.html import document
    from dashboard.exports.pptx import deck_file

    make = deck_file.deck_pptx if form == "pptx" else document.handout_html
    return make(everything, bench.words, bench.version, basket.title, link, bench.data_set, report=report_half(report))


def report_half(report: Report) -> Report:
    """How far the second half is, as part of the whole."""
    return lambda share: report(0.5 + share / 2)


def book_frames(bench: RenderContext) -> "xlsx.Codebook":
    """What the codebook is made of."""
    from dashboard.exports import xlsx

    return xlsx.Codebook(bench.fetch("column_help", table="targets"), bench.fetch("codes"), "targets")


def untitled(basket: Deck) -> Deck:
    """A basket without the titles its owner gave."""
    return Deck(tuple(replace(item, title="") for item in basket.items))
