"""What a plan on the desk is made of: its text, the drafted tables, the decisions about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

Row = dict[str, str]
Tables = Mapping[str, tuple[Row, ...]]

ACTS = ("accept", "accept_reading", "correct", "drop", "add", "split", "join")
KEYS = {
    "plans": "plan_id", "measures": "measure_id", "targets": "target_id", "silences": "indicator_id",
    "numerals": "start",
}  # fmt: skip
"""Tables whose rows can be decided about, and the column that names a row."""
REFERENCES = ("milestone_of", "restates", "nested_in")  # columns of targets that name another one


class DeskError(ValueError):
    """Input that cannot be taken. `key` is the catalogue key of the reason, `values` its placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class Words(NamedTuple):
    """Words of the text that carry one field: a field of `target_evidence`, start and end."""

    field: str
    start: int
    end: int


class Region(NamedTuple):
    """The place that a plan is for. level: prefecture, province or county. population: of the 2020 census, in digits,
    or "" where nobody gave it."""

    name_zh: str = ""
    name_en: str = ""
    level: str = "prefecture"
    population: str = ""


UNNAMED = Region()


@dataclass(frozen=True)
class Decision:
    """What happened to which rows.

    act: `accept` takes a row as it is, with its indicator, and brings a dropped one back; `accept_reading` takes rows
    but leaves their indicators to be decided; `correct` sets cells and evidence; `drop` leaves a quantity out;
    `add` makes a quantity from selected words; `split` makes a second quantity from words of the first;
    `join` takes the second row into the first.
    rows: ids, of targets unless `table` says otherwise. For `add` and `split` the last one is the new quantity's.
    cells: column and new value. words: the evidence of the fields that they name, in place of the former.
    reason: of a drop, why its numerals are no quantity: a reason of the table `numerals`. note: of a drop, more in the
    reader's words. unit: of a correction whose unit the data lack, its Chinese and its English word.
    """

    act: str
    rows: tuple[str, ...]
    cells: tuple[tuple[str, str], ...] = ()
    words: tuple[Words, ...] = ()
    reason: str = ""
    table: str = "targets"
    note: str = ""
    unit: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeskPlan:
    """A plan that a visitor brought.

    text: as read; every offset is a str index into it. sha256: of the text as UTF-8.
    tables: rows as drafted, by the name and with the columns of `etl draft`; of a pack, `units` too, where its reader
    named some. What the text says of itself (the row of `plans`) is as the visitor has it; all else is never changed.
    An empty `region_id` there: a place that the data do not have, and `region` says which.
    decisions: in order; `decided_tables` applies them. notices: what was noticed on reading, Chinese and English.
    """

    text: str
    sha256: str
    tables: Tables
    decisions: tuple[Decision, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    region: Region = UNNAMED

    @property
    def plan_id(self) -> str:
        """The id in the tables."""
        return self.tables["plans"][0]["plan_id"]
