"""The glossary: the terms that data and pages keep to in both languages, and the variants that are set aside."""

import pandas as pd

from dashboard.figures.codebook.exhibits import coded_exhibit, heads
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import text_item
from dashboard.figures.records import records
from dashboard.i18n.words import Words

WIDTHS = {"term": "20%", "other_term": "24%", "term_note": "", "synonyms": "22%"}


def glossary_exhibit(terms: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """A row per term: in the reader's language, in the other one, what it means, what is not used for it. Frame as in
    `queries.glossary`."""
    other = {"zh": "en"}.get(words.lang, "zh")
    rows = tuple(
        GridRow(
            CellItem((TextPart(words.data(row, "name")),)),
            (
                text_item(row[f"name_{other}"]),
                text_item(words.data(row, "note")),
                text_item(row["synonyms"] if isinstance(row["synonyms"], str) else ""),
            ),
        )
        for row in records(terms)
    )
    grid = Grid(words.text("codebook.glossary", count=len(rows)), heads(WIDTHS, words), rows)
    return coded_exhibit(grid, words.text("codebook.glossary.subtitle"), (), words, version)
