"""What only a person can say of a draft: one list, each phrase once, however many cells its answer fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from etl.proposals.english import LEVELS, PAIRS
from etl.proposals.model import TO_READ, Workpiece, key_of
from etl.proposals.phrases import OF_THESE, compose, ending
from etl.proposals.sentences import lower
from etl.table_files import Row

ASKED = ("admin_code", "population_2020", "population_source", "population_source_en")
CHOSEN = ("theme_id", "instrument_id", "genre", "coding")
_ORDER = {"regions": 0, "plans": 1, "units": 2, "bodies": 3, "indicators": 4, "measures": 5}


class Question(NamedTuple):
    """A cell that only a person can fill: its table and column, the Chinese it is about, the ids of the rows that
    need it; of a proposal to be read, the value and its rule."""

    table: str
    column: str
    words: str
    rows: tuple[str, ...]
    value: str = ""
    rule: str = ""

    @property
    def key(self) -> str:
        return f"{self.table}.{self.column} {self.rows[0]}" if self.column in (*ASKED, *CHOSEN) else self.words


def questions(work: Workpiece) -> list[Question]:
    """What is still to be filled, each Chinese phrase once, in the order of the tables."""
    return _once(_open_cells(work))


def proposals(work: Workpiece) -> list[Question]:
    """What is filled and to be read first, as questions with their answer: each Chinese phrase once."""
    rows = {(table, key_of(table, row)): row for table in (*PAIRS, "measures") for row in work.tables.get(table, [])}
    return _once(
        _proposal(work, note, rows[note["table"], note["row"]])
        for note in work.tables["draft_notes"]
        if note["rule"].startswith(TO_READ) and (note["table"], note["row"]) in rows
    )


def _proposal(work: Workpiece, note: Row, row: Row) -> Question:
    table, column = note["table"], note["field"]
    words = clause_head(work, row) if table == "measures" else _chinese(table, column, row)
    return Question(table, column, words, (note["row"],), row[column], note["rule"].removeprefix(TO_READ))


def _chinese(table: str, column: str, row: Row, default: str = "") -> str:
    """The Chinese of a cell in English; of a cell that has none beside it the default, else the name of its row."""
    return next((row[zh] for zh, en in PAIRS.get(table, ()) if en == column), default or row.get("name_zh", ""))


def _once(cells: Iterable[Question]) -> list[Question]:
    asked: dict[str, Question] = {}
    for question in cells:
        before = asked.get(question.key)
        asked[question.key] = before._replace(rows=(*before.rows, *question.rows)) if before else question
    return list(asked.values())


def questions_and_proposals(work: Workpiece) -> list[Question]:
    """Both as a person goes through them: the place and the plan, bodies, things with the same noun at their end side
    by side, clauses with theme and instrument together, the coding last."""
    clauses = {row["measure_id"]: number for number, row in enumerate(work.tables["measures"])}

    def place(question: Question) -> tuple[int, int, str]:
        if question.column == "coding":
            return len(_ORDER), 0, ""
        if question.table in ("indicators", "targets"):
            return _ORDER["indicators"], bool(question.value), question.words[::-1]
        return _ORDER[question.table], clauses.get(question.rows[0], 0), ""

    return sorted([*proposals(work), *questions(work)], key=place)


def clause_head(work: Workpiece, row: Row) -> str:
    """A clause by its number and first words."""
    return f"{row['clause']} {work.text[int(row['start']) : int(row['end'])].split(chr(10))[0][:60]}"


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
                    yield Question(table, en, _asked(work, row[zh]), (key_of(table, row),))
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
            yield Question("measures", column, clause_head(work, row), (row["measure_id"],))
    if work.plan["coding"] == "draft":
        yield Question("plans", "coding", work.plan["title_zh"], (work.plan["plan_id"],))


def _asked(work: Workpiece, words: str) -> str:
    """The words to be put into English: of a phrase whose second part can be composed, the first alone."""
    whole, _, part = ending(words)
    return whole if part and compose(part, work.lexicon) else words


def _answered(work: Workpiece, question: Question, row: Row, words: str) -> str:
    """An answer with what its cell says behind it."""
    chinese = _chinese(question.table, question.column, row, question.words)
    if chinese == question.words or question.column not in ("name_en", "scope_en"):
        return words
    _, form, part = ending(chinese)
    return form.format(words, lower(compose(part, work.lexicon)))


def _follows(names: set[str], table: str, words: str) -> bool:
    """Whether the English of these words follows from an answer: a part of a whole, a name with its unit behind it."""
    part = words.partition(OF_THESE[0])[2]
    return part in LEVELS or (table == "indicators" and words.partition("（")[0] in names and "（" in words)


def answer(work: Workpiece, answers: Mapping[str, str]) -> None:
    """Put answers into the cells that are asked for, by the key of their question."""
    for question in list(_open_cells(work)):
        words = answers.get(question.key, "")
        if words:
            for row in work.tables[question.table]:
                if key_of(question.table, row) in question.rows and _is_open(question, row):
                    row[question.column] = _answered(work, question, row, words)


def _is_open(question: Question, row: Row) -> bool:
    return not row[question.column] or (question.column == "coding" and row["coding"] == "draft")
