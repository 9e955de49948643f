"""What the browser is sent of a visitor's plan: everything once, afterwards what changed since the state it confirmed.

A stream begins when the browser has nothing, when the language or the text changes, and when an operation was refused
(what the browser shows of it already must go). Operations are applied in their order and each once, however often a
message comes.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import streamlit as st

from dashboard.desk.operations import apply_operation
from dashboard.desk.plan import DeskError, DeskPlan
from dashboard.desk.progress import progress
from dashboard.desk.rows import changed_rows, named_units, numeral_rows, quantity_rows
from dashboard.i18n.words import Words
from dashboard.ui import desk_session
from dashboard.ui.desk_lists import reading_corpus, reading_labels, reading_lists

MOST_CLIENTS = 20  # tabs of a session whose operations are counted
LONGEST_CLIENT = 40  # characters of a tab's name
MOST_OPERATIONS = 500  # in a message


def new_name() -> str:
    """A name of a stream."""
    return uuid4().hex


@dataclass
class Stream:
    """lang, plan and version: as sent last. base: version and plan that the browser confirmed; None before."""

    lang: str
    plan: DeskPlan
    version: int = 1
    base: tuple[int, DeskPlan] | None = None
    name: str = field(default_factory=new_name)
    applied: dict[str, int] = field(default_factory=dict)  # last operation of each client
    sent: set[str] = field(default_factory=set)  # ids of rows sent since `base`, or shown before they were confirmed
    problem: str = ""
    # Streamlit starts the next run while one is being stopped, whose writes to the session are then lost: what was
    # decided is therefore held here too, and changed by one run at a time.
    latest: DeskPlan | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


def reading_data(plan: DeskPlan, words: Words) -> dict[str, Any]:
    """The data of the component for the present plan."""
    stream = _stream(plan, words.lang)
    plan = stream.latest or plan
    if stream.plan is not plan:
        stream.plan, stream.version = plan, stream.version + 1
    state = progress(plan)._asdict() | {"undo": bool(plan.decisions)}
    data = {"stream": stream.name, "version": stream.version, "applied": stream.applied, "progress": state}
    data["problem"], stream.problem = stream.problem, ""
    data["units"] = {code: words.data(row, "name") or row["name_zh"] for code, row in named_units(plan).items()}
    if stream.base is None:
        full = {"text": plan.text, "rows": quantity_rows(plan), "numerals": numeral_rows(plan)}
        return data | {"full": full | {"lists": reading_lists(words), "labels": reading_labels(words)}}
    version, before = stream.base
    # What was sent since and has been undone must be sent too: the browser may have it already.
    changes = changed_rows(before, plan, stream.sent)
    stream.sent |= {row["id"] for row in changes["rows"]}
    return data | {"base": version, "changes": changes}


def _stream(plan: DeskPlan, lang: str) -> Stream:
    """The present stream, or a new one where the browser has nothing that could be changed into this plan."""
    stream = st.session_state.get(desk_session.STREAM)
    if isinstance(stream, Stream) and stream.lang == lang and stream.plan.tables is plan.tables:
        return stream
    latest = stream.latest if isinstance(stream, Stream) and stream.plan.tables is plan.tables else None
    new_stream = Stream(
        lang, latest or plan, latest=latest, applied=dict(stream.applied) if isinstance(stream, Stream) else {}
    )
    new_stream.problem = stream.problem if isinstance(stream, Stream) else ""
    st.session_state[desk_session.STREAM] = new_stream
    return new_stream


def message_handler(words: Words) -> Callable[[Any], None]:
    """What is to be done with a message of the browser: apply its operations to the plan of the session."""

    def handle(message: Any) -> None:
        stream, plan = st.session_state.get(desk_session.STREAM), desk_session.current_plan()
        if isinstance(stream, Stream) and plan is not None:
            with stream.lock:
                known = stream.latest if stream.plan.tables is plan.tables else None
                stream.latest = receive(stream, known or plan, message, words)
                desk_session.keep_plan(stream.latest)

    return handle


def receive(stream: Stream, plan: DeskPlan, message: Any, words: Words) -> DeskPlan:
    """The plan after a message. The stream notes what the browser confirmed, which operations were applied, and why
    one was refused; a message of no form changes nothing."""
    if not isinstance(message, Mapping):
        return plan
    client, operations = message.get("client"), message.get("operations")
    if not isinstance(client, str) or len(client) > LONGEST_CLIENT or not isinstance(operations, list):
        return plan
    if message.get("need") is True:
        stream.base = None
    elif message.get("seen") == [stream.name, stream.version]:
        stream.base, stream.sent = (stream.version, stream.plan), operation_rows(operations)
    for operation in operations[:MOST_OPERATIONS]:
        number = operation.get("seq") if isinstance(operation, Mapping) else None
        if type(number) is int and number > stream.applied.get(client, 0):
            stream.applied[client] = number
            plan = _apply(stream, plan, operation, words)
    while len(stream.applied) > MOST_CLIENTS:
        stream.applied.pop(next(iter(stream.applied)))
    return plan


def operation_rows(operations: list[Any]) -> set[str]:
    """Ids of the rows that operations name, whose new state the browser shows already."""
    named = (item.get("rows") for item in operations if isinstance(item, Mapping))
    return {row for rows in named if isinstance(rows, list) for row in rows if isinstance(row, str)}


def _apply(stream: Stream, plan: DeskPlan, operation: Mapping[str, Any], words: Words) -> DeskPlan:
    """The plan after one operation, or as it was with the reason of the refusal in the stream, which begins anew."""
    try:
        return apply_operation(plan, operation, reading_corpus())
    except DeskError as error:
        stream.problem = words.text(error.key, None, **_placeholders(error, words))
        stream.base, stream.name = None, new_name()
        return plan


def _placeholders(error: DeskError, words: Words) -> dict[str, object]:
    """The placeholders of a reason, columns by their names."""
    column = error.values.get("column")
    key = f"reading.{column}"
    return {**error.values, "column": words.text(key) if words.has(key) else column} if column else error.values
