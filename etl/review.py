"""The record of what was last read against the texts: a digest of each row, renewed clause by clause by `etl review`.

Some cells no rule can judge: a population, a verdict, the wording of a name. A slip in one of them is noticed because
its row is no longer the one that was reviewed. The record is a line for each row, so that a change of the data shows
in it row by row, and two people's changes merge.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from etl.environment import environment_errors
from etl.files import read_bytes, write_text
from etl.problems import EtlError, Problem, flat
from etl.read import RawTable
from etl.review_groups import Group, Grouping, Place, rows_of

FILE = "REVIEWED.txt"
_DIGITS = 16
Rows = dict[tuple[str, str], str]


def digest(cells: Mapping[str, str]) -> str:
    """Of the filled cells of a row by column: an added column that is empty changes nothing, nor does its place."""
    filled = sorted((column, cell) for column, cell in cells.items() if cell)
    return hashlib.sha256(json.dumps(filled, ensure_ascii=False).encode()).hexdigest()[:_DIGITS]


def digests(raws: Mapping[str, RawTable]) -> Rows:
    """The digest of every row, by table and key."""
    return {place: digest for place, _, digest in _rows(raws)}


def unreviewed(data_dir: Path, raws: Mapping[str, RawTable]) -> list[Problem]:
    """Rows that are not the ones reviewed: changed, new, or gone. Raises EtlError where the record cannot be read."""
    known = _read(data_dir / FILE)
    if known is None:
        zh, en = "没有复核记录；请运行 python -m etl review", "nothing is reviewed yet; run python -m etl review"
        return [Problem("reviewed", f"{data_dir.resolve().name}/{FILE}", None, None, zh, en)]
    problems = [_row_change(raws[place[0]], place[1], line, known.get(place), now) for place, line, now in _rows(raws)]
    gone = [_vanished_row(raws[table], key) for table, key in known.keys() - digests(raws).keys() if table in raws]
    return sorted([item for item in problems if item] + gone, key=lambda item: item.sort_key)


def to_review(data_dir: Path, raws: Mapping[str, RawTable]) -> list[Group]:
    """The rows that are not the ones reviewed, by clause, plan or table, in the order of the tables and clauses."""
    known, grouping = _read(data_dir / FILE) or {}, Grouping(raws)
    groups: dict[str, Group] = {}
    for name, raw in raws.items():
        for (place, _, now), row in zip(_rows({name: raw}), rows_of(raw), strict=True):
            if known.get(place) != now:
                group = grouping.name_of(name, row)
                groups.setdefault(group, grouping.group(group)).places.append(place)
    for table, key in sorted(known.keys() - digests(raws).keys()):
        if table in raws:
            groups.setdefault(table, Group(table)).places.append((table, key))
    return sorted(groups.values(), key=lambda group: (group.plan_id, group.span or (0, 0), group.name))


def record(data_dir: Path, raws: Mapping[str, RawTable], places: Iterable[Place]) -> None:
    """Write down that these rows, as they are now, were reviewed; a row that is gone is struck out."""
    known, now = _read(data_dir / FILE) or {}, digests(raws)
    for place in places:
        if place in now:
            known[place] = now[place]
        else:
            known.pop(place, None)
    lines = sorted("\t".join((*place, digest)) for place, digest in known.items())
    with environment_errors(
        "未能写下复核记录，旧的仍在", "the record of reviews could not be written, the old one stays"
    ):
        write_text(data_dir / FILE, "".join(f"{line}\n" for line in lines))


def _rows(raws: Mapping[str, RawTable]) -> Iterator[tuple[tuple[str, str], int, str]]:
    for name, raw in raws.items():
        for line, row in zip(raw.lines, raw.rows, strict=True):
            cells = dict(zip(raw.table.columns, row, strict=True))
            yield (name, " ".join(cells[column] for column in raw.table.primary_key)), line, digest(cells)


def _read(path: Path) -> Rows | None:
    """What is recorded; None where there is no record."""
    try:
        parts = [line.split("\t") for line in read_bytes(path).decode("utf-8").splitlines()]
        return {(table, key): digest for table, key, digest in parts}
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise EtlError(f"{path}：复核记录读不出", f"{path}: the record of reviews cannot be read") from error


def _row_change(raw: RawTable, key: str, line: int, known: str | None, now: str) -> Problem | None:
    if known == now:
        return None
    if known is None:
        zh, en = f"{flat(key)}：新的一行，尚未复核", f"{flat(key)}: a new row, not reviewed yet"
    else:
        zh, en = f"{flat(key)}：自上次复核后改过", f"{flat(key)}: changed since it was last reviewed"
    return Problem("reviewed", raw.place, line, None, zh, en)


def _vanished_row(raw: RawTable, key: str) -> Problem:
    zh, en = f"{flat(key)}：复核过的一行不见了", f"{flat(key)}: a row that was reviewed is gone"
    return Problem("reviewed", raw.place, None, None, zh, en)
