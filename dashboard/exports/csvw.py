"""What goes with a CSV file: title, notes, sources, citation and columns, as JSON by W3C's CSV on the Web."""

import json
import numbers
from typing import Any

import pandas as pd

from dashboard.figures.model import Exhibit
from dashboard.i18n.language_tags import language_tag
from dashboard.i18n.words import Words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def metadata(exhibit: Exhibit, words: Words, link: str = "") -> bytes:
    """The metadata of an exhibit's table, to lie beside its CSV as `<name>-metadata.json`.

    The address of the table is left to the place where both lie: a browser may give the file another name.
    """
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language_tag(words.lang)}],
        "dc:title": exhibit.headline,
        "dc:description": exhibit.subtitle,
        "rdfs:comment": list(exhibit.notes),
        "dc:source": list(exhibit.sources),
        "dc:license": LICENCE,
        "dc:isPartOf": link,
        "schema:version": exhibit.data_version,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {"columns": [column(exhibit.table, place) for place in range(exhibit.table.shape[1])]},
    }
    filled = {name: value for name, value in described.items() if value}
    return json.dumps(filled, ensure_ascii=False, indent=1).encode("utf-8")


def column(table: pd.DataFrame, place: int) -> dict[str, Any]:
    """Name and type of a column."""
    cells = [
        cell for cell in table.iloc[:, place] if cell is not None and not (isinstance(cell, float) and cell != cell)
    ]
    return {"titles": str(table.columns[place]), "datatype": datatype(cells)}


def datatype(cells: list[Any]) -> str:
    """The type by W3C's names that all cells have."""
    if cells and all(isinstance(cell, bool) for cell in cells):
        return "boolean"
    if cells and all(isinstance(cell, numbers.Integral) for cell in cells):
        return "integer"
    if cells and all(isinstance(cell, numbers.Real) for cell in cells):
        return "number"
    days = cells and all(hasattr(cell, "isoformat") for cell in cells)
    return "date" if days else "string"
