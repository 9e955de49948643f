"""What a page shows and an export takes: a figure together with everything that must travel with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Place:
    """Where a figure is found, in codes: the address of its page, its name there, the choices it was made from."""

    page: str
    name: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Frames:
    """What a figure of one indicator is drawn from, for whoever draws it anew, such as a native chart.

    Targets and silences of the indicator, all plans, its row; `shown` and `scale` as the figure has them.
    """

    targets: pd.DataFrame
    silences: pd.DataFrame
    plans: pd.DataFrame
    indicator: Mapping[str, Any]
    shown: tuple[str, ...]
    scale: str


@dataclass(frozen=True)
class Exhibit:
    """One figure with its words, all in one language. Plain text throughout; whoever renders it escapes it.

    figure: a drawing, or a Grid where the view is a table by nature.
    headline: the finding in a sentence. subtitle: what, where, when, unit. sources: one line per document.
    notes: what must be read with the figure, the verdict on comparability first. alt: the figure in words.
    table: the rows behind the figure, column names in the reader's language. data_version: of the build.
    panels: the same drawing in pieces that share no axis, each with its words, for where there is room to set them
    apart; caution: why they share none, to be printed on the figure.
    frames: what it is drawn from, where it is a comparison under one indicator. place: where it is found.
    values: gives what it rests on, record by record, for a link that says what they were.
    """

    figure: "go.Figure | Grid"
    headline: str
    subtitle: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    alt: str
    table: pd.DataFrame
    data_version: str
    panels: "tuple[tuple[go.Figure, str], ...]" = ()
    caution: str = ""
    frames: "Frames | None" = None
    place: "Place | None" = None
    values: "Callable[[], Any] | None" = None

    def at(self, place: Place) -> "Exhibit":
        """The same, found at a place."""
        return replace(self, place=place)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries, for the functions that speak of one row. As to_dict("records"), but the
    whole frame at once: column by column it takes twenty times as long for the few rows and many columns we have."""
    names, nothing = frame.columns.tolist(), pd.NA
    return [
        {name: None if cell is nothing else cell for name, cell in zip(names, row, strict=True)}
        for row in frame.to_numpy(dtype=object).tolist()
    ]


def plain(one: Any) -> Any:
    """Dataclasses within dataclasses as dictionaries: dataclasses.asdict without its copying, four times as fast."""
    if is_dataclass(one):
        return {name: plain(getattr(one, name)) for name in one.__dataclass_fields__}
    return tuple(map(plain, one)) if isinstance(one, tuple) else one


@dataclass(frozen=True)
class Part:
    """A piece of text in a cell. `style`: "", value, word, muted, below (muted, a line of its own), hollow (framed).

    Of a quote, which runs on without blanks: quote, aside (not compared), dropped (struck out), added (underlined).
    """

    text: str
    style: str = ""


@dataclass(frozen=True)
class Item:
    """One thing in a cell: a line of parts, which may be clicked, or lead elsewhere, or just stand there.

    code: what a click puts into the address, as a query: `target=lz-2-a`; a name without a value is taken out.
    link: an address within the site, relative to it. hint: more words, shown on hover and told to screen readers.
    quiet: an item that says only that there is nothing; on a phone cells with nothing else stand side by side.
    bar: a bar under the words that says again what they say, 0 to 1 of its longest. inside: belongs to the item before.
    beside: stands in one line with the item after it, as in a list of numbers.
    """

    parts: tuple[Part, ...]
    code: str = ""
    link: str = ""
    hint: str = ""
    quiet: bool = False
    bar: float = 0.0
    inside: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Column:
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

    Where the head has a code, a click anywhere on the row does what a click on the head does.
    """

    head: Item
    cells: tuple[tuple[Item, ...], ...]
    group: str = ""


@dataclass(frozen=True)
class Grid:
    """A table to be read and clicked, all plain text in one language. The first column is that of the row heads.

    foot: what stands under it in a line, such as the way to the next rows.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]
    foot: tuple[Item, ...] = ()

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The same as tuples and dictionaries, made once: a table is shown far more often than drawn. Not to change."""
        found: dict[str, Any] = plain(self)
        return found


@dataclass(frozen=True)
class Difference:
    """An aspect of two plans, and what each says under it, each thing once."""

    aspect: str
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two plans, by name: the aspects in which they say the same (`one` equals `other`), and those in which not."""

    one: str
    other: str
    same: tuple[Difference, ...]
    different: tuple[Difference, ...]


@dataclass(frozen=True)
class Pairs:
    """Every two plans under one indicator, and what must be said before comparing them."""

    lead: str
    pairs: tuple[Pair, ...]
