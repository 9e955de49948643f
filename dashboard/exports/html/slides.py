"""Slides of the handout as HTML, and the figures that a script draws in them."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.exports.figure_rendering import HEIGHT
from dashboard.exports.html.evidence import evidence_entries, quote, reference_entries, target_facts
from dashboard.exports.html.rendering import render
from dashboard.exports.html.scene_picture import picture
from dashboard.exports.items import ExhibitItem, Item, Quotation
from dashboard.exports.qr import svg
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words

PER_LINE, PAGE_ROWS, LEAST_ZOOM = 22, 17, 0.5  # characters in a line of a cell, lines of a printed page, of its type


@dataclass(frozen=True)
class HtmlSlide:
    """A slide. id: of its element. figure: Plotly JSON drawn in it, "" for none."""

    id: str
    html: Markup
    figure: str = ""


def slide(number: int, item: Item, words: Words, version: str, slide_page: str = "") -> HtmlSlide:
    """Slide of an item. number: from 1, makes its id. slide_page: as in FileOptions.

    Its QR code leads to the slide there or to the item's own link, and to the latter where the former does not fit.
    """
    id_ = f"s{number}"
    code = Markup((svg(f"{slide_page}#{id_}") if slide_page else "") or svg(item.link))
    if isinstance(item, Quotation):
        return quotation_slide(id_, item, words, version, code)
    return exhibit_slide(id_, item, words, code)


def exhibit_slide(id_: str, item: ExhibitItem, words: Words, code: Markup) -> HtmlSlide:
    """A figure: finding, drawing or table, notes, evidence, the rows behind it, sources. code: of its footer."""
    exhibit, figure = item.exhibit, item.exhibit.figure
    drawing = None if isinstance(figure, Grid) else figure
    html = render(
        "exhibit_slide.html",
        id=id_,
        item=item,
        exhibit=exhibit,
        is_grid=drawing is None,
        height="" if drawing is None else f"{drawing.layout.height or HEIGHT:.0f}",
        picture=picture(item, words),
        zoom=f"{table_zoom(exhibit):.2f}" if drawing is None else "",
        entries=[
            *evidence_entries(id_, item.shown_evidence, words),
            *reference_entries(id_, exhibit.frames.references if exhibit.frames else None, words),
        ],
        code=code,
        words=words,
    )
    return HtmlSlide(id_, html, "" if drawing is None else drawing.to_json())


def table_zoom(exhibit: Exhibit) -> float:
    """How much smaller than on a screen a table is printed, so that all of it stands on one page."""
    rows = sum(max(-(-len(str(cell)) // PER_LINE) for cell in row) for row in exhibit.table.itertuples(index=False))
    return min(1.0, max(LEAST_ZOOM, PAGE_ROWS / max(rows, 1)))


def quotation_slide(id_: str, item: Quotation, words: Words, version: str, code: Markup) -> HtmlSlide:
    """A quotation: the words of the text, a gloss, what was read off them, the source. version, code: of its footer."""
    read_off = {"quote": quote(item.target, words), "pairs": target_facts(item.target, item.plan, words)}
    html = render("quotation_slide.html", id=id_, item=item, version=version, code=code, words=words, **read_off)
    return HtmlSlide(id_, html)
