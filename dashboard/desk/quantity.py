"""A quantity while decisions are applied, and what each decision does to it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard.desk.plan import Decision, DeskPlan, Row, Words
from etl.reading.columns import record

DEFAULTS = {
    "due_basis": "undated",
    "time_basis": "by_year",
    "quantity_type": "new_stock",
    "tier": "none",
    "kind": "target",
    "commitment": "firm",
}
"""What a quantity that somebody adds is, unless the words say otherwise."""


@dataclass
class Quantity:
    """A row of targets: its cells and evidence, and what was decided.

    reason and note: of a drop. has_indicator: whether its indicator was decided. has_new_value: whether its value is
    now read from other words than the draft read it from.
    """

    cells: Row
    words: list[Words] = field(default_factory=list)
    status: str = "proposed"
    reason: str = ""
    note: str = ""
    has_indicator: bool = False
    has_new_value: bool = False

    @property
    def is_live(self) -> bool:
        return self.status != "dropped"

    def values(self) -> list[Words]:
        """The words of its value."""
        return [words for words in self.words if words.field == "value"]

    def place(self) -> int:
        """Where its value stands, as a str index."""
        return min((words.start for words in self.values()), default=int(self.cells["quote_start"]))


Quantities = dict[str, Quantity]


def apply(decision: Decision, quantities: Quantities, plan: DeskPlan) -> None:
    """Apply a decision about targets, which has been checked, to the quantities."""
    _ACTS[decision.act](decision, quantities)
    for item in (quantities[name] for name in decision.rows if name in quantities):
        start, end = int(item.cells["quote_start"]), int(item.cells["quote_end"])
        item.cells |= {"plan_id": plan.plan_id, "quote": plan.text[start:end]}


def _accept(decision: Decision, quantities: Quantities) -> None:
    for name in decision.rows:
        item = quantities[name]
        item.status = "corrected" if item.status == "corrected" else "accepted"
        item.reason = item.note = ""
        item.has_indicator |= decision.act == "accept"


def _drop(decision: Decision, quantities: Quantities) -> None:
    for name in decision.rows:
        item = quantities[name]
        item.status, item.reason, item.note = "dropped", decision.reason, decision.note


def _correct(decision: Decision, quantities: Quantities) -> None:
    item = quantities[decision.rows[0]]
    _set(item, decision)
    item.has_indicator |= "indicator_id" in dict(decision.cells)
    if decision.words or set(dict(decision.cells)) - {"indicator_id"}:
        item.status, item.reason, item.note = "corrected", "", ""


def _add(decision: Decision, quantities: Quantities) -> None:
    item = Quantity(record("targets", target_id=decision.rows[-1], suspect=False, **DEFAULTS), status="corrected")
    _set(item, decision)
    quantities[decision.rows[-1]] = item


def _split(decision: Decision, quantities: Quantities) -> None:
    """A copy of the first row whose value stands in other words; those are no longer words of the first."""
    first, name = quantities[decision.rows[0]], decision.rows[-1]
    values = [words for words in decision.words if words.field == "value"]
    rest = [words for words in first.words if words.field != "value"]
    item = Quantity({**first.cells, "target_id": name}, rest, "corrected")
    _set(item, decision)
    quantities[name] = item
    left = [words for words in first.values() if not any(_overlap(words, other) for other in values)]
    if left and left != first.values():
        first.words, first.has_new_value = [*left, *rest], True


def _join(decision: Decision, quantities: Quantities) -> None:
    """The second quantity's words of value become words of the first, which takes new cells; the second is gone."""
    first, second = (quantities[name] for name in decision.rows)
    first.words = [*first.words, *(words for words in second.words if words not in first.words)]
    first.has_new_value = True
    _set(first, decision)
    first.status = "corrected"
    del quantities[decision.rows[1]]


def _set(item: Quantity, decision: Decision) -> None:
    """Set cells, and evidence in place of what the same fields had. Words shown for a value (三分之二) go with it."""
    before, item.cells = item.cells, {**item.cells, **dict(decision.cells)}
    if any(item.cells[column] != before[column] for column in ("value_low", "value_high", "unit_id")):
        item.cells |= {"value_words_zh": "", "value_words_en": ""}
    fields = {words.field for words in decision.words}
    item.words = [*(words for words in item.words if words.field not in fields), *decision.words]
    item.has_new_value |= "value" in fields


def _overlap(one: Words, other: Words) -> bool:
    return one.start < other.end and other.start < one.end


_ACTS: dict[str, Callable[[Decision, Quantities], None]] = {
    "accept": _accept,
    "accept_reading": _accept,
    "drop": _drop,
    "correct": _correct,
    "add": _add,
    "split": _split,
    "join": _join,
}
