"""What a page asks for, as decisions: messages of a browser, checked for their form before anything is done."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.desk.decisions import decide, undo
from dashboard.desk.plan import Decision, DeskError, DeskPlan
from dashboard.desk.progress import sure_rows
from dashboard.desk.proposals import addition, correction, division, union
from etl.reading.model import Corpus
from etl.units import general_units

Operation = Mapping[str, Any]


def apply_operation(plan: DeskPlan, operation: Operation, corpus: Corpus) -> DeskPlan:
    """The plan after one operation: {"act": accept, accept_sure, correct, drop, add, split, join or undo} with its
    rows, cells, words, reason, note, unit (two words) or span (start, end). Raises DeskError, also for an operation of
    no form."""
    if isinstance(operation, Mapping) and operation.get("act") == "undo":
        return undo(plan)
    try:
        decision = _decision(plan, operation, corpus)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, DeskError):
            raise
        raise DeskError("desk.unknown_act") from error
    return decide(plan, decision) if decision else plan


def _decision(plan: DeskPlan, operation: Operation, corpus: Corpus) -> Decision | None:
    """The decision that an operation asks for; None where nothing is left to be decided."""
    match operation["act"]:
        case "accept":
            return Decision("accept", (_row(operation),))
        case "accept_sure":
            rows = sure_rows(plan)
            return Decision("accept_reading", rows) if rows else None
        case "drop":
            note = _text(operation.get("note", "")).strip()
            return Decision("drop", (_row(operation),), reason=_text(operation["reason"]), note=note)
        case "correct":
            return _correction(plan, operation, corpus)
        case "add":
            return addition(plan, *_span(operation), corpus)
        case "split":
            return division(plan, _row(operation), *_span(operation), corpus)
        case "join":
            first, second = operation["rows"]
            return union(plan, _text(first), _text(second))
    raise DeskError("desk.unknown_act")


def _correction(plan: DeskPlan, operation: Operation, corpus: Corpus) -> Decision:
    cells = {_text(column): _text(value) for column, value in operation["cells"].items()}
    words = [(_text(field), _offset(start), _offset(end)) for field, start, end in operation.get("words") or ()]
    decision = correction(plan, _row(operation), cells, words)
    unit = _new_unit(operation, cells, corpus)
    named = {"unit_id": cells["unit_id"]} if unit else {}
    return replace(decision, unit=unit, cells=tuple((dict(decision.cells) | named).items()))


def _new_unit(operation: Operation, cells: Mapping[str, str], corpus: Corpus) -> tuple[str, ...]:
    """The words of a unit that the reader names; its id must be nobody else's."""
    words = tuple(_text(word).strip() for word in operation.get("unit") or ())
    known = {row["unit_id"] for row in (*corpus.units, *general_units())}
    if words and cells.get("unit_id") in known:
        raise DeskError("desk.unit_known")
    return words


def _row(operation: Operation) -> str:
    (name,) = operation["rows"]
    return _text(name)


def _span(operation: Operation) -> tuple[int, int]:
    start, end = operation["span"]
    return _offset(start), _offset(end)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise DeskError("desk.unknown_act")
    return value


def _offset(value: Any) -> int:
    if type(value) is not int:
        raise DeskError("desk.no_words")
    return value
