"""Slide of a quotation: the words of the text with their number marked, a gloss, and where they stand."""

import pandas as pd

from dashboard import theme
from dashboard.exports.items import Quotation
from dashboard.exports.pptx import text_metrics, text_runs
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.slide_layout import Box, SlideText
from dashboard.exports.pptx.speaker_notes import SpeakerNotes
from dashboard.exports.pptx.text_runs import Paragraph, Run
from dashboard.exports.quote_spans import quote_pieces
from dashboard.figures.indicator.exhibit import target_row
from dashboard.figures.statements import cited_title
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

QUOTE_SIZES = (40.0, 36.0, 30.0, 26.0, 22.0, 18.0, 14.0)  # points, the largest that fits
FACT_SIZE = 16.0
AFTER = 8.0  # points below a paragraph
INDENT = 18.0


def add_quotation(builder: PresentationBuilder, item: Quotation) -> None:
    """Add the slide of a quotation."""
    slide = builder.add_slide("text", slide_text(item, builder))
    builder.drop_empty(slide)
    content = builder.boxes.content
    box = Box(content.x + INDENT, content.y, content.w - 2 * INDENT, content.h)
    facts = fact_lines(item, builder.words)
    gloss = builder.words.gloss(item.target)
    below = sum(text_metrics.block_height(plain_text(line), box.w, line[0].size) + AFTER for line in facts)
    below += text_metrics.block_height(gloss, box.w, text_runs.LARGE) + AFTER
    size, quote = fitting_quote(item, box, below)
    paragraphs: list[Paragraph] = [quote]
    if gloss:
        paragraphs.append([Run(gloss, text_runs.LARGE, colour=theme.LIGHT.muted)])
    spare = max(box.h - below - text_metrics.block_height(plain_text(quote), box.w, size), 0)
    box = Box(box.x, box.y + spare / 3, box.w, box.h - spare / 3)
    builder.write(slide, box, [*paragraphs, *facts], after=AFTER)


def slide_text(item: Quotation, builder: PresentationBuilder) -> SlideText:
    """Heading, caveats and source of a quotation."""
    words, source, notes = builder.words, item.source(builder.words), caveats(item, builder.words)
    speaker = SpeakerNotes(
        finding=item.heading(words),
        subtitle="",
        version=builder.data_version,
        citation=item.citation,
        sources=[source],
        caveats=[f"“{item.target['quote']}”", *notes],
        table=pd.DataFrame([target_row(item.plan, item.target, words)]),
        link=item.link,
    )
    return SlideText(
        title=item.heading(words),
        caveat=notes[0] if notes else "",
        source=words.text("deck.source", sources=source),
        link=item.link,
        speaker=speaker.text(words),
    )


def caveats(item: Quotation, words: Words) -> tuple[str, ...]:
    """Caveats of a target: suspect, assumed year, the coder's note."""
    row = item.target
    suspect = words.text("evidence.suspect_said") if row["suspect"] else ""
    assumed = words.text("note.assumed_year") if row["due_basis"] == "plan_year" else ""
    return tuple(filter(None, [suspect, assumed, words.data(row, "note")]))


def fitting_quote(item: Quotation, box: Box, below: float) -> tuple[float, list[Run]]:
    """The quote, its number marked, in the largest type that leaves `below` points under it; and its size."""
    quote = f"“{item.target['quote']}”"
    room = box.h - below - 2 * AFTER
    fitting = [size for size in QUOTE_SIZES if text_metrics.block_height(quote, box.w, size) <= room]
    size = [*fitting, QUOTE_SIZES[-1]][0]
    runs = [Run("“", size, lang=SOURCE_LANGUAGE)]
    for text, is_number in quote_pieces(item.target["quote"], item.target.get("numerals")):
        runs.append(Run(text, size, bold=is_number, mark=is_number, lang=SOURCE_LANGUAGE))
    return size, [*runs, Run("”", size, lang=SOURCE_LANGUAGE)]


def fact_lines(item: Quotation, words: Words) -> list[Paragraph]:
    """What was read off the words: value and year, scope, commitment; then clause and document."""
    row = item.target
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    facts = [
        ("column.value", words.text("mark.value_year", value=value, year=words.year(row))),
        ("column.scope", words.data(row, "scope")),
        ("column.commitment", words.join_parts(words.data(row, "kind_name"), words.data(row, "commitment_name"))),
        ("column.clause", words.clause(row["clause"])),
        ("evidence.document", cited_title(item.plan, words)),
    ]
    lines = [words.text("evidence.labelled", name=words.text(key), value=fact) for key, fact in facts if fact]
    return [[Run(line, FACT_SIZE)] for line in lines]


def plain_text(line: Paragraph) -> str:
    """Text of a paragraph without its styles."""
    return "".join(run.text for run in line)
