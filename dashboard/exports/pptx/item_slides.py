"""Slides of an item: a comparison as a chart, or as a table where plans share no axis; table; quotation."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.exports.items import ExhibitItem, Item, Quotation
from dashboard.exports.pptx import bar_segments, chart_key, native_chart, native_table, table_pagination
from dashboard.exports.pptx.bar_segments import Axis, Bar
from dashboard.exports.pptx.chart_layout import ChartLayout, chart_layout, fits, split_bars
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.quotation_slide import add_quotation
from dashboard.exports.pptx.slide_layout import SlideText, layout
from dashboard.exports.pptx.speaker_notes import SpeakerNotes
from dashboard.exports.pptx.table_rows import Rows, from_frame, from_grid
from dashboard.exports.pptx.text_metrics import clean_text
from dashboard.exports.pptx.text_runs import FINE, SMALL, Run
from dashboard.figures.grid import Grid
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.records import records
from dashboard.i18n.words import Words

CLOSE = 11.0  # size of type in a chart that would not fit otherwise
SETTINGS = (
    (0, SMALL),
    (1, SMALL),
    (1, CLOSE),
    (2, CLOSE),
    (2, FINE),
)  # tightness of a slide, size of type in its chart


def add_item(builder: PresentationBuilder, item: Item) -> None:
    """Add the slides of an item."""
    if isinstance(item, Quotation):
        add_quotation(builder, item)
    elif item.exhibit.frames:
        add_comparison(builder, item, item.exhibit.frames)
    else:
        add_table(builder, slide_text(builder, item), exhibit_rows(item, builder.words), item.exhibit.alt)


def add_comparison(builder: PresentationBuilder, item: ExhibitItem, frames: ComparisonFrames) -> None:
    """Add an indicator: a chart where the plans share an axis, on several slides if it is long; else a table."""
    words, alt = builder.words, item.exhibit.alt
    drawn = bar_segments.drawn_frames(frames, words)
    text = slide_text(builder, item, short_sources(frames, drawn.plans, words))
    bars, axis = bar_segments.bars(drawn, words)
    if drawn.indicator["comparability"] == "related" or not any(bar.sizes for bar in bars):
        add_table(builder, text, bar_rows(bars, words), alt)
        return
    text, chart = loosest(replace(text, key=True), bars, axis)
    parts = split_bars(bars, chart, layout(text).content)
    for number, part in enumerate(parts, start=1):
        title = part_title(text.title, number, len(parts), words)
        slide, places = builder.add_slide(replace(text, title=title))
        describe(native_chart.draw(slide, part, chart, places.content, words), text.title, alt)
        chart_key.draw_key(builder, slide, part, places.key)


def add_table(builder: PresentationBuilder, text: SlideText, rows: Rows, alt: str) -> None:
    """Add a table on as many slides as it takes, its caveats in one paragraph to leave it room."""
    words = builder.words
    text = replace(text, notes=(words.text("deck.gap").join(text.notes),) if text.notes else ())
    widths = table_pagination.column_widths(rows, layout(text).content.w)
    first = replace(text, title=part_title(text.title, 99, 99, words), tight=2)
    for texts in ([text] * 2, [replace(text, tight=2)] * 2, [first, replace(first, subtitle="")]):
        parts = table_pagination.split_rows(rows, widths, *(layout(candidate).content for candidate in texts))
        if len(parts) == 1:
            break
    for number, part in enumerate(parts, start=1):
        title = part_title(text.title, number, len(parts), words)
        slide, places = builder.add_slide(replace(texts[min(number, 2) - 1], title=title))
        describe(native_table.draw(slide, part, places.content, widths, words.lang), title, alt)


def slide_text(builder: PresentationBuilder, item: ExhibitItem, shorter: tuple[str, ...] = ()) -> SlideText:
    """Text around an exhibit. shorter: source lines to use where the full one does not fit."""
    words, exhibit = builder.words, item.exhibit
    full = words.text("deck.source", sources=words.text("deck.source_separator").join(exhibit.sources))
    short = shorter or (words.text("deck.sources_in_notes", count=len(exhibit.sources)),)
    speaker = SpeakerNotes(
        version=exhibit.data_version,
        citation=item.citation,
        sources=exhibit.sources,
        caveats=exhibit.notes,
        table=exhibit.table,
        link=item.link,
    )
    return SlideText(
        title=item.title or exhibit.headline,
        subtitle=f"{exhibit.headline}\n{exhibit.subtitle}" if item.title else exhibit.subtitle,
        notes=exhibit.notes,
        sources=(full, *short) if exhibit.sources else (),
        more=words.text("deck.more_notes"),
        link=item.link,
        speaker=speaker.text(words),
    )


def exhibit_rows(item: ExhibitItem, words: Words) -> Rows:
    """The Grid of an exhibit, or the rows behind its drawing."""
    figure = item.exhibit.figure
    return from_grid(figure, words) if isinstance(figure, Grid) else from_frame(item.exhibit.table)


def loosest(text: SlideText, bars: list[Bar], axis: Axis) -> tuple[SlideText, ChartLayout]:
    """The loosest of SETTINGS in which all bars stand on one slide; the loosest of all if there is none."""
    texts = [replace(text, tight=tight) for tight, _ in SETTINGS]
    boxes = [layout(candidate).content for candidate in texts]
    charts = [chart_layout(bars, axis, box.w, size) for box, (_, size) in zip(boxes, SETTINGS, strict=True)]
    fitting = [number for number, box in enumerate(boxes) if fits(bars, charts[number], box)]
    choice = [*fitting, 0][0]
    return texts[choice], charts[choice]


def describe(frame: Any, title: str, alt: str) -> None:
    """Name the graphic frame of a chart or table and set its alternative text."""
    frame.name = clean_text(title)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean_text(alt))


def part_title(title: str, number: int, count: int, words: Words) -> str:
    """Title of one of several slides."""
    return words.text("deck.part", title=title, part=number, parts=count) if count > 1 else title


def bar_rows(bars: list[Bar], words: Words) -> Rows:
    """Bars as a table, for plans that share no axis: plan, quantity and year, scope or vague promise."""
    head = tuple(words.text(key) for key in ("column.plan", "column.value", "column.scope"))
    rows = []
    for bar in bars:
        plan, _, scope = bar.name.partition("\n")
        promise = f"“{bar.parts[1]}”" if bar.parts[1] and not bar.sizes else ""
        colour = theme.LIGHT.text if bar.sizes else theme.LIGHT.muted
        value = Run(bar.words if bar.sizes else bar.parts[0], SMALL, bold=bool(bar.sizes), colour=colour)
        rows.append((((Run(plan, SMALL),),), ((value,),), ((Run(scope or promise, SMALL, colour=colour),),)))
    return Rows(head, tuple(rows), SMALL)


def short_sources(frames: ComparisonFrames, plans: pd.DataFrame, words: Words) -> tuple[str, str]:
    """Two shorter source lines: issuers, numbers and clauses; places, years and clauses."""
    separator = words.text("deck.source_separator")
    longer, shorter = (
        separator.join(short_source(words.data(plan, name), plan, frames, words) for plan in records(plans))
        for name in ("issuer", "region")
    )
    return words.text("deck.source", sources=longer), words.text("deck.source", sources=shorter)


def short_source(name: str, plan: Mapping[str, Any], frames: ComparisonFrames, words: Words) -> str:
    """A name, the document's number or else its year, and the clauses on the indicator."""
    number, clauses = plan["document_number"], plan_clauses(frames, plan["plan_id"])
    parts = [name, number if isinstance(number, str) else str(plan["first_year"])]
    if clauses:
        names = words.text("list.comma").join(map(words.clause, clauses))
        parts.append(words.text("source.clauses", count=len(clauses), clauses=names))
    return words.text("source.separator").join(parts)


def plan_clauses(frames: ComparisonFrames, plan_id: str) -> list[str]:
    """Clauses of a plan on the indicator, each once."""
    columns = [frame.loc[frame["plan_id"] == plan_id, "clause"].dropna() for frame in (frames.targets, frames.silences)]
    return list(dict.fromkeys(str(clause) for column in columns for clause in column))
