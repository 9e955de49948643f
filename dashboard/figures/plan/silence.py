"""Where a plan has no target of a shared indicator: which of the four kinds of silence, and what was searched."""

import pandas as pd

from dashboard.exhibit import Exhibit, Grid, GridRow, Item, Part, records
from dashboard.figures.plan.common import Row, clause, columns, counted, exhibit, head, plan_name, text_item
from dashboard.wording import Words

COLUMNS = {"indicator": "20%", "words": "34%", "searched": "20%", "note": "26%"}


def silence_exhibit(plan: Row, silences: pd.DataFrame, words: Words, data_version: str) -> Exhibit:
    """The silences of a plan as in `named_silences`, by kind; the vague ones with the words that are there."""
    own = silences[silences["plan_id"] == plan["plan_id"]]
    said = [
        (words.data(row, "status_name"), int((own["status"].astype(str) == row["status"]).sum()))
        for row in records(own.drop_duplicates("status"))
    ]
    kinds = counted(said, words)
    finding = words.text("silences.headline" if kinds else "silences.none", plan=plan_name(plan, words), kinds=kinds)
    grid = Grid(finding, columns(COLUMNS, words), tuple(silence_row(row, words) for row in records(own)))
    subtitle = words.text("silences.subtitle", title=words.data(plan, "title"))
    cut = words.text("silences.note.truncated") if plan["completeness"] == "truncated" else ""
    return exhibit(grid, subtitle, [plan], (words.text("silences.note"), cut), words, data_version)


def silence_row(row: Row, words: Words) -> GridRow:
    """An indicator the plan gives no number for: the vague words and their clause, the terms searched, the note."""
    quoted: tuple[Item, ...] = ()
    if isinstance(row["quote"], str):
        below = [Part(text, "below") for text in (words.gloss(row), clause(row["clause"], words)) if text]
        quoted = (Item((Part(f"“{row['quote']}”"), *below)),)
    code = f"silence={row['plan_id']}~{row['indicator_id']}"
    cells = (quoted, text_item(row["terms_searched"], "quote"), text_item(words.data(row, "note")))
    return GridRow(head(words.data(row, "indicator"), code), cells, words.text(f"silence.{row['status']}"))
