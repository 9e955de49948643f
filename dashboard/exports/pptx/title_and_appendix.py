"""First and last slides of a deck: title; legend of the signs, method, sources."""

from collections.abc import Sequence
from dataclasses import replace

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.items import FileOptions
from dashboard.exports.method import method_lines
from dashboard.exports.pptx import bar_segments, chart_key, segment_fills, slide_layout, text_metrics, text_runs
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.slide_layout import MARGIN, WIDTH, Box, SlideText
from dashboard.exports.pptx.text_runs import Run

TITLE_SIZE = 36  # points
TITLE_TOP, RULE_TOP = 170, 150  # points from the upper edge
SIGN_WIDTH, SIGN_HEIGHT, SIGN_ROW = 84.0, 15.0, 42.0  # points; of a sign in the legend, and of its row
COLUMN_GAP = 30  # points between the two columns of the legend


def add_title_slide(builder: PresentationBuilder, options: FileOptions, count: int) -> None:
    """The title slide. count: of items."""
    words, title, link = builder.words, options.title, options.link
    text = SlideText(title=title, link=link, speaker=words.text("panel.version", version=builder.data_version))
    slide, _ = builder.add_slide(text)
    _, box = slide_layout.heading(title, WIDTH - 2 * MARGIN - 120)
    height = text_metrics.height(len(text_metrics.lines(title, box.w, TITLE_SIZE, bold=True)), TITLE_SIZE)
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(TITLE_TOP), Pt(box.w), Pt(height)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.line_spacing = Pt(TITLE_SIZE * text_metrics.LEADING)
        for run in paragraph.runs:
            run.font.size = Pt(TITLE_SIZE)
    rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(MARGIN), Pt(RULE_TOP), Pt(72), Pt(4))
    chart_key.drop_theme_style(rule)
    segment_fills.paint(rule, bar_segments.SOLID, theme.LIGHT.text, province=False)
    lines = [*filter(None, [options.subtitle]), words.text("deck.findings", count=count)]
    below = Box(MARGIN, TITLE_TOP + height + 14, box.w, 60)
    builder.write(slide, below, [[Run(line, text_runs.LARGE, colour=theme.LIGHT.muted)] for line in lines], after=4)


def add_appendix(builder: PresentationBuilder, sources: Sequence[str], options: FileOptions) -> None:
    """The last slides: legend, method, sources in full."""
    words = builder.words
    add_legend(builder, options.link)
    method = method_lines(options.citation, words)
    add_paragraphs(builder, SlideText(words.text("deck.method"), link=options.link), method)
    if sources:
        add_paragraphs(builder, SlideText(words.text("panel.sources"), link=options.link), sources)


def add_legend(builder: PresentationBuilder, link: str) -> None:
    """The signs in two columns, each with a sentence."""
    words, signs = builder.words, list(chart_key.SIGNS)
    speaker = "\n".join(words.text(f"deck.legend.{sign}") for sign in signs)
    text = SlideText(words.text("deck.legend"), words.text("deck.legend_lead"), link=link, speaker=speaker)
    slide, layout = builder.add_slide(text)
    rows = -(-len(signs) // 2)
    column_width = (layout.content.w - COLUMN_GAP) / 2
    for index, sign in enumerate(signs):
        x = layout.content.x + (index // rows) * (column_width + COLUMN_GAP)
        y = layout.content.y + 10 + (index % rows) * SIGN_ROW * 1.3
        chart_key.draw(slide, sign, Box(x, y + 2, SIGN_WIDTH, SIGN_HEIGHT))
        beside = Box(x + SIGN_WIDTH + 14, y, column_width - SIGN_WIDTH - 14, SIGN_ROW)
        builder.write(slide, beside, [[Run(words.text(f"deck.legend.{sign}"), text_runs.TEXT)]])


def add_paragraphs(builder: PresentationBuilder, text: SlideText, lines: Sequence[str]) -> None:
    """Paragraphs on as many slides as they take, repeated in the speaker notes."""
    text = replace(text, speaker="\n".join(lines))
    box = slide_layout.layout(text).content
    slides: list[list[str]] = [[]]
    used = 0.0
    for line in lines:
        height = text_metrics.block_height(line, box.w, text_runs.TEXT) + 8
        if slides[-1] and used + height > box.h:
            slides.append([])
            used = 0.0
        slides[-1].append(line)
        used += height
    for part in slides:
        slide, layout = builder.add_slide(text)
        builder.write(slide, layout.content, [[Run(line, text_runs.TEXT)] for line in part], after=8)
