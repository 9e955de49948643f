"""The first slide of a deck and its last: what it is, how the marks are read, how the figures were made, sources."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import chart_key, segment_fills, slide_layout, text_metrics, text_runs
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.slide_layout import MARGIN, WIDTH, Box, SlideArea
from dashboard.exports.pptx.text_runs import Run

METHOD = ("read", "order", "axis", "silence", "year", "scale", "texts")
LONG, ROW = 84.0, 42.0  # a sign of the legend, and a row of it


def opening(stage: PresentationBuilder, title: str, count: int, link: str) -> None:
    """The title slide."""
    words = stage.words
    sheet = SlideArea(title=title, link=link, speaker=words.text("panel.version", version=stage.data_version))
    slide, _ = stage.slide(sheet)
    _, box = slide_layout.heading(title, WIDTH - 2 * MARGIN - 120)
    tall = text_metrics.height(len(text_metrics.lines(title, box.w, 36, bold=True)), 36)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(170), Pt(box.w), Pt(tall)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.line_spacing = Pt(36 * text_metrics.LEADING)
        for run in paragraph.runs:
            run.font.size = Pt(36)
    rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(MARGIN), Pt(150), Pt(72), Pt(4))
    chart_key.is_plain(rule)
    segment_fills.paint(rule, "solid", theme.LIGHT.text, False)
    said = [words.text("site.tagline"), words.text("deck.findings", count=count)]
    below = Box(MARGIN, 170 + tall + 14, box.w, 60)
    stage.write(slide, below, [[Run(line, text_runs.LARGE, colour=theme.LIGHT.muted)] for line in said], after=4)


def closing(stage: PresentationBuilder, sources: Sequence[str], citation: str, link: str) -> None:
    """The last slides: the legend, the method, the sources in full."""
    legend(stage, link)
    words = stage.words
    method = [words.text(f"deck.method.{one}") for one in METHOD]
    method += [words.text("deck.method.citation", citation=citation)] if citation else []
    listing(stage, words.text("deck.method"), method, link, text_runs.TEXT)
    if sources:
        listing(stage, words.text("panel.sources"), sources, link, text_runs.TEXT)


def legend(stage: PresentationBuilder, link: str) -> None:
    """The signs, each with what it stands for in a sentence, in two columns."""
    words = stage.words
    speak = "\n".join(words.text(f"deck.legend.{sign}") for sign in chart_key.SIGNS)
    sheet = SlideArea(words.text("deck.legend"), words.text("deck.legend_lead"), link=link, speaker=speak)
    slide, where = stage.slide(sheet)
    rows = -(-len(chart_key.SIGNS) // 2)
    half = (where.content.w - 30) / 2
    for place, sign in enumerate(chart_key.SIGNS):
        x = where.content.x + (place // rows) * (half + 30)
        y = where.content.y + 10 + (place % rows) * ROW * 1.3
        chart_key.draw(slide, sign, x, y + 2, LONG, 15)
        beside = Box(x + LONG + 14, y, half - LONG - 14, ROW)
        stage.write(slide, beside, [[Run(words.text(f"deck.legend.{sign}"), text_runs.TEXT)]])


def listing(stage: PresentationBuilder, title: str, lines: Sequence[str], link: str, size: float) -> None:
    """Paragraphs, over as many slides as they take."""
    sheet = SlideArea(title, link=link, speaker="\n".join(lines))
    box = slide_layout.places(sheet).content
    parts: list[list[str]] = [[]]
    used = 0.0
    for line in lines:
        tall = text_metrics.block(line, box.w, size) + 8
        if parts[-1] and used + tall > box.h:
            parts.append([])
            used = 0.0
        parts[-1].append(line)
        used += tall
    for part in parts:
        slide, where = stage.slide(sheet)
        stage.write(slide, where.content, [[Run(line, size)] for line in part], after=8)
