"""Decisions made from what a reader did on the page: words selected, two rows joined, cells typed."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.desk.closed_lists import EDITABLE
from dashboard.desk.decisions import measure_at, new_target_id
from dashboard.desk.plan import Decision, DeskError, DeskPlan, Row, Words
from dashboard.desk.quantity import Quantity
from dashboard.desk.replay import replay
from etl.reading.columns import written
from etl.reading.model import Corpus
from etl.reading.operators import ends
from etl.reading.periods import Term
from etl.reading.selection import read_selection, selection_records

BOUNDS = ("value_low", "value_high", "operator")
MOST_QUOTE = 300  # characters of a quote that reaches over two quantities


def addition(plan: DeskPlan, start: int, end: int, corpus: Corpus) -> Decision:
    """Add the quantity that stands in the selected words. Raises DeskError where no number stands in them."""
    measure_id = measure_at(plan, start)
    target_id = new_target_id(plan, measure_id)
    row, words = _read(plan, (start, end), target_id, measure_id, corpus)
    return Decision("add", (target_id,), _cells(row), words)


def division(plan: DeskPlan, target_id: str, start: int, end: int, corpus: Corpus) -> Decision:
    """Make a second quantity of the selected words; what they do not say it has from the first."""
    first = _quantity(plan, target_id)
    name = new_target_id(plan, first.cells["measure_id"])
    row, words = _read(plan, (start, end), name, first.cells["measure_id"], corpus)
    stated = {item.field for item in words}
    kept = {"due_year": ("due_year", "due_basis"), "commitment": ("commitment",), "tier": ("tier",)}
    same = {column for field, columns in kept.items() if field not in stated for column in columns}
    cells = {**row, **{column: first.cells[column] for column in same}}
    return Decision("split", (target_id, name), _cells(cells), words)


def union(plan: DeskPlan, first_id: str, second_id: str) -> Decision:
    """Take the second quantity into the first: the same value once, two values as a range from the lower to the
    higher. Its quote reaches over both where they stand in one clause and near each other."""
    first, second = _quantity(plan, first_id), _quantity(plan, second_id)
    numbers = sorted({value for item in (first, second) for value in _values(item)})
    cells = {} if len(numbers) < 2 else {"operator": "range"}
    if cells:
        cells |= {"value_low": written(numbers[0]), "value_high": written(numbers[-1])}
    start = min(int(item.cells["quote_start"]) for item in (first, second))
    end = max(int(item.cells["quote_end"]) for item in (first, second))
    if first.cells["measure_id"] == second.cells["measure_id"] and end - start <= MOST_QUOTE:
        cells |= {"quote_start": str(start), "quote_end": str(end)}
    return Decision("join", (first_id, second_id), tuple(cells.items()))


def correction(
    plan: DeskPlan, target_id: str, cells: Mapping[str, str], spans: Iterable[tuple[str, int, int]] = ()
) -> Decision:
    """Set cells of a quantity, and the words of fields. Values go into the columns that the operator fills; a year
    that is typed is a stated one, none is undated."""
    item = _quantity(plan, target_id)
    cells = {column: value.strip() for column, value in cells.items()}
    if set(BOUNDS) & set(cells):
        cells |= _bounds({**item.cells, **cells}, cells)
    if "due_year" in cells and "due_basis" not in cells:
        cells["due_basis"] = "stated" if cells["due_year"] else "undated"
    # An indicator that is chosen as it stands is decided all the same.
    changed = {
        column: value for column, value in cells.items() if column == "indicator_id" or item.cells.get(column) != value
    }
    return Decision("correct", (target_id,), tuple(changed.items()), tuple(Words(*span) for span in spans))


def _bounds(row: Row, typed: Mapping[str, str]) -> Row:
    """Values in the columns of their operator; of two that differ without a range, the one that was typed."""
    try:
        numbers = [float(row[column]) for column in BOUNDS[:2] if row.get(column)]
        given = [float(typed[column]) for column in BOUNDS[:2] if typed.get(column)]
    except ValueError as error:
        raise DeskError("desk.bad_value") from error
    numbers = given or numbers
    if not numbers or (row["operator"] == "range" and len(numbers) < 2):
        raise DeskError("desk.bad_value")
    low, high = ends(numbers[0], numbers[-1], row["operator"])
    return {"value_low": written(low), "value_high": written(high)}


def _read(
    plan: DeskPlan, span: tuple[int, int], target_id: str, measure_id: str, corpus: Corpus
) -> tuple[Row, tuple[Words, ...]]:
    """The row and the evidence of selected words. The quote is what was selected, at least the words of the value."""
    facts = plan.tables["plans"][0]
    term = Term(int(facts["first_year"]), int(facts["last_year"]))
    if not 0 <= span[0] < span[1] <= len(plan.text):
        raise DeskError("desk.no_words")
    quantity = read_selection(plan.text, *span, term, corpus)
    if quantity is None:
        raise DeskError("desk.no_number")
    row, evidence = selection_records(plan.text, quantity, target_id, (plan.plan_id, measure_id), term, corpus)
    words = tuple(Words(item["field"], int(item["start"]), int(item["end"])) for item in evidence)
    values = [item for item in words if item.field == "value"]
    if span != (min(item.start for item in values), max(item.end for item in values)):
        row |= {"quote_start": str(span[0]), "quote_end": str(span[1])}
    return row, words


def _cells(row: Row) -> tuple[tuple[str, str], ...]:
    """The cells that a decision sets: those that can be, and that are filled."""
    return tuple((column, row[column]) for column in EDITABLE["targets"] if row[column] or column in BOUNDS[:2])


def _values(item: Quantity) -> Sequence[float]:
    return [float(item.cells[column]) for column in BOUNDS[:2] if item.cells[column]]


def _quantity(plan: DeskPlan, target_id: str) -> Quantity:
    item = replay(plan).quantities.get(target_id)
    if item is None:
        raise DeskError("desk.unknown_row")
    return item
