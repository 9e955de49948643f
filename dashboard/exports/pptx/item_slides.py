"""The slide of an item: a drawing as a native chart with the marks of its page, a table, or a quotation."""

from typing import Any

from dashboard.exports.items import ExhibitItem, Item, Quotation
from dashboard.exports.pptx import chart_key, native_chart, native_table, table_pagination
from dashboard.exports.pptx.item_scene import scene_of
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.quotation_slide import add_quotation
from dashboard.exports.pptx.scene import Scene
from dashboard.exports.pptx.scene_layout import SceneLayout, lay_out
from dashboard.exports.pptx.slide_layout import SlideBoxes, SlideText
from dashboard.exports.pptx.speaker_notes import SpeakerNotes
from dashboard.exports.pptx.table_rows import Rows, from_frame, from_grid, without_rows
from dashboard.exports.pptx.template import KEY
from dashboard.exports.pptx.text_metrics import clean_text
from dashboard.exports.pptx.text_runs import Paragraph
from dashboard.figures.grid import Grid
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.lanes import add_colours
from dashboard.figures.records import records
from dashboard.i18n.words import Words


def add_item(builder: PresentationBuilder, item: Item) -> None:
    """Add the slide of an item."""
    if isinstance(item, Quotation):
        add_quotation(builder, item)
        return
    scene = scene_of(item)
    text = slide_text(builder, item)
    if scene:
        add_chart(builder, item, scene, text)
    else:
        add_table(builder, text, fitting_rows(builder, item), item.exhibit.alt)


def add_chart(builder: PresentationBuilder, item: ExhibitItem, scene: Scene, text: SlideText) -> None:
    """Add a slide with a chart and the key of its signs."""
    words, boxes = builder.words, builder.boxes
    slide = builder.add_slide("figure", text)
    layout, key = chart_layout(scene, boxes, words)
    if len(key) > 1:
        boxes = boxes.with_key_lines(len(key))
        layout, key = chart_layout(scene, boxes, words)
    holder = builder.content_holder(slide, "chart")
    frame = native_chart.draw(holder, layout, boxes.content, plan_names(item, words), words)
    describe(frame, text.title, item.exhibit.alt)
    builder.fill(slide, KEY, boxes.key, key)


def chart_layout(scene: Scene, boxes: SlideBoxes, words: Words) -> tuple[SceneLayout, list[Paragraph]]:
    """The scene as it stands in the box for content, and the lines of its key."""
    layout = lay_out(scene, boxes.content.w, boxes.content.h)
    return layout, chart_key.key_lines(scene.legend, boxes.key.w, words, chart_key.remark(layout, words))


def plan_names(item: ExhibitItem, words: Words) -> dict[str, str]:
    """Names of all plans by the colour of their region, in the order of plans; the first plan of a colour names it."""
    frames = item.exhibit.frames
    plans = item.plans if item.plans is not None else frames.plans if frames else None
    names: dict[str, str] = {}
    for plan in [] if plans is None else records(add_colours(plans)):
        names.setdefault(plan["colour"].upper(), plan_name(plan, words))
    return names


def add_table(builder: PresentationBuilder, text: SlideText, rows: Rows, alt: str) -> None:
    """Add a slide with as much of a table as it holds; the speaker notes hold all of it."""
    words, boxes = builder.words, builder.boxes
    rows = rows if rows.rows else without_rows(rows, words)
    widths = table_pagination.column_widths(rows, boxes.content.w)
    part = table_pagination.first_rows(rows, widths, boxes.content)
    slide = builder.add_slide("table", text)
    frame = native_table.draw(builder.content_holder(slide, "table"), part, boxes.content, widths, words.lang)
    describe(frame, text.title, alt)
    rest = rows.count - part.count
    remark = words.text("deck.rows_left_out", count=rest, total=rows.count) if rest else ""
    builder.fill(slide, KEY, boxes.key, chart_key.key_lines([], boxes.key.w, words, remark))


def slide_text(builder: PresentationBuilder, item: ExhibitItem) -> SlideText:
    """Text around an exhibit; the speaker notes hold the finding, the caveats and the sources in full."""
    words, exhibit = builder.words, item.exhibit
    speaker = SpeakerNotes(
        finding=exhibit.headline,
        subtitle=exhibit.full_subtitle,
        version=exhibit.data_version,
        citation=item.citation,
        sources=exhibit.sources,
        caveats=exhibit.notes,
        table=exhibit.table,
        link=item.link,
    )
    return SlideText(
        title=item.heading(words),
        subtitle=exhibit.full_subtitle,
        caveat=exhibit.notes[0] if exhibit.notes else "",
        source=source_line(exhibit.sources, builder.boxes.source.w, words),
        link=item.link,
        speaker=speaker.text(words),
    )


def source_line(sources: tuple[str, ...], width: float, words: Words) -> str:
    """The documents on one line: all of them, else only how many, since the last slide lists them."""
    if not sources:
        return ""
    full = words.text("deck.source", sources=words.text("deck.source_separator").join(sources))
    if native_table.text_width(full) <= width:
        return full
    return words.text("deck.sources_at_end", count=len(sources))


def fitting_rows(builder: PresentationBuilder, item: ExhibitItem) -> Rows:
    """The Grid of an exhibit, its cells in short where it does not fit otherwise; or the rows behind a drawing."""
    figure, words, box = item.exhibit.figure, builder.words, builder.boxes.content
    if not isinstance(figure, Grid):
        return from_frame(item.exhibit.table)
    rows = from_grid(figure, words)
    shown = table_pagination.first_rows(rows, table_pagination.column_widths(rows, box.w), box)
    return rows if shown.count == rows.count else from_grid(figure, words, short=True)


def describe(frame: Any, title: str, alt: str) -> None:
    """Name the graphic frame of a chart or table and set its alternative text."""
    frame.name = clean_text(title)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean_text(alt))
