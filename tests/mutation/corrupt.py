"""The slips that a hand or a spreadsheet makes: each spoils one cell, and what it leaves is never the same cell."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from etl.read import RawTable
from etl.schema import Field, Table

SEED = 2026
OFFSETS = {"start", "end", "quote_start", "quote_end", "source_chars"}
VERBATIM = {"quote", "text", "printed"}
VALUES = {"value_low", "value_high", "value_min", "value_max", "population_2020"}
NAMED_KINDS = {"operator": "operator", "tier": "tier", "region_id": "region", "unit_id": "unit"}
OUR_WORDS = re.compile("gloss|(note|notes|rule|definition|reason|difference|settled|statement|summary)_(zh|en)")
"""Columns in which we explain. A letter dropped in one of them states no other fact; a number, a sentence of another
row or a sentence lost does."""
Slip = Callable[[str, random.Random], str | None]


@dataclass(frozen=True)
class Corruption:
    """One cell: row `index` of a table, what it was and what it is made; `kind` names the slip."""

    table: str
    index: int
    line: int
    column: str
    kind: str
    old: str
    new: str

    @property
    def changes_fact(self) -> bool:
        return not (self.kind == "letter" and OUR_WORDS.fullmatch(self.column))

    def __str__(self) -> str:
        old, new = (_short(cell, self.old, self.new) for cell in (self.old, self.new))
        return f"{self.table}.csv:{self.line} {self.column} ({self.kind}): {old} -> {new}"


def corruptions(raws: Mapping[str, RawTable], each: int = 2, seed: int = SEED) -> Iterator[Corruption]:
    """`each` corruptions of every kind that fits, for every column of every table; the same for the same seed."""
    for table, raw in sorted(raws.items()):
        for place, field in enumerate(raw.table.fields):
            column = [row[place] for row in raw.rows]
            for kind, slip in slips(raw.table, field, column).items():
                chance = random.Random(f"{seed} {table} {field.name} {kind}")
                order = chance.sample(range(len(column)), len(column))
                made = ((index, slip(column[index], chance)) for index in order)
                fits = ((index, new) for index, new in made if new is not None and new != column[index])
                for index, new in (found for found, _ in zip(fits, range(each), strict=False)):
                    yield Corruption(table, index, raw.lines[index], field.name, kind, column[index], new)


def slips(table: Table, field: Field, column: list[str]) -> dict[str, Slip]:
    """The kinds of slip that fit a column."""
    others = sorted(set(column) - {""})
    referred = any(field.name in key.columns for key in table.foreign_keys)
    kinds: dict[str, Slip] = {}
    if len(others) > 1:
        kinds["another row's"] = lambda cell, chance: chance.choice(others) if cell else None
    if "" in column and others:
        kinds["filled"] = lambda cell, chance: None if cell else chance.choice(others)
    kinds["emptied"] = lambda cell, _: "" if cell else None
    if field.codes:
        kinds[NAMED_KINDS.get(field.name, "code")] = lambda cell, chance: chance.choice(field.codes) if cell else None
    elif field.type == "boolean":
        kinds["flag"] = lambda cell, _: {"true": "false", "false": "true"}.get(cell)
    elif referred:
        kinds[NAMED_KINDS.get(field.name, "reference")] = kinds.pop("another row's", _misspelt)
        kinds["id"] = _misspelt
    elif field.type in ("integer", "number", "date") or field.name == "source_sha256":
        kinds["digit"] = _digit
    else:
        kinds["letter"] = _letter
        kinds["digit"] = _digit
    return kinds | _special(field)


def _special(field: Field) -> dict[str, Slip]:
    if field.name in OFFSETS:
        return {"offset": lambda cell, chance: str(int(cell) + chance.choice([-3, -1, 1, 2])) if cell else None}
    if field.name in VERBATIM:
        return {"quote": _changed_character}
    if field.name in VALUES:
        return {"scale": lambda cell, chance: _scaled(cell, chance), "sign": lambda cell, _: _negative(cell)}
    if field.name.endswith("_year") or field.type == "date":
        return {"year": lambda cell, chance: _year(cell, chance)}
    return {}


def _digit(cell: str, chance: random.Random) -> str | None:
    places = [found.start() for found in re.finditer("[0-9]", cell)]
    if not places:
        return None
    place = chance.choice(places)
    digit = chance.choice([digit for digit in "123456789" if digit != cell[place]])
    return cell[:place] + digit + cell[place + 1 :]


def _letter(cell: str, chance: random.Random) -> str | None:
    places = [found.start() for found in re.finditer(r"[^\W0-9]", cell)]
    if not places:
        return None
    place = chance.choice(places)
    return cell[:place] + cell[place + 1 :]


def _changed_character(cell: str, chance: random.Random) -> str | None:
    if not cell:
        return None
    place = chance.randrange(len(cell))
    return cell[:place] + chance.choice([char for char in "市省三百的以" if char != cell[place]]) + cell[place + 1 :]


def _misspelt(cell: str, chance: random.Random) -> str | None:
    return _letter(cell, chance)


def _scaled(cell: str, chance: random.Random) -> str | None:
    return f"{float(cell) * chance.choice([10, 100, 10000]):.15g}" if cell and float(cell) else None


def _negative(cell: str) -> str | None:
    return f"-{cell}" if cell and float(cell) else None


def _year(cell: str, chance: random.Random) -> str | None:
    return str(int(cell[:4]) + chance.choice([-1, 1, 2])) + cell[4:] if cell else None


def _short(cell: str, old: str, new: str) -> str:
    """A cell around the place where old and new part."""
    at = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    begin, end = max(0, at - 12), at + 12
    shown = cell[begin:end] or "∅"
    return f"{'…' if begin else ''}{shown}{'…' if end < len(cell) else ''}"
