"""Short texts read as plans, for the tests of the reading rules."""

from etl.reading.model import Corpus, Quantity
from etl.reading.periods import Term
from etl.reading.reader import PlanReading, read_plan

UNITS = (
    {"unit_id": "schools", "name_zh": "学校", "label_zh": "所"},
    {"unit_id": "bases", "name_zh": "基地", "label_zh": "个"},
    {"unit_id": "courses", "name_zh": "课程", "label_zh": "门"},
)


def reading_of(text: str, first: int = 2023, last: int = 2025) -> PlanReading:
    """A text read as a plan of these years."""
    return read_plan(text, Term(first, last), Corpus(units=UNITS))


def quantities_of(text: str, first: int = 2023, last: int = 2025) -> list[Quantity]:
    """The quantities of a clause with these words."""
    return reading_of(f"1.任务。{text}", first, last).quantities


def only(text: str, first: int = 2023, last: int = 2025) -> Quantity:
    """The one quantity of a clause with these words."""
    (quantity,) = quantities_of(text, first, last)
    return quantity


def reasons_of(text: str, first: int = 2023, last: int = 2025) -> list[str]:
    """The reasons of the numerals that are no quantity, in order, the clause's own number left out."""
    reading = reading_of(f"1.任务。{text}", first, last)
    return [reading.reasons[token] for token in reading.numerals[1:] if token in reading.reasons]


def words(quantity: Quantity, text: str, field: str) -> list[str]:
    """The words of a clause that carry a field of its quantity."""
    whole = f"1.任务。{text}"
    return [whole[item.start : item.end] for item in quantity.evidence if item.field == field]
