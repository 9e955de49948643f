"""The files of a basket: slides, one HTML page, a workbook. What can no longer be made is left out, and named."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.basket.code import to_code
from dashboard.basket.kept import Basket, Kept
from dashboard.basket.remade import Bench, GoneError, content
from dashboard.exports.items import Content

if TYPE_CHECKING:  # what writes the files is imported when one is asked for: every page has a basket, few make a file
    from dashboard.exports import workbook

Report = Callable[[float], None]
FORMS = ("pptx", "html", "xlsx")


@dataclass(frozen=True)
class Made:
    """What could be made, in order, and what not with the code that nobody knows."""

    found: list[Content]
    gone: list[tuple[Kept, str]]


def made(basket: Basket, bench: Bench, report: Report = lambda _: None) -> Made:
    """Everything in a basket made anew; `report` hears how far it is, 0 to 1."""
    found, gone = [], []
    for number, item in enumerate(basket.items, start=1):
        try:
            found.append(content(item, bench))
        except GoneError as missing:
            gone.append((item, str(missing)))
        report(number / len(basket.items))
    return Made(found, gone)


def file(form: str, basket: Basket, bench: Bench, report: Report = lambda _: None) -> bytes:
    """A file of one of FORMS. Making the figures is the first half of the work, writing them down the second."""
    everything = made(basket, bench, lambda share: report(share / 2)).found
    link = bench.link("deck", {"items": to_code(basket)})
    if form == "xlsx":
        from dashboard.exports import workbook

        return workbook.workbook(everything, bench.words, bench.version, book_frames(bench), report_half(report))
    from dashboard.exports import deck, handout

    make = deck.deck if form == "pptx" else handout.handout
    return make(everything, bench.words, bench.version, basket.title, link, bench.data_set, report=report_half(report))


def report_half(report: Report) -> Report:
    """How far the second half is, as part of the whole."""
    return lambda share: report(0.5 + share / 2)


def book_frames(bench: Bench) -> "workbook.Codebook":
    """What the codebook is made of."""
    from dashboard.exports import workbook

    return workbook.Codebook(bench.fetch("column_help", table="targets"), bench.fetch("codes"), "targets")


def untitled(basket: Basket) -> Basket:
    """A basket without the titles its owner gave."""
    return Basket(tuple(replace(item, title="") for item in basket.items))
