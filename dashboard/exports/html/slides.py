"""A slide of the handout as HTML, and the figure that is drawn in it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.exports.html import table_page
from dashboard.exports.html.evidence import details, escape_text, evidence, paragraphs, quote_html, target_facts
from dashboard.exports.items import Comparison, Content, Quotation, Table
from dashboard.exports.pictures import HEIGHT, light_figure
from dashboard.exports.qr import full, svg
from dashboard.figures.grid import Grid
from dashboard.figures.indicator.exhibit import rows_of
from dashboard.figures.model import Exhibit
from dashboard.figures.statements import source_line
from dashboard.i18n.words import Words


@dataclass(frozen=True)
class Slide:
    """One slide. place: its id. figure: what is drawn in it as JSON, "" for none."""

    place: str
    html: str
    figure: str = ""


def slide(number: int, item: Content, words: Words, data_version: str, codes: str = "") -> Slide:
    """The slide of an item; `number` counts from one and makes its id. codes: as in `handout`."""
    place = f"s{number}"
    code = f"{codes}#{place}" if codes else item.link
    if isinstance(item, Quotation):
        return Slide(place, quotation(place, item, words, data_version, code))
    if isinstance(item, Table):
        found = item.proofs
        proofs = evidence(place, found.targets, found.silences, found.plans, words) if found else ""
        return exhibit_section(place, item, item.exhibit, proofs, words, code)
    shown = item.exhibit(words, data_version)
    plans = rows_of(item.plans, item.shown) if item.shown else item.plans
    return exhibit_section(place, item, shown, evidence(place, item.targets, item.silences, plans, words), words, code)


def exhibit_section(
    place: str, item: Comparison | Table, exhibit: Exhibit, proofs: str, words: Words, code: str
) -> Slide:
    """An exhibit: the finding, the figure or table, what must be known, its evidence, the rows behind it."""
    finding = f'<p class="finding">{escape_text(exhibit.headline)}</p>' if item.title else ""
    head = f'{heading(item.title or exhibit.headline)}{finding}<p class="subtitle">{escape_text(exhibit.subtitle)}</p>'
    rows = details(words.text("panel.table"), table(exhibit.table)) if len(exhibit.table.columns) else ""
    told = f'<div class="notes">{paragraphs(exhibit.notes)}</div>'
    listed = (
        f"<h3>{escape_text(words.text('panel.sources'))}</h3>{paragraphs(exhibit.sources)}" if exhibit.sources else ""
    )
    foot = footer(item.link, exhibit.data_version, item.citation, words, code)
    if isinstance(exhibit.figure, Grid):
        drawn, figure = f'<div class="wide">{table_page.table(exhibit.figure)}</div>', ""
    else:
        drawn, figure = plot(place, exhibit.figure, exhibit.alt), light_figure(exhibit.figure).to_json()
    body = f'{head}{drawn}{told}{proofs}{rows}<div class="sources">{listed}</div>{foot}'
    return Slide(place, section(place, body), figure)


def plot(place: str, figure: go.Figure, alt: str) -> str:
    """The place a figure is drawn in, as high as it will be, with the figure in words."""
    tall = figure.layout.height or HEIGHT
    named = f'role="img" aria-label="{escape_text(alt)}"'
    return f'<div class="plot" {named} data-figure="{place}" style="height: {tall:.0f}px"></div>'


def quotation(place: str, item: Quotation, words: Words, data_version: str, code: str) -> str:
    """A quotation: the words of the text, a gloss, what was read off them, and where they stand."""
    row = item.target
    plan = f"{words.data(item.plan, 'region')} {item.plan['first_year']}"
    title = item.title or words.text("deck.quote_title", plan=plan, indicator=words.data(row, "indicator"))
    source = source_line(item.plan, [row["clause"]] if isinstance(row["clause"], str) else [], words)
    body = f'{heading(title)}<div class="large">{quote_html(row, words)}</div>{target_facts(row, item.plan, words)}'
    listed = f"<h3>{escape_text(words.text('panel.sources'))}</h3>{paragraphs([source])}"
    foot = footer(item.link, data_version, item.citation, words, code)
    return section(place, f'{body}<div class="sources">{listed}</div>{foot}')


def section(place: str, body: str) -> str:
    """A slide around its content."""
    return f'<section class="slide" id="{place}">{body}</section>'


def heading(title: str) -> str:
    """The heading of a slide; arrow keys bring the focus to it."""
    return f'<h2 tabindex="-1">{escape_text(title)}</h2>'


def table(frame: pd.DataFrame) -> str:
    """Rows of text under their columns' names."""
    head = "".join(f'<th scope="col">{escape_text(column)}</th>' for column in frame.columns)
    rows = "".join(f"<tr>{cells(row)}</tr>" for row in frame.itertuples(index=False, name=None))
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def cells(row: Sequence[object]) -> str:
    """The cells of a row."""
    return "".join(f"<td>{escape_text(cell)}</td>" for cell in row)


def footer(link: str, data_version: str, citation: str, words: Words, led: str) -> str:
    """Data version, citation, the way back, and a QR code of the address it is `led` to."""
    version = words.text("panel.version", version=data_version)
    back = f'<a href="{escape_text(link)}">{escape_text(link)}</a>' if full(link) else escape_text(link)
    cited = f'<p class="cited">{escape_text(citation)}</p>' if citation else ""
    code = f'<div class="code" aria-hidden="true">{svg(led) or svg(link)}</div>' if svg(led) or svg(link) else ""
    said = words.text("mark.separator").join((escape_text(words.text("site.name")), escape_text(version)))
    way = f'<p class="back">{back}</p>' if back else ""
    return f"<footer><div>{cited}<p>{said}</p>{way}</div>{code}</footer>"
