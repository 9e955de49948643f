"""Making a decision: it is checked against the plan, or refused with a reason. Every change returns a new plan."""

from dataclasses import replace

from dashboard.desk.cells import check_cells, check_unit, is_plain
from dashboard.desk.closed_lists import EVIDENCE_FIELDS
from dashboard.desk.plan import ACTS, KEYS, Decision, DeskError, DeskPlan, Words
from dashboard.desk.replay import Replay, replay
from etl.reading.identifiers import letters
from etl.reading.ledger import REASONS

MOST_DECISIONS = 20_000
MOST_WORDS = 40  # pieces of evidence of one quantity
LONGEST_QUOTE = 2_000  # characters
_ROWS = {"correct": 1, "add": 1, "split": 2, "join": 2}


def decide(plan: DeskPlan, decision: Decision) -> DeskPlan:
    """Append a decision. Raises DeskError where it names what is not there or sets what cannot be."""
    if len(plan.decisions) >= MOST_DECISIONS:
        raise DeskError("desk.too_many_decisions", most=MOST_DECISIONS)
    check(decision, replay(plan), plan)
    return replace(plan, decisions=(*plan.decisions, decision))


def undo(plan: DeskPlan) -> DeskPlan:
    """Drop the last decision, if there is one."""
    return replace(plan, decisions=plan.decisions[:-1])


def new_target_id(plan: DeskPlan, measure_id: str) -> str:
    """The first id of a clause that no quantity has or had."""
    known = replay(plan).names
    prefix = measure_id or f"{plan.plan_id.split('-')[0]}-0"
    return next(name for index in range(len(known) + 1) if (name := f"{prefix}-{letters(index)}") not in known)


def measure_at(plan: DeskPlan, offset: int) -> str:
    """The id of the clause that an offset stands in, "" outside of any."""
    rows = (row for row in plan.tables["measures"] if int(row["start"]) <= offset < int(row["end"]))
    return next((row["measure_id"] for row in rows), "")


def check(decision: Decision, state: Replay, plan: DeskPlan) -> None:
    """Raise DeskError where a decision does not fit the plan in this state."""
    if decision.act not in ACTS or decision.table not in KEYS or not decision.rows:
        raise DeskError("desk.unknown_act")
    if decision.table != "targets":
        _check_other(plan, decision)
    else:
        _check_rows(state, decision)
    if decision.act == "drop" and decision.reason not in REASONS:
        raise DeskError("desk.no_reason")
    if decision.note and (decision.act != "drop" or not is_plain(decision.note)):
        raise DeskError("desk.bad_note")
    check_cells(decision, state, plan)
    check_unit(decision)
    _check_words(plan, decision.words)


def _check_other(plan: DeskPlan, decision: Decision) -> None:
    """A row of another table can only be corrected."""
    key = KEYS[decision.table]
    if decision.act != "correct" or decision.words or len(decision.rows) != 1:
        raise DeskError("desk.unknown_act")
    if all(row[key] != decision.rows[0] for row in plan.tables[decision.table]):
        raise DeskError("desk.unknown_row")


def _check_rows(state: Replay, decision: Decision) -> None:
    rows, act = decision.rows, decision.act
    if len(rows) != _ROWS.get(act, len(rows)) or len(set(rows)) != len(rows):
        raise DeskError("desk.unknown_act")
    new_rows = rows[-1:] if act in ("add", "split") else ()
    present = rows[: len(rows) - len(new_rows)]
    if not all(name in state.quantities for name in present) or any(name in state.names for name in new_rows):
        raise DeskError("desk.unknown_row")
    if act in ("split", "join", "drop") and not all(state.quantities[name].is_live for name in present):
        raise DeskError("desk.unknown_row")
    if act in ("add", "split") and not any(words.field == "value" for words in decision.words):
        raise DeskError("desk.no_words")


def _check_words(plan: DeskPlan, evidence: tuple[Words, ...]) -> None:
    if len(evidence) > MOST_WORDS:
        raise DeskError("desk.no_words")
    for words in evidence:
        inside = 0 <= words.start < words.end <= len(plan.text) and words.end - words.start <= LONGEST_QUOTE
        if words.field not in EVIDENCE_FIELDS or not inside:
            raise DeskError("desk.no_words")
