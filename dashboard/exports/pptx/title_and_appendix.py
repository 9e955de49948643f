"""First and last slides of a deck: title; key and method; sources."""

from collections.abc import Sequence

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.items import FileOptions
from dashboard.exports.method import method_lines
from dashboard.exports.pptx import chart_key, text_metrics
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.slide_layout import Box, SlideText
from dashboard.exports.pptx.template import CONTENT, KEY
from dashboard.exports.pptx.text_runs import FINE, TEXT, Paragraph, Run

COLUMN_GAP = 28.0  # points between the two columns of the key and method
AFTER = 5.0  # points below a paragraph


def add_title_slide(builder: PresentationBuilder, options: FileOptions, count: int) -> None:
    """The title slide. count: of items."""
    words, title = builder.words, options.title
    speaker = f"{title}\n{words.text('panel.version', version=builder.data_version)}"
    slide = builder.add_slide("title", SlideText(title=title, link=options.link, speaker=speaker))
    lines = [*filter(None, [options.subtitle]), words.text("deck.findings", count=count)]
    holder = next((one for one in slide.placeholders if is_below_title(one)), None)
    if holder is not None:
        index = holder.placeholder_format.idx
        builder.fill_holder(holder, [[Run(line)] for line in lines])
        builder.drop_empty(slide, keep=index)


def is_below_title(holder: object) -> bool:
    """Whether a placeholder of a title slide takes the words under the title."""
    kind = holder.placeholder_format.type  # type: ignore[attr-defined]
    return kind in (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)


def add_appendix(builder: PresentationBuilder, sources: Sequence[str], options: FileOptions) -> None:
    """The last slides: key and method; sources in full."""
    add_key_and_method(builder, options)
    if sources:
        words = builder.words
        text = SlideText(words.text("panel.sources"), link=options.link, speaker="\n".join(sources))
        add_text(builder, text, [[Run(line, FINE if len(sources) > 8 else TEXT)] for line in sources])


def add_key_and_method(builder: PresentationBuilder, options: FileOptions) -> None:
    """The signs at the left, how the data were made at the right; all of both in the speaker notes."""
    words = builder.words
    signs, method = list(chart_key.signs(words)), method_lines(options.citation, words)
    speaker = "\n".join([*(f"{letter}  {meaning}" for letter, meaning in signs), "", *method])
    slide = builder.add_slide("text", SlideText(words.text("deck.key_and_method"), link=options.link, speaker=speaker))
    box = builder.boxes.content
    high = builder.boxes.source.y - box.y
    width = (box.w - COLUMN_GAP) / 2
    left, right = (
        Box(box.x, box.y - 20, width, high + 20),
        Box(box.x + width + COLUMN_GAP, box.y - 20, width - 20, high + 20),
    )
    key: list[Paragraph] = [
        [Run(f"{letter}  ", TEXT, colour=theme.GREY if letter == "●" and at else theme.LIGHT.text), Run(meaning, TEXT)]
        for at, (letter, meaning) in enumerate(signs)
    ]
    builder.drop_empty(slide)
    for column, lines in ((left, key), (right, [[Run(line, TEXT)] for line in method])):
        builder.write(slide, column, fitting(lines, column), after=AFTER)


def add_text(builder: PresentationBuilder, text: SlideText, lines: Sequence[Paragraph]) -> None:
    """Paragraphs on one slide, as many as fit; the speaker notes hold all of them."""
    slide = builder.add_slide("text", text)
    box = builder.boxes.content
    shown = fitting(lines, box)
    holder = builder.holder(slide, CONTENT)
    if holder is not None:
        builder.fill_holder(holder, shown)
        for paragraph in holder.text_frame.paragraphs:
            paragraph.space_after = Pt(AFTER)
    else:
        builder.drop_empty(slide)
        builder.write(slide, box, shown, after=AFTER)
    rest = len(lines) - len(shown)
    remark = [Run(builder.words.text("deck.rows_left_out", count=rest, total=len(lines)), TEXT)] if rest else []
    builder.fill(slide, KEY, builder.boxes.key, [remark] if remark else [])


def fitting(lines: Sequence[Paragraph], box: Box) -> list[Paragraph]:
    """The paragraphs that fit into a box, from the first."""
    shown: list[Paragraph] = []
    used = 0.0
    for line in lines:
        text, size = "".join(run.text for run in line), max(run.size for run in line)
        used += text_metrics.block_height(text, box.w, size) + AFTER
        if used > box.h:
            break
        shown.append(line)
    return shown
