"""The slide of a quotation: the words of the text with their number marked, a gloss, and where they stand."""

import pandas as pd

from dashboard import theme
from dashboard.exports.items import Quotation
from dashboard.exports.pptx import speaker_notes, text_metrics, text_runs
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.slide_layout import Box, SlideArea
from dashboard.exports.pptx.text_runs import Paragraph, Run
from dashboard.exports.quote_spans import quote_pieces
from dashboard.figures.indicator.exhibit import target_row
from dashboard.figures.statements import cited_title, source_line
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

QUOTE = 40.0  # type of the quote, in points; smaller where it is long
AFTER = 8.0  # under a paragraph
FACTS = 16.0  # type of what is told about it
SIZES = (QUOTE, 36.0, 30.0, 26.0, 22.0, 18.0, 14.0)


def quotation(stage: PresentationBuilder, item: Quotation) -> None:
    """Put the slide of a quotation on a stage."""
    sheet = around(item, stage)
    slide, where = stage.slide(sheet)
    box = Box(where.content.x + 18, where.content.y, where.content.w - 36, where.content.h)
    facts = fact_lines(item, stage.words)
    tall = sum(text_metrics.block(join_lines(line), box.w, line[0].size) + AFTER for line in facts)
    gloss = stage.words.gloss(item.target)
    tall += text_metrics.block(gloss, box.w, text_runs.LARGE) + AFTER
    size, quote = fitted(item, box, tall)
    paragraphs: list[Paragraph] = [quote]
    if gloss:
        paragraphs.append([Run(gloss, text_runs.LARGE, colour=theme.LIGHT.muted)])
    spare = box.h - tall - text_metrics.block(join_lines(quote), box.w, size)
    box = Box(box.x, box.y + max(spare / 3, 0), box.w, box.h - max(spare / 3, 0))
    stage.write(slide, box, [*paragraphs, *facts], after=AFTER)


def around(item: Quotation, stage: PresentationBuilder) -> SlideArea:
    """Heading, caveats and source of a quotation."""
    words, row = stage.words, item.target
    source = source_line(item.plan, [row["clause"]] if isinstance(row["clause"], str) else [], words)
    notes = remarks(item, words)
    table = pd.DataFrame([target_row(item.plan, row, words)])
    link, version = item.link, stage.data_version
    return SlideArea(
        title=item.title or heading(item, words),
        notes=notes,
        sources=(words.text("deck.source", sources=source),),
        more=words.text("deck.more_notes"),
        link=link,
        speaker=speaker_notes.notes(
            [f"“{row['quote']}”", *notes], [source], table, link, item.citation, version, words
        ),
    )


def heading(item: Quotation, words: Words) -> str:
    """Who promises what: region and year, the indicator."""
    plan = f"{words.data(item.plan, 'region')} {item.plan['first_year']}"
    return words.text("deck.quote_title", plan=plan, indicator=words.data(item.target, "indicator"))


def remarks(item: Quotation, words: Words) -> tuple[str, ...]:
    """The caveats of one target: suspect, assumed year, the coder's note."""
    row = item.target
    said = [words.text("evidence.suspect_said")] if row["suspect"] else []
    said += [words.text("note.assumed_year")] if row["due_basis"] == "plan_year" else []
    return (*said, *filter(None, [words.data(row, "note")]))


def fitted(item: Quotation, box: Box, below: float) -> tuple[float, list[Run]]:
    """The quote, its number marked, in the largest type that leaves room for what stands below."""
    quote = f"“{item.target['quote']}”"
    size = next(
        (one for one in SIZES if text_metrics.block(quote, box.w, one) + below + 2 * AFTER <= box.h),
        SIZES[-1],
    )
    runs = [Run("“", size, lang=SOURCE_LANGUAGE)]
    for said, number in quote_pieces(item.target["quote"], item.target.get("numerals")):
        runs.append(Run(said, size, bold=number, mark=number, lang=SOURCE_LANGUAGE))
    return size, [*runs, Run("”", size, lang=SOURCE_LANGUAGE)]


def fact_lines(item: Quotation, words: Words) -> list[Paragraph]:
    """What was read off: value, year, whom it is of, how firm; then clause and document."""
    row = item.target
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    facts = [
        ("column.value", words.text("mark.value_year", value=value, year=words.year(row))),
        ("column.scope", words.data(row, "scope")),
        ("column.commitment", words.join_parts(words.data(row, "kind_name"), words.data(row, "commitment_name"))),
        ("column.clause", words.clause(row["clause"])),
        ("evidence.document", cited_title(item.plan, words)),
    ]
    said = [words.text("evidence.labelled", name=words.text(name), value=found) for name, found in facts if found]
    return [[Run(line, FACTS)] for line in said]


def join_lines(line: Paragraph) -> str:
    """The words of a paragraph."""
    return "".join(run.text for run in line)
