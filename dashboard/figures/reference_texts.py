"""What superior documents say of an indicator, in words: for lines, notes, tables and evidence."""

import pandas as pd

from dashboard.figures.records import Row, records
from dashboard.figures.statements import official_title, web_page_cell
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import SOURCE_LANGUAGE, Words


def name(row: Row, words: Words) -> str:
    """What stands in the place of a plan's name: that this is a reference, of which level and year."""
    level, year = words.inline(words.data(row, "level_name")), row["year"]
    dated = not pd.isna(year)
    key = "reference.name" if dated else "reference.name_undated"
    return words.text(key, level=level, year=int(year) if dated else "")


def value(row: Row, words: Words, style: str = "short") -> str:
    """The value of a reference in words; bounds as of a target."""
    return value_text(row, words, style)


def due_year(row: Row, words: Words) -> str:
    """The year by which it holds, or that none is stated."""
    year = row["due_year"]
    return words.text("year.undated") if pd.isna(year) else words.text("year.stated", year=int(year))


def label(row: Row, words: Words) -> str:
    """The words at a line: level and year of the document, value, due year, title."""
    parts = [name(row, words), value(row, words), "" if pd.isna(row["due_year"]) else due_year(row, words)]
    return words.text("mark.separator").join(part for part in (*parts, title(row, words)) if part)


def title(row: Row, words: Words) -> str:
    """The title of the document in the reader's language."""
    return official_title(row) if words.lang == SOURCE_LANGUAGE else words.data(row, "title")


def document(row: Row, words: Words) -> str:
    """The document as it is cited: issuer, title, number."""
    cited = words.text("source.title", title=words.data(row, "title"), wrapped=official_title(row))
    number = row["document_number"]
    said = [words.data(row, "issuer"), cited, number if isinstance(number, str) else words.text("source.no_number")]
    return words.text("source.separator").join(part for part in said if part)


def proof(row: Row, words: Words) -> str:
    """Whether the document itself or a report of it was read, and at which address."""
    return words.text(
        "reference.proof", proof=words.inline(words.data(row, "proof_name")), page=web_page_cell(row, words)
    )


def notes(references: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """A line per reference value: value, year, whom it counts, document, proof and note."""
    return tuple(
        words.text(
            "reference.note",
            name=name(row, words),
            value=value(row, words, "long"),
            year=due_year(row, words),
            scope=words.data(row, "scope"),
            document=document(row, words),
            proof=proof(row, words),
            note=words.data(row, "note"),
        ).strip()
        for row in records(references)
    )


def cells(row: Row, words: Words) -> dict[str, str]:
    """A reference value as a row of a table, by the names of columns; marked as none of the plans."""
    return {
        "plan": name(row, words),
        "value": value(row, words, "long"),
        "year": due_year(row, words),
        "scope": words.data(row, "scope"),
        "tier": words.data(row, "level_name"),
        "kind": words.text("reference.kind"),
    }
