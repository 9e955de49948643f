"""The register as a plain table, for taking away: what the page shows, with the parts of a value and the codes."""

from typing import Any

import pandas as pd

from dashboard.figures.data_table import target_fields, typed_table
from dashboard.figures.records import Row, records
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words

CODED_FIELDS = ("operator", "due_basis", "time_basis", "quantity_type", "tier", "kind", "commitment")


def register_table(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A row per target or restatement in the order given; column names in the reader's language."""
    lines = [target_record(row, words) for row in records(rows)]
    return pd.DataFrame([{words.text(f"column.{name}"): cell for name, cell in line.items()} for line in lines])


def register_data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The same for a file: numbers as numbers, and beside the words the fields and ids of each target."""
    table = typed_table(register_table(rows, words))
    fields = pd.DataFrame([target_fields(row, list(table.columns), words) for row in records(rows)], dtype=object)
    return pd.concat([table, fields], axis=1)


def target_record(row: Row, words: Words) -> dict[str, Any]:
    """One target by the names of its columns; a value left open, a year not given and a note not made are empty."""
    coded = {field: words.data(row, f"{field}_name") for field in CODED_FIELDS}
    return {
        "target_id": row["target_id"],
        "plan": f"{words.data(row, 'region')} {row['first_year']}",
        "document": words.data(row, "title"),
        "clause": words.clause(row["clause"]),
        "theme": words.data(row, "theme"),
        "indicator": words.data(row, "indicator"),
        "value": value_text(row, words, "long"),
        "value_low": plain_number(row["value_low"]),
        "value_high": plain_number(row["value_high"]),
        "operator": coded["operator"],
        "unit": words.unit(row).label,
        "year": words.year(row),
        "due_year": plain_number(row["due_year"]),
        "due_basis": coded["due_basis"],
        "time_basis": coded["time_basis"],
        "quantity_type": coded["quantity_type"],
        "scope": words.data(row, "scope"),
        "tier": coded["tier"],
        "kind": coded["kind"],
        "commitment": coded["commitment"],
        "suspect": words.text("evidence.suspect") if row["suspect"] else "",
        "restates": row["restates"] if isinstance(row["restates"], str) else "",
        "quote": row["quote"],
        **({} if words.lang == "zh" else {"gloss": words.gloss(row)}),
        "note": words.data(row, "note"),
    }


def plain_number(number: Any) -> str:
    """A number as a program reads it: 30, 2.5, and nothing where there is none."""
    if pd.isna(number):
        return ""
    return str(int(number)) if float(number).is_integer() else str(float(number))
