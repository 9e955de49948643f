"""The fields of one quantity: each function fills some of them and adds the words they were read from."""

from __future__ import annotations

from etl.reading import lists, nature, qualifiers, units
from etl.reading.baselines import Baseline, compared_year
from etl.reading.classification import is_stock
from etl.reading.context import is_doubtful
from etl.reading.items import Item
from etl.reading.model import Evidence, Quantity, Reading
from etl.reading.numbers import Token, tokens
from etl.reading.operators import ends
from etl.reading.passages import Span
from etl.reading.periods import Term
from etl.reading.timing import Calendar, Timing, after_colon, deadline_line, timing
from etl.reading.word_quantities import COVERAGE_RULES

_EVENTS = ("次", "届", "场", "期", "轮", "遍")


def bounded_quantity(reading: Reading, item: Item, previous: Quantity | None, shared: bool) -> Quantity:
    """The quantity with rule, operator and values; `shared` if it is one of a 分别 list."""
    rule = reading.rules.get(item.expression)
    operator, words, how = _operator(reading, item, previous, shared, rule)
    quantity = Quantity(item, rule or f"{item.expression.form}.{how}", operator)
    quantity.value_low, quantity.value_high = ends(item.expression.low, item.expression.high, operator)
    quantity.evidence.append(Evidence("value", item.expression.start, item.expression.end))
    quantity.evidence += [words] if words else []
    quantity.doubts += ["operator"] if how == "carried" else []
    quantity.doubts += ["value"] if item.expression.written == "倍增" else []  # twice, or only much more
    return quantity


def _operator(
    reading: Reading, item: Item, previous: Quantity | None, shared: bool, rule: str | None
) -> tuple[str, Evidence | None, str]:
    if rule == "half" and item.expression.written.startswith("过"):
        return "more_than", Evidence("operator", item.expression.start, item.expression.start + 1), "word"
    if rule and rule not in ("half", "doubling"):
        return item.expression.operator, None, "word"
    same = previous if previous and previous.item.segment == item.segment else None
    reading_of_words = qualifiers.operator_of(
        reading.passages, _after_context(reading, item), same.item if same else None
    )
    if shared and same and reading_of_words[0] == "exactly":
        return same.operator, same.evidence_of("operator"), "carried"
    return reading_of_words


def _after_context(reading: Reading, item: Item) -> Item:
    """The item without the words up to a number that is context or a length of time: its bound is not this one's.

    Such are 撤并规模低于1200人的学校3所 and 不少于3年经验的教师100名.
    """
    text, start = reading.passages.text, item.start
    for token in tokens(text[item.start : item.expression.start]):
        here = Token(item.start + token.start, item.start + token.end, token.text)
        start = here.end if reading.reasons.get(here) in ("context", "duration") else start
    return item._replace(start=start, before=text[start : item.expression.start])


def date(reading: Reading, calendar: Calendar, quantity: Quantity, share: lists.Share | None) -> None:
    """Due year, basis and period."""
    item = quantity.item
    quantity.clause = clause = reading.clause_of(item.expression.start)
    row = clause.span if clause and reading.is_row(clause) else None
    when = timing(calendar, item, row)
    if share and share.year:
        year = int(reading.passages.text[share.year.start : share.year.end].replace(" ", ""))
        when = Timing(year, "stated", (None, None), Evidence("due_year", *share.year), "respectively")
    if when.year is None and clause and clause.part == "table" and row is None:
        when = deadline_line(reading.passages, calendar, item, clause.span)
    if when.year is None and clause and when.rule != "length":
        when = after_colon(reading.passages, calendar, item, clause.span)
    quantity.due_year, quantity.due_basis, quantity.period = when.year, when.basis, when.period
    quantity.evidence += [when.evidence] if when.evidence else []
    if when.rule == "length" or when.period[0]:
        quantity.time_basis = "over_period"


def commit(quantity: Quantity, aspiration: Evidence | None) -> None:
    """Aspirational where words make it so."""
    if aspiration:
        quantity.commitment = "aspirational"
        quantity.evidence.append(aspiration)


def start_from(quantity: Quantity, base: Baseline | None) -> None:
    """Baseline value and year."""
    item = quantity.item
    if base:
        quantity.baseline, quantity.baseline_value = base.expression, base.expression.low
        quantity.baseline_year = base.year
        quantity.evidence.append(Evidence("baseline", base.expression.start, base.expression.end))
    elif quantity.rule == "breakthrough":
        quantity.baseline_value = 0.0
        quantity.evidence.append(Evidence("baseline", item.expression.start, item.expression.start + 1))
    elif compared := compared_year(item.before):
        quantity.baseline_year = compared[0]
        quantity.evidence.append(Evidence("baseline", item.start + compared[1], item.start + compared[2]))


def describe(reading: Reading, quantity: Quantity) -> None:
    """Unit, kind, time basis, type, tier, object and quote; a tally has no year, a one-year plan lends its own."""
    item, passages = quantity.item, reading.passages
    one_year = reading.term.years == 1
    frequent = nature.recurs(passages, item) and item.expression.unit in _EVENTS
    quantity.unit, certain = units.unit_of(item, frequent, reading.corpus.units)
    quantity.doubts += [] if certain else ["unit_id"]
    stock = quantity.rule not in COVERAGE_RULES and is_stock(passages, item)
    worded = reading.rules.get(item.expression, "")
    quantity.kind = nature.kind_of(passages, item, worded, stock, quantity.unit)
    quantity.doubts += ["kind"] if is_doubtful(passages, item, bool(worded)) else []
    summed = quantity.time_basis == "over_period"
    in_year = one_year and quantity.due_year in (None, reading.term.first)
    quantity.time_basis = nature.time_basis_of(passages, item, quantity.kind, summed, in_year)
    quantity.quantity_type = nature.quantity_type_of(passages, item, quantity.kind)
    quantity.object = nature.object_of(item)
    _tier(quantity, passages.text[item.start : item.end])
    _lend_year(quantity, one_year, reading.term)
    quantity.quote = _trim(passages.text, Span(item.start, max(item.end, item.expression.end)))


def _tier(quantity: Quantity, words: str) -> None:
    tier = nature.tier_of(words)
    if tier:
        start = quantity.item.start
        quantity.tier = tier[0]
        quantity.evidence.append(Evidence("tier", start + tier[1], start + tier[2]))


def _lend_year(quantity: Quantity, one_year: bool, term: Term) -> None:
    if quantity.kind == "tally":
        quantity.due_year, quantity.due_basis = None, "undated"
        quantity.evidence = [words for words in quantity.evidence if words.field != "due_year"]
        quantity.doubts.append("kind")
    elif quantity.due_year is None and one_year:
        quantity.due_year, quantity.due_basis = term.first, "plan_year"


def _trim(text: str, span: Span) -> tuple[int, int]:
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(" \t\u3000,，、"))
    right = len(words) - len(words.rstrip(" \t\u3000,，、。;；"))
    return span.start + left, span.end - right
