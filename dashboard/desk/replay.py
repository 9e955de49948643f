"""The drafted tables with the decisions applied."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from dashboard.desk.numerals import account, drop_notes
from dashboard.desk.own_units import unit_row
from dashboard.desk.plan import KEYS, REFERENCES, Decision, DeskPlan, Row, Words
from dashboard.desk.quantity import Quantities, Quantity, apply
from etl.reading.columns import record

_STORE = "_replay"


@dataclass
class Replay:
    """The state after the decisions: quantities by id, and new cells of other tables by table and row."""

    quantities: Quantities
    cells: dict[tuple[str, str], Row]
    names: set[str]  # every id of a quantity that there is or was
    units: dict[str, Row] = field(default_factory=dict)  # those that the reader named

    def apply(self, decision: Decision, plan: DeskPlan) -> None:
        """Apply one decision, which has been checked."""
        if decision.table == "targets":
            apply(decision, self.quantities, plan)
            self.names.update(decision.rows)
            if decision.unit:
                code = dict(decision.cells)["unit_id"]
                self.units[code] = unit_row(code, *decision.unit)
        else:
            self.cells.setdefault((decision.table, decision.rows[0]), {}).update(decision.cells)

    def live(self) -> list[Quantity]:
        """Quantities that are not dropped, in the order of the text."""
        return sorted((item for item in self.quantities.values() if item.is_live), key=Quantity.place)


def replay(plan: DeskPlan) -> Replay:
    """Apply all decisions of a plan. The result is stored with the plan, which never changes, and goes with it."""
    stored = vars(plan)
    if _STORE not in stored:
        stored[_STORE] = _replay(plan)
    state: Replay = stored[_STORE]
    return state


def decided_tables(plan: DeskPlan) -> dict[str, list[Row]]:
    """The tables after the decisions: without dropped quantities, their evidence and notes; each numeral with the
    quantity that it belongs to or the reason why it is none, with the reader's note on it; units that the reader named.
    Ids are those of the draft; new rows have new ids.

    An empty `indicator_id` says that the quantity is counted in this plan only.
    """
    state = replay(plan)
    live = state.live()
    names = {item.cells["target_id"] for item in live}
    tables = {name: [_with(state, name, row) for row in rows] for name, rows in plan.tables.items()}
    tables["targets"] = [_referring(item.cells, names) for item in live]
    tables["target_evidence"] = list(chain.from_iterable(_evidence(plan.text, item) for item in live))
    tables["numerals"] = account(tables["numerals"], state.quantities)
    notes = plan.tables["draft_notes"]
    tables["draft_notes"] = [dict(row) for row in notes if row["table"] != "targets" or row["row"] in names]
    tables["draft_notes"] += drop_notes(plan.tables["numerals"], state.quantities)
    used = {item.cells["unit_id"] for item in live}
    units = [dict(row) for code, row in state.units.items() if code in used]
    return {name: rows for name, rows in tables.items() if name != "units"} | ({"units": units} if units else {})


def _replay(plan: DeskPlan) -> Replay:
    state = initial_state(plan)
    for decision in plan.decisions:
        state.apply(decision, plan)
    return state


def initial_state(plan: DeskPlan) -> Replay:
    """The state before any decision."""
    words: defaultdict[str, list[Words]] = defaultdict(list)
    for row in plan.tables["target_evidence"]:
        words[row["target_id"]].append(Words(row["field"], int(row["start"]), int(row["end"])))
    rows = {row["target_id"]: row for row in plan.tables["targets"]}
    quantities = {name: Quantity(dict(row), words[name]) for name, row in rows.items()}
    return Replay(quantities, {}, set(rows), {row["unit_id"]: row for row in plan.tables.get("units", ())})


def _with(state: Replay, table: str, row: Row) -> Row:
    changed = state.cells.get((table, row[KEYS[table]])) if table in KEYS else None
    return {**row, **(changed or {})}


def _referring(cells: Row, names: set[str]) -> Row:
    """Without references to quantities that are gone."""
    return {column: "" if column in REFERENCES and cell not in names else cell for column, cell in cells.items()}


def _evidence(text: str, item: Quantity) -> Iterator[Row]:
    for words in item.words:
        cells = {"field": words.field, "start": words.start, "end": words.end, "quote": text[words.start : words.end]}
        yield record("target_evidence", target_id=item.cells["target_id"], **cells)
