"""What differs between two sets of tables. Pure functions over plain values: no database, no files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Key = tuple[Any, ...]


@dataclass(frozen=True)
class TableRows:
    """A table: columns with their types, in order; the names of its primary key (none: a row is its own key); rows."""

    columns: Mapping[str, str]
    key: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Snapshot:
    """All tables of a build by name, and what the build says of itself."""

    version: str
    content_hash: str
    tables: Mapping[str, TableRows]


@dataclass(frozen=True)
class Cell:
    """A cell of a row that is in both: its key, its column, and both values."""

    key: Key
    column: str
    old: Any
    new: Any


@dataclass(frozen=True)
class TableDifference:
    """How a table differs. `status`: added, removed, or kept. Columns: those of only one side, and (column, old type,
    new type). Rows: keys of those of only one side, and the changed cells of the columns both have."""

    table: str
    status: str
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    types_changed: tuple[tuple[str, str, str], ...] = ()
    key_changed: bool = False
    rows_added: tuple[Key, ...] = ()
    rows_removed: tuple[Key, ...] = ()
    cells: tuple[Cell, ...] = field(default=())

    def __bool__(self) -> bool:
        """Whether anything differs."""
        schema = (self.columns_added, self.columns_removed, self.types_changed, self.key_changed)
        return self.status != "kept" or any((*schema, self.rows_added, self.rows_removed, self.cells))


def compare(old: Snapshot, new: Snapshot) -> list[TableDifference]:
    """The tables that differ, in the order of the new build, those it lacks last."""
    differences = [
        _both(name, old.tables[name], table) if name in old.tables else _one_sided(name, table, "added")
        for name, table in new.tables.items()
    ]
    differences += [_one_sided(name, table, "removed") for name, table in old.tables.items() if name not in new.tables]
    return [difference for difference in differences if difference]


def _one_sided(name: str, table: TableRows, status: str) -> TableDifference:
    """A table of one build only: all its columns and rows are."""
    columns, keys = tuple(table.columns), tuple(_keys(table))
    if status == "added":
        return TableDifference(name, status, columns_added=columns, rows_added=keys)
    return TableDifference(name, status, columns_removed=columns, rows_removed=keys)


def _both(name: str, old: TableRows, new: TableRows) -> TableDifference:
    shared = [column for column in new.columns if column in old.columns]
    same_key = old.key == new.key and bool(new.key)
    if same_key:
        added, removed, cells = _by_key(old, new, shared)
    else:
        added, removed, cells = (*_as_wholes(old, new), ())
    return TableDifference(
        table=name,
        status="kept",
        columns_added=tuple(column for column in new.columns if column not in old.columns),
        columns_removed=tuple(column for column in old.columns if column not in new.columns),
        types_changed=tuple((c, old.columns[c], new.columns[c]) for c in shared if old.columns[c] != new.columns[c]),
        key_changed=old.key != new.key,
        rows_added=added,
        rows_removed=removed,
        cells=cells,
    )


def _by_key(
    old: TableRows, new: TableRows, shared: Sequence[str]
) -> tuple[tuple[Key, ...], tuple[Key, ...], tuple[Cell, ...]]:
    before, after = (dict(zip(_keys(table), _records(table), strict=True)) for table in (old, new))
    cells = tuple(
        Cell(key, column, before[key][column], row[column])
        for key, row in after.items()
        if key in before
        for column in shared
        if before[key][column] != row[column]
    )
    return tuple(k for k in after if k not in before), tuple(k for k in before if k not in after), cells


def _as_wholes(old: TableRows, new: TableRows) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Without a common key a row is there or it is not."""
    before, after = (Counter(tuple(row) for row in table.rows) for table in (old, new))
    return tuple((after - before).elements()), tuple((before - after).elements())


def _keys(table: TableRows) -> list[Key]:
    places = [list(table.columns).index(name) for name in table.key] or range(len(table.columns))
    return [tuple(row[place] for place in places) for row in table.rows]


def _records(table: TableRows) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
