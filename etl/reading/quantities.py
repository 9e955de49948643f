"""From expressions to quantities: which numbers count, and each field with the words it was read from."""

from __future__ import annotations

from collections.abc import Sequence

from etl.reading import combination, fields, lists, qualifiers
from etl.reading.baselines import Baseline, baselines, bracketed_baselines
from etl.reading.classification import reason_of
from etl.reading.context import is_demand
from etl.reading.expressions import Expression
from etl.reading.history import is_history
from etl.reading.items import Item, items
from etl.reading.lists import LEVEL_ALONE
from etl.reading.model import Quantity, Reading
from etl.reading.timing import Calendar

Worded = Sequence[tuple[str, Expression]]


def quantities(reading: Reading, numbered: Sequence[Expression], worded: Worded) -> list[Quantity]:
    """The quantities of a text in order; the numerals of the rest get their reason in `reading.reasons`."""
    bases = {**baselines(reading.passages, numbered), **bracketed_baselines(reading.passages, numbered)}
    starts = {base.expression for base in bases.values()}
    for base in starts:
        reading.reasons |= dict.fromkeys(base.numerals, "baseline")
    reading.rules |= {expression: rule for rule, expression in worded}
    candidates = sorted([*(item for item in numbered if item not in starts), *(item for _, item in worded)])
    counted = [item.expression for item in items(reading.passages, candidates) if _counts(reading, item)]
    return _assemble(reading, items(reading.passages, counted), bases)


def selected_quantities(reading: Reading, numbered: Sequence[Expression], worded: Worded) -> list[Quantity]:
    """The quantities of expressions that a person says are some, whatever the rules make of them."""
    reading.rules |= {expression: rule for rule, expression in worded}
    return _assemble(reading, items(reading.passages, sorted([*numbered, *(item for _, item in worded)])), {})


def _counts(reading: Reading, item: Item) -> bool:
    """Whether an item is a quantity; if not, its numerals get the reason."""
    past = is_history(reading.passages, reading.histories, reading.term, item.expression.start)
    if item.expression in reading.rules and not past:
        return not is_demand(reading.passages, item)
    reason = reason_of(reading.passages, item) or ("context" if past else None)
    if reason:
        reading.reasons |= {token: reason for token in item.expression.numerals if token not in reading.reasons}
    return reason is None


def _of_one_list(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of a 分别 list count with the same counter."""
    return one.item.segment == other.item.segment and one.expression.unit == other.expression.unit


def _leaves_out(quantity: Quantity, previous: Quantity) -> bool:
    """Whether the thing counted stands with the number before: a share of it, or its next level (省级20家)."""
    item, other = quantity.item, previous.item
    level = LEVEL_ALONE.fullmatch(quantity.object) and item.sentence == other.sentence
    return lists.is_elliptic(item, other) or bool(level and item.expression.unit == other.expression.unit)


def _assemble(reading: Reading, placed: list[Item], bases: dict[Expression, Baseline]) -> list[Quantity]:
    calendar = Calendar(reading.passages, reading.term)
    aspirations = qualifiers.commitments(reading.passages, placed)
    shares = lists.respective(reading.passages, placed)
    quantities: list[Quantity] = []
    for item, aspiration in zip(placed, aspirations, strict=True):
        previous = quantities[-1] if quantities else None
        quantity = fields.bounded_quantity(reading, item, previous, item in shares)
        fields.date(reading, calendar, quantity, shares.get(item))
        fields.commit(quantity, aspiration)
        fields.start_from(quantity, bases.get(item.expression))
        fields.describe(reading, quantity)
        share = shares.get(item)
        if share and (share.thing or share.said_of_all):
            thing = reading.passages.text[slice(*share.thing)].strip() if share.thing else ""
            quantity.object = thing + share.said_of_all
            first = next(
                (other for other in quantities if other.item in shares and _of_one_list(other, quantity)), None
            )
            quantity.unit = first.unit if first else quantity.unit
        quantity.antecedent = previous if previous and _leaves_out(quantity, previous) else None
        if quantity.antecedent and quantity.antecedent.kind == "incentive":
            quantity.kind = "incentive"
        if previous and previous.item.sentence == item.sentence and lists.is_part(reading.passages, item):
            quantity.nested_in = previous
        elif previous and lists.joins_whole(item, previous.item):
            quantity.nested_in = previous
            quantity.doubts.append("nested_in")
        whole = quantity.nested_in
        if whole and not quantity.unit and whole.expression.unit == item.expression.unit:
            quantity.unit = whole.unit
        quantities.append(quantity)
    combination.mark_milestones(quantities, shares)
    return combination.split(reading.passages, combination.ranges(quantities))
