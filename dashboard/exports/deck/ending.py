"""The first slide of a deck and its last: what it is, how the marks are read, how the figures were made, sources."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.deck import fill, key, layout, measure, text
from dashboard.exports.deck.layout import MARGIN, WIDTH, Box, Sheet
from dashboard.exports.deck.stage import Stage
from dashboard.exports.deck.text import Run

METHOD = ("read", "order", "axis", "silence", "year", "scale", "texts")
LONG, ROW = 84.0, 42.0  # a sign of the legend, and a row of it


def opening(stage: Stage, title: str, count: int, link: str) -> None:
    """The title slide."""
    words = stage.words
    sheet = Sheet(title=title, link=link, speaker=words.text("panel.version", version=stage.data_version))
    slide, _ = stage.slide(sheet)
    _, box = layout.heading(title, WIDTH - 2 * MARGIN - 120)
    tall = measure.height(len(measure.lines(title, box.w, 36, bold=True)), 36)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(170), Pt(box.w), Pt(tall)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.line_spacing = Pt(36 * measure.LEADING)
        for run in paragraph.runs:
            run.font.size = Pt(36)
    rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(MARGIN), Pt(150), Pt(72), Pt(4))
    key.plain(rule)
    fill.paint(rule, "solid", theme.LIGHT.text, False)
    said = [words.text("site.tagline"), words.text("deck.findings", count=count)]
    below = Box(MARGIN, 170 + tall + 14, box.w, 60)
    stage.write(slide, below, [[Run(line, text.LARGE, colour=theme.LIGHT.muted)] for line in said], after=4)


def closing(stage: Stage, sources: Sequence[str], citation: str, link: str) -> None:
    """The last slides: the legend, the method, the sources in full."""
    legend(stage, link)
    words = stage.words
    method = [words.text(f"deck.method.{one}") for one in METHOD]
    method += [words.text("deck.method.citation", citation=citation)] if citation else []
    listing(stage, words.text("deck.method"), method, link, text.TEXT)
    if sources:
        listing(stage, words.text("panel.sources"), sources, link, text.TEXT)


def legend(stage: Stage, link: str) -> None:
    """The signs, each with what it stands for in a sentence, in two columns."""
    words = stage.words
    speak = "\n".join(words.text(f"deck.legend.{sign}") for sign in key.SIGNS)
    sheet = Sheet(words.text("deck.legend"), words.text("deck.legend_lead"), link=link, speaker=speak)
    slide, where = stage.slide(sheet)
    rows = -(-len(key.SIGNS) // 2)
    half = (where.content.w - 30) / 2
    for place, sign in enumerate(key.SIGNS):
        x = where.content.x + (place // rows) * (half + 30)
        y = where.content.y + 10 + (place % rows) * ROW * 1.3
        key.draw(slide, sign, x, y + 2, LONG, 15)
        beside = Box(x + LONG + 14, y, half - LONG - 14, ROW)
        stage.write(slide, beside, [[Run(words.text(f"deck.legend.{sign}"), text.TEXT)]])


def listing(stage: Stage, title: str, lines: Sequence[str], link: str, size: float) -> None:
    """Paragraphs, over as many slides as they take."""
    sheet = Sheet(title, link=link, speaker="\n".join(lines))
    box = layout.places(sheet).content
    parts: list[list[str]] = [[]]
    used = 0.0
    for line in lines:
        tall = measure.block(line, box.w, size) + 8
        if parts[-1] and used + tall > box.h:
            parts.append([])
            used = 0.0
        parts[-1].append(line)
        used += tall
    for part in parts:
        slide, where = stage.slide(sheet)
        stage.write(slide, where.content, [[Run(line, size)] for line in part], after=8)
