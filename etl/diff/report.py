"""A difference in words, in both languages, and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from etl.diff.compare import Key, Snapshot, TableDifference


def as_text(old: Snapshot, new: Snapshot, differences: Sequence[TableDifference]) -> Iterator[str]:
    """A line for each added or removed column or row, and for each changed cell; a sum at the end."""
    yield f"{old.version} ({old.content_hash[:12]}) → {new.version} ({new.content_hash[:12]})"
    for difference in differences:
        yield from _table(difference)
    added = sum(len(difference.rows_added) for difference in differences)
    removed = sum(len(difference.rows_removed) for difference in differences)
    cells = sum(len(difference.cells) for difference in differences)
    zh = f"{len(differences)} 张表不同：增 {added} 行，减 {removed} 行，改 {cells} 格"
    en = f"tables that differ: {len(differences)}; rows added: {added}, removed: {removed}; cells changed: {cells}"
    yield f"{zh} | {en}"


def as_json(old: Snapshot, new: Snapshot, differences: Sequence[TableDifference]) -> str:
    """The same for machines: {"old": …, "new": …, "tables": […]}, keys and values as JSON has them."""
    builds = {
        name: {"version": build.version, "content_hash": build.content_hash}
        for name, build in (("old", old), ("new", new))
    }
    tables = [asdict(difference) for difference in differences]
    return json.dumps({**builds, "tables": tables}, ensure_ascii=False, indent=1, default=str)


def _table(difference: TableDifference) -> Iterator[str]:
    name = difference.table
    if difference.status != "kept":
        rows = len(difference.rows_added) + len(difference.rows_removed)
        sign, zh, en = {"added": ("+", "新表", "a new table"), "removed": ("-", "删去的表", "a table that is gone")}[
            difference.status
        ]
        yield f"{sign} {name}: {zh}，{rows} 行 | {en}, {rows} rows"
        return
    yield from (f"+ {name}.{column}: 新列 | a new column" for column in difference.columns_added)
    yield from (f"- {name}.{column}: 删去的列 | a column that is gone" for column in difference.columns_removed)
    yield from (f"~ {name}.{column}: {old} → {new}" for column, old, new in difference.types_changed)
    if difference.key_changed:
        yield f"~ {name}: 主键变了，整行比较 | another primary key, so rows are compared as wholes"
    yield from (f"+ {name} {_key(key)}" for key in difference.rows_added)
    yield from (f"- {name} {_key(key)}" for key in difference.rows_removed)
    for cell in difference.cells:
        yield f"~ {name} {_key(cell.key)} {cell.column}: {_cell_text(cell.old)} → {_cell_text(cell.new)}"


def _key(key: Key) -> str:
    return "/".join(map(str, key))


def _cell_text(value: Any) -> str:
    return "∅" if value is None else str(value).replace("\n", "\\n")
