"""Where a plan has no target of a shared indicator: which of the four kinds of silence, and what was searched."""

import pandas as pd

from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts, grid_columns, grid_exhibit, plan_name, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import count_phrase
from dashboard.figures.records import Row, records
from dashboard.figures.silence_words import silence_name
from dashboard.figures.statements import is_truncated
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

COLUMNS = {"indicator": "20%", "words": "34%", "searched": "20%", "note": "26%"}


def silences_exhibit(plan: Row, silences: pd.DataFrame, render: RenderContext) -> Exhibit:
    """The silences of a plan as in `named_silences`, by kind; the vague ones with the words that are there."""
    words = render.words
    rows = silences[silences["plan_id"] == plan["plan_id"]]
    counts = [
        (words.data(row, "status_name"), int((rows["status"].astype(str) == row["status"]).sum()))
        for row in records(rows.drop_duplicates("status"))
    ]
    kinds = count_phrase(counts, words)
    finding = words.text("silences.headline" if kinds else "silences.none", plan=plan_name(plan, words), kinds=kinds)
    grid = Grid(finding, grid_columns(COLUMNS, words), tuple(silence_row(row, words) for row in records(rows)))
    subtitle = words.text("silences.subtitle", title=words.data(plan, "title"))
    cut = words.text("silences.note.truncated") if is_truncated(plan) else ""
    return grid_exhibit(grid, subtitle, [plan], (words.text("silences.note"), cut), render)


def silence_row(row: Row, words: Words) -> GridRow:
    """An indicator the plan gives no number for: the vague words and their clause, the terms searched, the note."""
    quoted: tuple[CellItem, ...] = ()
    if isinstance(row["quote"], str):
        below = below_parts(words.gloss(row), words.cited_clauses(row["clause"]))
        quoted = (CellItem((TextPart(f"“{row['quote']}”"), *below)),)
    code = f"silence={row['plan_id']}~{row['indicator_id']}"
    cells = (quoted, text_cell(row["terms_searched"], "quote"), text_cell(words.data(row, "note")))
    return GridRow(row_head(words.data(row, "indicator"), code), cells, silence_name(row, words))
