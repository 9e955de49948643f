"""Quantities of year tables, each with its name, year column and base."""

from __future__ import annotations

import re
from itertools import groupby

from etl.reading import nature, units
from etl.reading.expressions import Expression, expressions
from etl.reading.items import Item
from etl.reading.ledger import within
from etl.reading.model import Evidence, Quantity, Reading
from etl.reading.numbers import Token, number_groups
from etl.reading.operators import bound, ends
from etl.reading.passages import Span
from etl.reading.tables import Cell, Figure

_SIGNS = (
    ("≥", "at_least"),
    ("≤", "at_most"),
    (">", "more_than"),
    ("＞", "more_than"),
    ("<", "less_than"),
    ("＜", "less_than"),
)
_SCALES = (("亿", 10**8), ("万", 10**4))


def table_quantities(reading: Reading, cells: list[Figure], numerals: list[Token]) -> list[Quantity]:
    """One quantity a figure; of a row with a base, the earlier years are milestones of the last."""
    quantities = [quantity for figure in cells if (quantity := _quantity(reading, figure, numerals))]
    for _, row in groupby(quantities, lambda quantity: quantity.item.sentence):
        *earlier, last = row
        for quantity in earlier if last.baseline_value is not None else ():
            quantity.milestone_of = last
    return quantities


def _quantity(reading: Reading, figure: Figure, numerals: list[Token]) -> Quantity | None:
    expression = _expression(reading, figure.value, figure.unit, numerals)
    if expression is None:
        return None
    item = _item(reading, figure, expression)
    operator = _operator(reading.passages.text, figure.value, expression)
    low, high = ends(expression.low, expression.high, operator)
    quantity = Quantity(item, "table", operator, low, high, due_year=figure.column.year, due_basis="stated")
    quantity.quote = (figure.name.start, figure.value.end)
    quantity.clause, quantity.object = reading.clause_of(expression.start), figure.name.words
    quantity.evidence = [
        Evidence("value", expression.start, expression.end),
        Evidence("due_year", *figure.column.header),
        Evidence("scope", figure.name.start, figure.name.end),
    ]
    _classify(reading, quantity)
    _base(reading, quantity, figure, numerals)
    return quantity


def _expression(reading: Reading, cell: Cell, unit: str, numerals: list[Token]) -> Expression | None:
    """The number of a cell with the unit of its row."""
    groups = number_groups(reading.passages.text, within(numerals, Span(cell.start, cell.end)))
    readings = expressions(reading.passages.text, groups)
    if not readings:
        return None
    scale = next((factor for sign, factor in _SCALES if unit.startswith(sign)), 1)
    counter = re.sub("^[万亿]", "", unit)
    form = "percent" if counter in ("%", "％") else "money" if counter == "元" else readings[0].form
    form = "count" if form == "bare" and counter else form
    return readings[0]._replace(
        low=readings[0].low * scale, high=readings[0].high * scale, form=form, unit=counter or readings[0].unit
    )


def _item(reading: Reading, figure: Figure, expression: Expression) -> Item:
    sentence = reading.passages.sentence(expression.start)
    after = reading.passages.text[expression.end : figure.value.end]
    segment = Span(figure.value.start, figure.value.end)
    name = re.sub(r"[(（][^()（）]{1,6}[)）]$", "", figure.name.words)
    return Item(
        expression, sentence, segment, figure.name.start, figure.value.end, name, after, False, expression.start
    )


def _operator(text: str, cell: Cell, expression: Expression) -> str:
    before, after = text[cell.start : expression.start], text[expression.end : cell.end]
    signed = next((operator for sign, operator in _SIGNS if sign in before), None)
    spoken = bound(before, after).operator
    return signed or ("range" if expression.ranged and spoken == "exactly" else spoken)


def _classify(reading: Reading, quantity: Quantity) -> None:
    quantity.unit, certain = units.unit_of(quantity.item, False, reading.corpus.units)
    quantity.doubts += [] if certain else ["unit_id"]
    quantity.quantity_type = "rate" if quantity.expression.form in nature.RATE_FORMS else "stock"


def _base(reading: Reading, quantity: Quantity, figure: Figure, numerals: list[Token]) -> None:
    base = _expression(reading, figure.base, figure.unit, numerals) if figure.base else None
    if base:
        column = figure.base_column
        quantity.baseline, quantity.baseline_value = base, base.low
        quantity.baseline_year = column.year if column else None
        quantity.evidence.append(Evidence("baseline", base.start, base.end))
        if column and column.year:
            quantity.evidence.append(Evidence("baseline", *column.header))
        reading.reasons |= dict.fromkeys(base.numerals, "baseline")
