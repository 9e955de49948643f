"""The answers of a workbook, put into a draft with all that follows from them."""

from __future__ import annotations

from etl.coding.workbook_reader import FilledWorkbook
from etl.proposals.model import Workpiece, withdraw
from etl.proposals.propose import propose
from etl.proposals.questions import Question
from etl.table_files import Tables


def propose_anew(tables: Tables, before: Tables, book: FilledWorkbook, work: Workpiece) -> list[Question]:
    """Put the answers in and propose again; the tables are changed in place."""
    answers = {row["key"]: row["answer"] for row in book.tables.get("questions", []) if row.get("answer")}
    withdraw(work.tables, before)
    asked = propose(work, {key: " ".join(words.split()) for key, words in answers.items()})
    tables.update(work.tables)
    return asked
