"""The answers of a workbook: what is wrong with them, and what follows from them in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.coding.workbook_reader import FilledWorkbook
from etl.facts import in_any_form, in_digits
from etl.proposals.model import Workpiece, withdraw
from etl.proposals.propose import propose
from etl.proposals.questions import Question, proposals
from etl.table_files import Row, Tables


def check_answers(book: FilledWorkbook, glossary: Sequence[Row]) -> None:
    """Report each English answer with a variant that the glossary sets aside, or with other numbers than the Chinese:
    once where it was typed, not in every cell that it would fill."""
    variants = dict(_variants(glossary))
    for row in book.tables.get("questions", []):
        words, answer = row.get("words", ""), row.get("answer", "")
        if row.get("key") == words and re.search("[A-Za-z]", answer):
            for variant, term in variants.items():
                if re.search(rf"\b{re.escape(variant)}(e?s)?\b", answer, re.IGNORECASE):
                    zh, en = f"术语表写作 {term}，不写 {variant}", f"the glossary has {term}, not {variant}"
                    book.problems.append(book.problem("answer", "questions", row, "answer", zh, en))
            if in_digits(words) - in_any_form(answer) or in_digits(answer) - in_any_form(words):
                zh, en = f"与中文的数字不同：{words}", f"other numbers than the Chinese: {words}"
                book.problems.append(book.problem("answer", "questions", row, "answer", zh, en))


def _variants(glossary: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """English variants set aside, with the term that stands for them."""
    for row in glossary:
        for variant in (piece.strip() for piece in row["synonyms"].split(";")):
            if variant.isascii() and variant:
                yield variant, row["name_en"]


def propose_anew(tables: Tables, before: Tables, book: FilledWorkbook, work: Workpiece) -> list[Question]:
    """Put the answers in and propose again; the tables are changed in place."""
    proposed = {item.key: item.value for item in proposals(replace(work, tables=before))}
    answers = {row["key"]: row["answer"] for row in book.tables.get("questions", []) if row.get("answer")}
    answers = {key: words for key, words in answers.items() if words != proposed.get(key)}
    withdraw(work.tables, before)
    asked = propose(work, {key: " ".join(words.split()) for key, words in answers.items()})
    tables.update(work.tables)
    return asked
