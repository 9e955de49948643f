"""The slides of an item: a comparison as a chart, or as a table where plans may share no axis; table; quotation."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.exports.items import Comparison, Content, Quotation, Table
from dashboard.exports.pptx import bar_segments, chart_key, native_chart, native_table, speaker_notes, table_pagination
from dashboard.exports.pptx.bar_segments import Bar
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.quotation_slide import quotation
from dashboard.exports.pptx.slide_layout import SlideArea, places
from dashboard.exports.pptx.table_rows import Rows, from_frame, from_grid
from dashboard.exports.pptx.text_metrics import clean_text
from dashboard.exports.pptx.text_runs import FINE, SMALL, Run
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.i18n.words import Words

CLOSE = 11.0  # type of a chart that would not fit otherwise


def put(stage: PresentationBuilder, item: Content) -> None:
    """Put the slides of an item on a stage."""
    if isinstance(item, Quotation):
        quotation(stage, item)
    elif isinstance(item, Comparison):
        comparison(stage, item)
    else:
        found = item.exhibit
        rows = from_grid(found.figure, stage.words) if isinstance(found.figure, Grid) else from_frame(found.table)
        table_slides(stage, sheet(stage, item, found), rows, found.alt)


def sheet(
    stage: PresentationBuilder, item: Comparison | Table, exhibit: Exhibit, shorter: tuple[str, ...] = ()
) -> SlideArea:
    """What stands around an exhibit. A title of its own takes the place of the finding, which then stands below."""
    words = stage.words
    said = exhibit.notes, exhibit.sources, exhibit.table, item.link, item.citation, exhibit.data_version
    full = words.text("deck.source", sources=words.text("deck.source_separator").join(exhibit.sources))
    short = shorter or (words.text("deck.sources_in_notes", count=len(exhibit.sources)),)
    return SlideArea(
        title=item.title or exhibit.headline,
        subtitle=f"{exhibit.headline}\n{exhibit.subtitle}" if item.title else exhibit.subtitle,
        notes=exhibit.notes,
        sources=(full, *short) if exhibit.sources else (),
        more=words.text("deck.more_notes"),
        link=item.link,
        speaker=speaker_notes.notes(*said, words),
    )


def comparison(stage: PresentationBuilder, item: Comparison) -> None:
    """An indicator: one chart where the plans may share an axis, over several slides if it is long; else a table."""
    words, exhibit = stage.words, item.exhibit(stage.words, stage.data_version)
    drawn, silences, plans, indicator = item.drawn(words)
    around = sheet(stage, item, exhibit, short_sources(item, plans, words))
    rows, span = bar_segments.bars(drawn, silences, plans, indicator, words)
    if indicator["comparability"] == "related" or not any(row.sizes for row in rows):
        table_slides(stage, around, list_lines(rows, words), exhibit.alt)
        return
    around, found = loosest(replace(around, key=True), rows, span)
    unit = words.data(indicator, "unit_label")
    pieces = native_chart.parts(rows, found, places(around).content)
    for number, piece in enumerate(pieces, start=1):
        slide, where = stage.slide(replace(around, title=numbered(around.title, number, len(pieces), words)))
        frame = native_chart.draw(slide, piece, span, found, where.content, unit, words)
        described(frame, around.title, exhibit.alt)
        chart_key.line(stage, slide, piece, where.key)


def loosest(around: SlideArea, rows: list[Bar], span: native_chart.Span) -> tuple[SlideArea, native_chart.Measures]:
    """The loosest setting in which all rows stand on one slide; if there is none, the loosest of all."""
    settings = ((0, SMALL), (1, SMALL), (1, CLOSE), (2, CLOSE), (2, FINE))
    tried = [replace(around, tight=tight) for tight, _ in settings]
    boxes = [places(one).content for one in tried]
    found = [native_chart.measures(rows, span, box.w, size) for box, (_, size) in zip(boxes, settings, strict=True)]
    fit = [number for number, box in enumerate(boxes) if native_chart.fits(rows, found[number], box)]
    return tried[(fit or [0])[0]], found[(fit or [0])[0]]


def described(frame: Any, title: str, alt: str) -> None:
    """Name a chart or a table, and give it its text alternative."""
    frame.name = clean_text(title)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean_text(alt))


def numbered(title: str, number: int, count: int, words: Words) -> str:
    """The title of one of several slides."""
    return words.text("deck.part", title=title, part=number, parts=count) if count > 1 else title


def table_slides(stage: PresentationBuilder, around: SlideArea, rows: Rows, alt: str) -> None:
    """A table, over as many slides as it takes; its caveats in one paragraph and the rest close, to leave it room."""
    words = stage.words
    around = replace(around, notes=(words.text("deck.gap").join(around.notes),) if around.notes else ())
    widths = table_pagination.column_widths(rows, places(around).content.w)
    first = replace(around, title=numbered(around.title, 99, 99, words), tight=2)
    for sheets in ([around] * 2, [replace(around, tight=2)] * 2, [first, replace(first, subtitle="")]):
        pieces = table_pagination.parts(rows, widths, *(places(one).content for one in sheets))
        if len(pieces) == 1:
            break
    for number, piece in enumerate(pieces, start=1):
        title = numbered(around.title, number, len(pieces), words)
        slide, where = stage.slide(replace(sheets[min(number, 2) - 1], title=title))
        described(native_table.draw(slide, piece, where.content, widths, words.lang), title, alt)


def list_lines(rows: list[Bar], words: Words) -> Rows:
    """Rows that may not share an axis, as a table: plan, quantity and year, what it is of."""
    head = tuple(words.text(key) for key in ("column.plan", "column.value", "column.scope"))
    found = []
    for row in rows:
        plan, _, scope = row.name.partition("\n")
        quoted = f"“{row.apart[1]}”" if row.apart[1] and not row.sizes else ""
        colour = theme.LIGHT.text if row.sizes else theme.LIGHT.muted
        value = (Run(row.words if row.sizes else row.apart[0], SMALL, bold=bool(row.sizes), colour=colour),)
        of = (Run(scope or quoted, SMALL, colour=colour),)
        found.append((((Run(plan, SMALL),),), (value,), (of,)))
    return Rows(head, tuple(found), SMALL)


def short_sources(item: Comparison, plans: pd.DataFrame, words: Words) -> tuple[str, str]:
    """Two shorter source lines: of issuers, numbers and clauses; of places, years and clauses. The notes have all."""
    rows = records(plans)
    between = words.text("deck.source_separator")
    longer = between.join(short_source(words.data(plan, "issuer"), plan, item, words) for plan in rows)
    shorter = between.join(short_source(words.data(plan, "region"), plan, item, words) for plan in rows)
    return words.text("deck.source", sources=longer), words.text("deck.source", sources=shorter)


def clauses(item: Comparison, plan_id: str) -> list[str]:
    """The clauses of a plan that speak of the indicator, each once."""
    found = [frame.loc[frame["plan_id"] == plan_id, "clause"].dropna() for frame in (item.targets, item.silences)]
    return list(dict.fromkeys(str(clause) for frame in found for clause in frame))


def short_source(name: str, plan: Mapping[str, Any], item: Comparison, words: Words) -> str:
    """A name, the document's number or else its year, the clauses that speak of the indicator."""
    number, found = plan["document_number"], clauses(item, plan["plan_id"])
    parts = [name, number if isinstance(number, str) else str(plan["first_year"])]
    if found:
        said = words.text("list.comma").join(words.clause(clause) for clause in found)
        parts.append(words.text("source.clauses", count=len(found), clauses=said))
    return words.text("source.separator").join(parts)
