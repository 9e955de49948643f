"""The glossary: the terms that data and pages keep to in both languages, and the variants that are set aside."""

import pandas as pd

from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import Grid, GridRow
from dashboard.figures.grid_parts import coded_exhibit, grid_columns, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.render_context import RenderContext

WIDTHS = {"term": "20%", "other_term": "24%", "term_note": "", "synonyms": "22%"}


def glossary_exhibit(terms: pd.DataFrame, render: RenderContext, chosen: str = "") -> Exhibit:
    """A row per term: in the reader's language, in the other one, what it means, what is not used for it. Frame as in
    `queries.glossary`. chosen: term_id of the row that the address names."""
    words = render.words
    other = {"zh": "en"}.get(words.lang, "zh")
    rows = tuple(
        GridRow(
            row_head(words.data(row, "name")),
            (
                text_cell(mark_foreign_names(row[f"name_{other}"], words)),
                text_cell(mark_foreign_names(words.data(row, "note"), words)),
                text_cell(mark_foreign_names(row["synonyms"] if isinstance(row["synonyms"], str) else "", words)),
            ),
            chosen=row["term_id"] == chosen,
        )
        for row in records(terms)
    )
    grid = Grid(words.text("codebook.glossary", count=len(rows)), grid_columns(WIDTHS, words, "codebook"), rows)
    return coded_exhibit(grid, words.text("codebook.glossary.subtitle"), (), render)
