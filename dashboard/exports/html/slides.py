"""Slides of the handout as HTML, and the figures that a script draws in them."""

from dataclasses import dataclass

from markupsafe import Markup

from dashboard.exports.html.evidence import evidence_entries, quote, reference_entries, target_facts
from dashboard.exports.html.rendering import render
from dashboard.exports.html.scene_picture import picture
from dashboard.exports.items import ExhibitItem, Item, Quotation
from dashboard.exports.light_figure import HEIGHT, light_figure
from dashboard.exports.qr import is_full_url, svg
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


@dataclass(frozen=True)
class Footer:
    """Line below a slide. is_full: the link is a full URL. code: SVG of the QR code, empty for none."""

    version: str
    citation: str
    link: str
    is_full: bool
    code: Markup


def slide(number: int, item: Item, words: Words, version: str, slide_page: str = "") -> HtmlSlide:
    """Slide of an item. number: from 1, makes its id. slide_page: as in FileOptions."""
    id_ = f"s{number}"
    code_link = f"{slide_page}#{id_}" if slide_page else item.link
    if isinstance(item, Quotation):
        return quotation_slide(id_, item, words, footer(item, version, code_link))
    return exhibit_slide(id_, item, words, footer(item, item.exhibit.data_version, code_link))


def exhibit_slide(id_: str, item: ExhibitItem, words: Words, foot: Footer) -> HtmlSlide:
    """A figure: finding, drawing or table, notes, evidence, the rows behind it, sources."""
    exhibit, figure = item.exhibit, item.exhibit.figure
    is_grid = isinstance(figure, Grid)
    html = render(
        "exhibit_slide.html",
        id=id_,
        item=item,
        exhibit=exhibit,
        is_grid=is_grid,
        height="" if isinstance(figure, Grid) else f"{figure.layout.height or HEIGHT:.0f}",
        picture=picture(item, words),
        zoom=f"{table_zoom(exhibit):.2f}" if is_grid else "",
        entries=[
            *evidence_entries(id_, item.shown_evidence, words),
            *reference_entries(id_, exhibit.frames.references if exhibit.frames else None, words),
        ],
        foot=foot,
        words=words,
    )
    return HtmlSlide(id_, html, "" if is_grid else light_figure(figure).to_json())


def table_zoom(exhibit: Exhibit) -> float:
    """How much smaller than on a screen a table is printed, so that all of it stands on one page."""
    rows = sum(max(-(-len(str(cell)) // PER_LINE) for cell in row) for row in exhibit.table.itertuples(index=False))
    return min(1.0, max(LEAST_ZOOM, PAGE_ROWS / max(rows, 1)))


def quotation_slide(id_: str, item: Quotation, words: Words, foot: Footer) -> HtmlSlide:
    """A quotation: the words of the text, a gloss, what was read off them, the source."""
    pairs = target_facts(item.target, item.plan, words)
    quote_ = quote(item.target, words)
    html = render("quotation_slide.html", id=id_, item=item, quote=quote_, pairs=pairs, foot=foot, words=words)
    return HtmlSlide(id_, html)


def footer(item: Item, version: str, code_link: str) -> Footer:
    """Footer of an item. code_link: where the QR code leads; the item's own link where that does not fit into one."""
    code = Markup(svg(code_link) or svg(item.link))
    return Footer(version, item.citation, item.link, is_full_url(item.link), code)
