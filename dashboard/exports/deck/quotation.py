"""The slide of a quotation: the words of the text with their number marked, a gloss, and where they stand."""

import pandas as pd

from dashboard import theme
from dashboard.exports.deck import measure, speaker, text
from dashboard.exports.deck.layout import Box, Sheet
from dashboard.exports.deck.stage import Stage
from dashboard.exports.deck.text import Paragraph, Run
from dashboard.exports.items import Quotation
from dashboard.exports.quotes import pieces
from dashboard.figures.indicator import target_row
from dashboard.figures.statements import source_line, title
from dashboard.wording import SOURCE_LANGUAGE, Words

QUOTE = 40.0  # type of the quote, in points; smaller where it is long
AFTER = 8.0  # under a paragraph
FACTS = 16.0  # type of what is told about it
SIZES = (QUOTE, 36.0, 30.0, 26.0, 22.0, 18.0, 14.0)


def quotation(stage: Stage, item: Quotation) -> None:
    """Put the slide of a quotation on a stage."""
    sheet = around(item, stage)
    slide, where = stage.slide(sheet)
    box = Box(where.content.x + 18, where.content.y, where.content.w - 36, where.content.h)
    facts = told(item, stage.words)
    tall = sum(measure.block(joined(line), box.w, line[0].size) + AFTER for line in facts)
    gloss = stage.words.gloss(item.target)
    tall += measure.block(gloss, box.w, text.LARGE) + AFTER
    size, quote = fitted(item, box, tall)
    paragraphs: list[Paragraph] = [quote]
    if gloss:
        paragraphs.append([Run(gloss, text.LARGE, colour=theme.LIGHT.muted)])
    spare = box.h - tall - measure.block(joined(quote), box.w, size)
    box = Box(box.x, box.y + max(spare / 3, 0), box.w, box.h - max(spare / 3, 0))
    stage.write(slide, box, [*paragraphs, *facts], after=AFTER)


def around(item: Quotation, stage: Stage) -> Sheet:
    """Heading, caveats and source of a quotation."""
    words, row = stage.words, item.target
    source = source_line(item.plan, [row["clause"]] if isinstance(row["clause"], str) else [], words)
    notes = remarks(item, words)
    table = pd.DataFrame([target_row(item.plan, row, words)])
    link, version = item.link, stage.data_version
    return Sheet(
        title=item.title or heading(item, words),
        notes=notes,
        sources=(words.text("deck.source", sources=source),),
        more=words.text("deck.more_notes"),
        link=link,
        speaker=speaker.notes([f"“{row['quote']}”", *notes], [source], table, link, item.citation, version, words),
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
        (one for one in SIZES if measure.block(quote, box.w, one) + below + 2 * AFTER <= box.h),
        SIZES[-1],
    )
    runs = [Run("“", size, lang=SOURCE_LANGUAGE)]
    for said, number in pieces(item.target["quote"], item.target.get("numerals")):
        runs.append(Run(said, size, bold=number, mark=number, lang=SOURCE_LANGUAGE))
    return size, [*runs, Run("”", size, lang=SOURCE_LANGUAGE)]


def told(item: Quotation, words: Words) -> list[Paragraph]:
    """What was read off: value, year, whom it is of, how firm; then clause and document."""
    row = item.target
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    facts = [
        ("column.value", words.text("mark.value_year", value=value, year=words.year(row))),
        ("column.scope", words.data(row, "scope")),
        ("column.commitment", words.join_parts(words.data(row, "kind_name"), words.data(row, "commitment_name"))),
        ("column.clause", words.clause(row["clause"])),
        ("evidence.document", title(item.plan, words)),
    ]
    said = [words.text("evidence.labelled", name=words.text(name), value=found) for name, found in facts if found]
    return [[Run(line, FACTS)] for line in said]


def joined(line: Paragraph) -> str:
    """The words of a paragraph."""
    return "".join(run.text for run in line)
