"""SQL queries of visitors, run in the sandbox; rows come back as a frame."""

from dataclasses import dataclass

import pandas as pd

from dashboard.database.connection import build_id, database_file
from dashboard.database.private import private_database
from dashboard.sandbox import service
from dashboard.sandbox.answer import RefusedError
from dashboard.sandbox.examples import example, examples
from dashboard.sandbox.gate import Client
from dashboard.sandbox.limits import USUAL
from dashboard.ui import run_limit


@dataclass(frozen=True)
class QueryReply:
    """The rows of a visitor's query, or the kind and detail of its refusal, as in sandbox/answer.py.

    frame: cells are None, bool, int, float or str; names of columns are distinct. cut: the limit that cut the rows
    off, or "". refused: the kind of refusal, or "".
    """

    frame: pd.DataFrame
    cut: str
    refused: str
    detail: str


def run_query(query: str, client: Client) -> QueryReply:
    """Run a query in SQL in the sandbox. Raises connection.NoDatabaseError without a database."""
    try:
        with run_limit.slot_released():
            build = "" if private_database() else build_id()
            answer = service.ask(query, client, database_file(), build, USUAL)
    except RefusedError as refused:
        return QueryReply(pd.DataFrame(), "", refused.kind, refused.detail)
    frame = pd.DataFrame(answer.rows, columns=pd.Index(distinct_names(answer.columns), dtype=object), dtype=object)
    return QueryReply(frame, answer.cut, "", "")


def query_limits() -> dict[str, str]:
    """The limits of a query, as messages name them."""
    return USUAL.message_values()


def distinct_names(names: tuple[str, ...]) -> list[str]:
    """Names of columns, a repeated one with a number: a, a (2)."""
    distinct: dict[str, None] = {}
    for name in names:
        number, free = 1, name
        while free in distinct:
            number += 1
            free = f"{name} ({number})"
        distinct[free] = None
    return list(distinct)


def example_queries(lang: str) -> dict[str, str]:
    """The example queries by code, for columns in a language."""
    return {code: example(code, lang) for code in examples()}
