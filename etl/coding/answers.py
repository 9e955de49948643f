"""The answers of a workbook: what is wrong with them, and what follows from them in a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.coding.model import fault_of
from etl.coding.workbook_reader import FilledWorkbook
from etl.facts import same_numbers
from etl.problems import Rule
from etl.proposals.model import Workpiece, withdraw
from etl.proposals.propose import propose
from etl.proposals.questions import Question, proposals
from etl.schema import Schema
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
            if not same_numbers(words, answer):
                zh, en = f"与中文的数字不同：{words}", f"other numbers than the Chinese: {words}"
                book.problems.append(book.problem("answer", "questions", row, "answer", zh, en))


def check_places(book: FilledWorkbook, schema: Schema, draft: Tables, register: Sequence[Row]) -> None:
    """Report answers about a place that its columns cannot hold, and a code of another level or of a known place."""
    columns = next({item.name: item for item in table.fields} for table in schema.tables if table.name == "regions")
    levels = {row["region_id"]: row["level"] for row in draft["regions"]}
    for row in book.tables.get("questions", []):
        question, _, place = row.get("key", "").partition(" ")
        field, answer = columns.get(question.removeprefix("regions.")), row.get("answer", "")
        if not (field and answer and place in levels):
            continue
        fault = fault_of(field, answer)
        if not fault and field.name == "admin_code":
            fault = _fault_of_code(answer, place, levels[place], register)
        if fault:
            book.problems.append(book.problem(fault.check_id, "questions", row, "answer", fault.zh, fault.en))


def _fault_of_code(code: str, place: str, level: str, register: Sequence[Row]) -> Rule | None:
    """As the checks judge a code (`level-of-code`, `unique`), where it is typed."""
    of_code = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
    if level and of_code != level:
        zh = f"{code} 不是此级地区的代码：省以 0000 结尾，地级市以 00 结尾，县不以 00 结尾"
        return Rule("level-of-code", zh, f"{code} is the code of a {of_code}, and this place is a {level}")
    other = next((row["region_id"] for row in register if row["admin_code"] == code), place)
    return Rule("unique", f"{code} 已是 {other} 的代码", f"{code} is the code of {other}") if other != place else None


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
