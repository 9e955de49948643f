"""What a page asks for, as decisions: messages of a browser, checked for their form before anything is done."""

from collections.abc import Callable, Mapping
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
    act = operation.get("act") if isinstance(operation, Mapping) else None
    if act == "undo":
        return undo(plan)
    make = _MAKERS.get(act) if isinstance(act, str) else None
    if make is None:
        raise DeskError("desk.unknown_act")
    try:
        decision = make(plan, operation, corpus)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, DeskError):
            raise
        raise DeskError("desk.unknown_act") from error
    return decide(plan, decision) if decision else plan


def _accept(_plan: DeskPlan, operation: Operation, _corpus: Corpus) -> Decision:
    return Decision("accept", (_row(operation),))


def _accept_sure(plan: DeskPlan, _operation: Operation, _corpus: Corpus) -> Decision | None:
    rows = sure_rows(plan)
    return Decision("accept_reading", rows) if rows else None


def _drop(_plan: DeskPlan, operation: Operation, _corpus: Corpus) -> Decision:
    note = _text(operation.get("note", "")).strip()
    return Decision("drop", (_row(operation),), reason=_text(operation["reason"]), note=note)


def _correct(plan: DeskPlan, operation: Operation, corpus: Corpus) -> Decision:
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


def _add(plan: DeskPlan, operation: Operation, corpus: Corpus) -> Decision:
    return addition(plan, *_span(operation), corpus)


def _split(plan: DeskPlan, operation: Operation, corpus: Corpus) -> Decision:
    return division(plan, _row(operation), *_span(operation), corpus)


def _join(plan: DeskPlan, operation: Operation, _corpus: Corpus) -> Decision:
    first, second = operation["rows"]
    return union(plan, _text(first), _text(second))


_MAKERS: dict[str, Callable[[DeskPlan, Operation, Corpus], Decision | None]] = {
    "accept": _accept,
    "accept_sure": _accept_sure,
    "correct": _correct,
    "drop": _drop,
    "add": _add,
    "split": _split,
    "join": _join,
}


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
