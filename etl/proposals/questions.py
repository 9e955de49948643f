"""What only a person can say of a draft: one list, each phrase once, however many cells its answer fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from etl.proposals.english import LEVELS, PAIRS, PART
from etl.proposals.model import Workpiece, key_of
from etl.table_files import Row

ASKED = ("admin_code", "population_2020", "population_source", "population_source_en")
CHOSEN = ("theme_id", "instrument_id", "genre", "coding")


class Question(NamedTuple):
    """A cell that only a person can fill: its table and column, the Chinese it is about, the ids of the rows that
    need it, and the words to choose from where there are some."""

    table: str
    column: str
    words: str
    rows: tuple[str, ...]
    choices: str = ""

    @property
    def key(self) -> str:
        return f"{self.table}.{self.column} {self.rows[0]}" if self.column in (*ASKED, *CHOSEN) else self.words


def questions(work: Workpiece) -> list[Question]:
    """What is still to be filled, each Chinese phrase once, in the order of the tables."""
    asked: dict[str, Question] = {}
    for question in _open_cells(work):
        before = asked.get(question.key)
        asked[question.key] = before._replace(rows=(*before.rows, *question.rows)) if before else question
    return list(asked.values())


def _open_cells(work: Workpiece) -> Iterator[Question]:
    names = {row["name_zh"] for row in work.rows("indicators")}
    for table, columns in PAIRS.items():
        for row in work.tables[table]:
            for zh, en in columns:
                if (
                    row[zh]
                    and not row[en]
                    and (table, en) != ("units", "name_en")
                    and not _follows(names, table, row[zh])
                ):
                    yield Question(table, en, row[zh], (key_of(table, row),))
    for row in work.tables["targets"]:
        if row["scope_en"] and not row["gloss"]:
            yield Question("targets", "gloss", row["quote"], (row["target_id"],))
    for row in work.tables["regions"]:
        for column in (column for column in ASKED if not row[column]):
            yield Question("regions", column, row["name_zh"], (row["region_id"],))
    for column in (column for column in ("genre",) if not work.plan[column]):
        yield Question("plans", column, work.plan["title_zh"], (work.plan["plan_id"],))
    for row in work.tables["measures"]:
        for column in (column for column in ("theme_id", "instrument_id") if not row[column]):
            words = work.text[int(row["start"]) : int(row["end"])].split("\n")[0][:60]
            yield Question("measures", column, f"{row['clause']} {words}", (row["measure_id"],))
    if work.plan["coding"] == "draft":
        yield Question("plans", "coding", work.plan["title_zh"], (work.plan["plan_id"],))


def _follows(names: set[str], table: str, words: str) -> bool:
    """Whether the English of these words follows from an answer: a part of a whole, a name with its unit behind it."""
    part = words.partition(PART[0])[2]
    return part in LEVELS or (table == "indicators" and words.partition("（")[0] in names and "（" in words)


def answer(work: Workpiece, answers: Mapping[str, str]) -> None:
    """Put answers into the cells that are asked for, by the key of their question."""
    for question in list(_open_cells(work)):
        words = answers.get(question.key, "")
        if words:
            for row in work.tables[question.table]:
                if key_of(question.table, row) in question.rows and _is_open(question, row):
                    row[question.column] = words


def _is_open(question: Question, row: Row) -> bool:
    return not row[question.column] or (question.column == "coding" and row["coding"] == "draft")
