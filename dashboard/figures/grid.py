"""Clickable tables as plain data."""

import json
from dataclasses import dataclass, is_dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class TextPart:
    """A piece of text in a cell. `style`: "", value, word, muted, below (muted, a line of its own), hollow (framed),
    detail (of the second rank, in the line).

    Of a quote, which runs on without blanks: quote, aside (not compared), dropped (struck out), added (underlined).
    Of style mark, a sign that is drawn: `form` in words such as "circle hollow right ring", `colour` as #RRGGBB.
    """

    text: str
    style: str = ""
    form: str = ""
    colour: str = ""


@dataclass(frozen=True)
class CellItem:
    """One thing in a cell: a line of parts, which may be clicked, or lead elsewhere, or just stand there.

    code: what a click puts into the address, as a query: `target=lz-2-a`; a name without a value is taken out.
    link: an address within the site, relative to it. hint: more words, shown on hover and told to screen readers.
    quiet: an item that says only that there is nothing; on a phone cells with nothing else stand side by side.
    bar: a bar under the words that says again what they say, 0 to 1 of its longest. inside: belongs to the item before.
    beside: stands in one line with the item after it, as in a list of numbers.
    """

    parts: tuple[TextPart, ...]
    code: str = ""
    link: str = ""
    hint: str = ""
    quiet: bool = False
    bar: float = 0.0
    inside: bool = False
    beside: bool = False


@dataclass(frozen=True)
class GridColumn:
    """Head of a column. `help`: what it holds. `code`: what a click puts into the address, as in Item, for sorting.

    ordered: "ascending" or "descending" where the rows stand in the order of this column. width: CSS, "" for auto.
    """

    text: str
    help: str = ""
    code: str = ""
    ordered: str = ""
    width: str = ""


@dataclass(frozen=True)
class GridRow:
    """A row: its head, and a cell for each further column. Rows that follow one another with one `group` share it.

    Where the head has a code, a click anywhere on the row does what a click on the head does. chosen: the row that the
    address names, marked and scrolled to.
    """

    head: CellItem
    cells: tuple[tuple[CellItem, ...], ...]
    group: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Grid:
    """A table, all plain text in one language. The first column is that of the row heads.

    foot: items in a line under the table, such as links to the next rows. look: "marks" for cells full of marks, which
    stay side by side on a phone; "glyphs" for cells of one line, whose words of the second rank are for screen readers
    and the pointer.
    """

    caption: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    foot: tuple[CellItem, ...] = ()
    look: str = ""

    @cached_property
    def as_json(self) -> str:
        """The grid as JSON, without empty values; cached, since a grid is shown more often than made."""
        return json.dumps(to_plain(self), ensure_ascii=False, separators=(",", ":"))


def to_plain(value: Any) -> Any:
    """Nested dataclasses as dictionaries, without empty values other than tuples."""
    if is_dataclass(value):
        parts = ((name, getattr(value, name)) for name in value.__dataclass_fields__)
        return {name: to_plain(part) for name, part in parts if part or isinstance(part, tuple)}
    return tuple(map(to_plain, value)) if isinstance(value, tuple) else value
