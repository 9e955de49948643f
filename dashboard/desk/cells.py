"""What a decision may set: columns and values, checked against closed lists, forms and the operator."""

import re
from collections.abc import Callable

from dashboard.desk.closed_lists import EDITABLE, LISTS
from dashboard.desk.plan import Decision, DeskError, DeskPlan
from dashboard.desk.replay import Replay

LONGEST, LONGEST_UNIT = 500, 40  # characters of a cell, and of a word for a unit
YEARS = (1990, 2060)
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNIT = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
_NEW_UNIT = re.compile(r"[a-z]+(_[a-z]+)*")  # as the descriptor of the data has it
_DAY = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_FORMULA = re.compile(r"[=+@-](?!\d+(\.\d+)?$)")
_CONTROL = re.compile("[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")


def check_cells(decision: Decision, state: Replay, plan: DeskPlan) -> None:
    """Raise DeskError for a column that cannot be set, or a value that it cannot have."""
    cells = dict(decision.cells)
    if len(cells) != len(decision.cells) or not set(cells) <= set(EDITABLE[decision.table]):
        raise DeskError("desk.unknown_cell")
    for column, value in cells.items():
        if not is_plain(value) or is_formula(value) or not fits(column, value):
            raise DeskError("desk.bad_cell", column=column)
    if decision.table == "targets" and decision.act in ("correct", "add", "split", "join"):
        _check_values(decision, state)
        _check_quote(decision.act, cells, plan)


def check_unit(decision: Decision) -> None:
    """Raise DeskError where a unit is named that is no unit of a correction, or has no words or id of their form."""
    if not decision.unit:
        return
    code = dict(decision.cells).get("unit_id", "")
    is_named = len(decision.unit) == 2 and bool(decision.unit[0]) and all(map(is_unit_word, decision.unit))
    if decision.act != "correct" or decision.table != "targets" or not is_named or not is_unit_id(code):
        raise DeskError("desk.bad_unit")


def is_unit_id(code: str) -> bool:
    """Whether a new unit can have this id."""
    return len(code) <= LONGEST_UNIT and _NEW_UNIT.fullmatch(code) is not None


def is_unit_word(word: str) -> bool:
    """Whether a word, or none, can stand behind a number, in a table and in a pack."""
    return len(word) <= LONGEST_UNIT and is_plain(word) and word == word.strip() and not is_formula(word)


def is_plain(value: str) -> bool:
    """Whether a cell is one line of bounded length, without control characters."""
    return len(value) <= LONGEST and not _CONTROL.search(value)


def is_formula(value: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return _FORMULA.match(value) is not None


def fits(column: str, value: str) -> bool:
    """Whether a value has the form that its column asks for."""
    if column in LISTS:
        return value in LISTS[column]
    return not value or column not in _FORMS or _FORMS[column](value)


def _is_number(value: str) -> bool:
    return _NUMBER.fullmatch(value) is not None


def _is_year(value: str) -> bool:
    return re.fullmatch("[0-9]{4}", value) is not None and YEARS[0] <= int(value) <= YEARS[1]


def _is_offset(value: str) -> bool:
    return re.fullmatch("[0-9]{1,7}", value) is not None


def _is_code(value: str) -> bool:
    return _ID.fullmatch(value) is not None


_FORMS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("value_low", "value_high", "baseline_value"), _is_number),
    **dict.fromkeys(("due_year", "baseline_year", "period_start", "period_end", "first_year", "last_year"), _is_year),
    **dict.fromkeys(("quote_start", "quote_end"), _is_offset),
    **dict.fromkeys(("signed_on", "published_on"), lambda value: _DAY.fullmatch(value) is not None),
    **dict.fromkeys(("measure_id", "indicator_id", "milestone_of", "restates", "nested_in", "region_id"), _is_code),
    "unit_id": lambda value: _UNIT.fullmatch(value) is not None,
}


def _check_values(decision: Decision, state: Replay) -> None:
    """The bounds that an operator fills are there, and no others; of a range the lower comes first."""
    before = state.quantities.get(decision.rows[0])
    row = {**(before.cells if before and decision.act != "add" else {}), **dict(decision.cells)}
    low, high, operator = (row.get(column, "") for column in ("value_low", "value_high", "operator"))
    filled = {"at_least": (1, 0), "more_than": (1, 0), "at_most": (0, 1), "less_than": (0, 1)}.get(operator, (1, 1))
    if operator not in LISTS["operator"] or (bool(low), bool(high)) != tuple(map(bool, filled)):
        raise DeskError("desk.bad_value")
    if low and high and (float(low) > float(high) or (operator != "range" and float(low) != float(high))):
        raise DeskError("desk.bad_value")


def _check_quote(act: str, cells: dict[str, str], plan: DeskPlan) -> None:
    named = {"quote_start", "quote_end"} & set(cells)
    if not named and act != "add":
        return
    if len(named) < 2 or not 0 <= int(cells["quote_start"]) < int(cells["quote_end"]) <= len(plan.text):
        raise DeskError("desk.no_words")
