"""SQL queries of visitors, run in the sandbox; rows come back as a frame."""

from dataclasses import dataclass

import pandas as pd

from dashboard.database.connection import build_id, database_file
from dashboard.sandbox.answer import RefusedError
from dashboard.sandbox.examples import example
from dashboard.sandbox.examples import examples as examples_
from dashboard.sandbox.gate import Client
from dashboard.sandbox.limits import USUAL
from dashboard.sandbox.service import ask as ask_
from dashboard.ui import run_limit


@dataclass(frozen=True)
class QueryReply:
    """What came of a visitor's query: its rows (cells None, bool, int, float or str, no name of a column twice), or
    the kind and detail of a refusal, as in `sandbox.answer`."""

    frame: pd.DataFrame
    cut: str
    refused: str
    detail: str


def run_query(query: str, client: Client) -> QueryReply:
    """The reply to a client's query in SQL. Raises database.NoDatabaseError without a database."""
    try:
        with run_limit.slot_released():
            answer = ask_(query, client, database_file(), build_id(), USUAL)
    except RefusedError as refused:
        return QueryReply(pd.DataFrame(), "", refused.kind, refused.detail)
    frame = pd.DataFrame(answer.rows, columns=pd.Index(distinct_names(answer.columns), dtype=object), dtype=object)
    return QueryReply(frame, answer.cut, "", "")


def query_limits() -> dict[str, str]:
    """What a query may take, as messages name it."""
    return USUAL.said()


def distinct_names(names: tuple[str, ...]) -> list[str]:
    """Names of columns, one that was there before with a number: a, a (2)."""
    found: dict[str, None] = {}
    for name in names:
        number, free = 1, name
        while free in found:
            number += 1
            free = f"{name} ({number})"
        found[free] = None
    return list(found)


def example_queries(lang: str) -> dict[str, str]:
    """The example queries by code, for columns in a language."""
    return {code: example(code, lang) for code in examples_()}
