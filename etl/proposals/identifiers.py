"""Readable ids for the rows that a plan brings to the closed lists, made of their English names."""

from __future__ import annotations

import re

from etl.proposals.model import ROW_KEYS, Workpiece

_IDS = (("indicators", "indicator_id", "-"), ("bodies", "body_id", "-"), ("units", "unit_id", "_"))
_LITTLE = re.compile("a|an|the|of|for|in|at|on|to|and|or|by|with|who|whose|which|that|their|its|from")


def slug(words: str, separator: str = "-", most: int = 4) -> str:
    """A readable id of English words, without articles and little words: Share of the online courses gives
    share-online-courses."""
    plain = re.sub("['’]s", "", words.lower())
    parts = [part for part in re.findall("[a-z0-9]+", plain) if not _LITTLE.fullmatch(part)]
    return separator.join(parts[:most])


def rename(work: Workpiece) -> None:
    """Give new rows an id made of their English name, everywhere in the draft; what has none yet keeps its number."""
    for table, column, separator in _IDS:
        taken = {row[column] for row in work.rows(table)}
        for row in work.tables[table]:
            old, english = row[column], row["name_en"]
            if old.startswith(("unnamed-", "unnamed_")) and english and slug(english):
                row_id = _free(slug(english, separator), separator, taken)
                taken.add(row_id)
                _replace(work, column, old, row_id)


def _free(wanted: str, separator: str, taken: set[str]) -> str:
    number, row_id = 1, wanted
    while row_id in taken:
        number += 1
        row_id = f"{wanted}{separator}{chr(ord('a') + number - 1) if separator == '_' else number}"
    return row_id


def _replace(work: Workpiece, column: str, old: str, new: str) -> None:
    for table in ROW_KEYS:
        for row in work.tables.get(table, []):
            if row.get(column) == old:
                row[column] = new
    for note in work.tables["draft_notes"]:
        if note["row"] == old:
            note["row"] = new
