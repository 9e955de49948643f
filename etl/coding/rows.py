"""The rows of a coding workbook: blank ones for a second coder, or those of a draft for the person who corrects it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from etl.coding.layout import OF_REGISTER, field_of, list_of
from etl.proposals.propose import LIKELY
from etl.proposals.questions import Question
from etl.reading.numbers import tokens
from etl.schema import Schema
from etl.table_files import Row, Tables

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_RESPONSIBLE = re.compile(r"^\s*[(（](?:责任|牵头|配合|主要|实施|承办)[^\n]*[)）]\s*$")
_LONGEST = 400  # characters of a clause shown beside a row


class Sentence(NamedTuple):
    """A sentence with its place in the text and the clause it stands in ("" outside of all)."""

    start: int
    words: str
    measure_id: str


def sentences(text: str, measures: list[Row]) -> list[Sentence]:
    """The sentences of all clauses in order, and those between and after clauses that hold a numeral."""
    spans = sorted((int(row["start"]), int(row["end"]), row["measure_id"]) for row in measures)
    numerals = [token.start for token in tokens(text)]
    cuts, at = [], spans[0][0] if spans else 0
    for start, end, measure_id in [*spans, (len(text), len(text), "")]:
        between = [item for item in _cut(text, at, start, "") if _count(item, numerals)]
        cuts += between + list(_cut(text, start, end, measure_id))
        at = max(at, end)
    return cuts


def _cut(text: str, start: int, end: int, measure_id: str) -> Iterator[Sentence]:
    for match in _SENTENCE.finditer(text, start, end):
        words = match.group()
        if words.strip() and not _RESPONSIBLE.match(words):
            yield Sentence(match.start() + len(words) - len(words.lstrip()), words.strip(), measure_id)


def _count(sentence: Sentence, numerals: list[int]) -> int:
    return sum(sentence.start <= place < sentence.start + len(sentence.words) for place in numerals)


def blank_rows(text: str, draft: Tables, register: Tables) -> Tables:
    """What a second coder is given: a row for each numeral of a sentence, at least one for each sentence; each clause;
    each body as printed; each shared indicator. No value of the draft is among them."""
    clauses = {row["measure_id"]: row for row in draft["measures"]}
    numerals = [token.start for token in tokens(text)]
    targets: list[Row] = []
    for sentence in sentences(text, draft["measures"]):
        for _ in range(max(1, _count(sentence, numerals))):
            targets.append({**_sentence_cells(sentence, clauses), "target_id": f"r{len(targets) + 1}"})
    shared = [row for row in register["indicators"] if row["comparability"] != "single"]
    return {
        "targets": targets,
        "measures": [{"measure_id": key, **_clause(text, row)} for key, row in clauses.items()],
        "measure_bodies": [
            {key: row[key] for key in ("measure_id", "position", "printed")}
            | {"clause": clauses[row["measure_id"]]["clause"]}
            for row in draft["measure_bodies"]
        ],
        "silences": [
            {key: row[key] for key in ("indicator_id", "name_zh", "name_en", "definition_zh")} for row in shared
        ],
    }


def draft_rows(text: str, draft: Tables, register: Tables) -> Tables:
    """A draft as it stands, the words of the text and its doubts beside each row."""
    clauses = {row["measure_id"]: row for row in draft["measures"]}
    text_sentences = sentences(text, draft["measures"])
    doubts = _doubts(draft["draft_notes"])
    names = {row["indicator_id"]: row["name_zh"] for row in register["indicators"]}
    tables: Tables = {name: [dict(row) for row in rows] for name, rows in draft.items() if name not in OF_REGISTER}
    for row in tables["targets"]:
        row |= _sentence_cells(_around(text_sentences, int(row["quote_start"])), clauses) | {
            "measure_id": row["measure_id"]
        }
    for row in tables["measures"]:
        row |= _clause(text, row)
    for row in tables["measure_bodies"]:
        row["clause"] = clauses[row["measure_id"]]["clause"]
    for row in tables["silences"]:
        row["name_zh"] = names.get(row["indicator_id"], "")
    for row in tables["numerals"]:
        start, end = int(row["start"]), int(row["end"])
        row["words"] = " ".join(text[max(0, start - 15) : end + 15].split())
    for name, key in _KEYS.items():
        for row in tables[name]:
            row["check"] = doubts.get((name, " ".join(row[column] for column in key)), "")
    return tables | {name: draft.get(name, []) for name in OF_REGISTER}


def question_rows(asked: Sequence[Question], draft: Tables, schema: Schema) -> list[Row]:
    """Questions and proposals of a draft, with what the notes hold likely; a proposal has its rule and its answer.
    `list` names the closed list of the answer."""
    likely = {
        (note["table"], note["row"], note["field"]): note["rule"].removeprefix(LIKELY)
        for note in draft["draft_notes"]
        if note["rule"].startswith(LIKELY)
    }
    rows = []
    for question in asked:
        field = field_of(schema, question.table, question.column)
        rows.append({
            "key": question.key, "what": "\n".join(field.title.split(" | ")) if field else question.column,
            "words": question.words, "rows": " ".join(question.rows),
            "choices": question.rule or likely.get((question.table, question.rows[0], question.column), ""),
            "answer": question.value,
            "list": list_of(schema, question.table, question.column),
        })  # fmt: skip
    return rows


_KEYS = {
    "targets": ("target_id",), "measures": ("measure_id",), "measure_bodies": ("measure_id", "position"),
    "plan_facts": ("fact",), "silences": ("indicator_id",), "numerals": ("start",),
}  # fmt: skip


def _doubts(notes: list[Row]) -> dict[tuple[str, str], str]:
    """What a draft is not sure of, by table and row; candidates of an indicator are told too."""
    doubts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for note in notes:
        if note["confidence"] == "check":
            field = f"{note['field']}: " if note["field"] and not note["rule"].startswith(note["field"]) else ""
            doubts[note["table"], note["row"]].append(field + note["rule"])
    return {key: "\n".join(rules) for key, rules in doubts.items()}


def _around(text_sentences: list[Sentence], offset: int) -> Sentence:
    return next(
        (item for item in text_sentences if item.start <= offset < item.start + len(item.words)),
        Sentence(offset, "", ""),
    )


def _sentence_cells(sentence: Sentence, clauses: Mapping[str, Row]) -> Row:
    clause = clauses.get(sentence.measure_id, {})
    return {
        "sentence_start": str(sentence.start),
        "measure_id": sentence.measure_id,
        "clause": clause.get("clause", ""),
        "words": sentence.words,
    }


def _clause(text: str, row: Row) -> Row:
    words = text[int(row["start"]) : int(row["end"])]
    return {"clause": row["clause"], "words": words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"}
