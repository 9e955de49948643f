"""What a reading is made of: evidence, quantities, and the corpus that a text is read against."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.reading.clauses import Clause
from etl.reading.expressions import Expression
from etl.reading.items import Item
from etl.reading.numbers import Token
from etl.reading.passages import Passages, Span
from etl.reading.periods import Term

Row = Mapping[str, str]


class Evidence(NamedTuple):
    """Words of the text that carry one field."""

    field: str
    start: int
    end: int


@dataclass
class Quantity:
    """A quantity read from a text. A field that no word carries is None or empty; `evidence` has the words."""

    item: Item
    rule: str
    operator: str = "exactly"
    value_low: float | None = None
    value_high: float | None = None
    unit: str = ""
    due_year: int | None = None
    due_basis: str = "undated"
    period: tuple[int | None, int | None] = (None, None)
    time_basis: str = "by_year"
    quantity_type: str = "new_stock"
    tier: str = "none"
    kind: str = "target"
    commitment: str = "firm"
    baseline: Expression | None = None
    baseline_value: float | None = None
    baseline_year: int | None = None
    milestone_of: Quantity | None = None
    nested_in: Quantity | None = None
    antecedent: Quantity | None = None
    restates: Quantity | None = None
    clause: Clause | None = None
    object: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    target_id: str = ""
    quote: tuple[int, int] = (0, 0)

    @property
    def expression(self) -> Expression:
        return self.item.expression

    def evidence_of(self, name: str) -> Evidence | None:
        """The words of a field."""
        return next((words for words in self.evidence if words.field == name), None)

    @property
    def confidence(self) -> str:
        return "check" if self.doubts else "sure"


@dataclass(frozen=True)
class Corpus:
    """Tables that a text is read against: known indicators, their targets, units, bodies, silences, regions."""

    indicators: Sequence[Row] = ()
    targets: Sequence[Row] = ()
    units: Sequence[Row] = ()
    bodies: Sequence[Row] = ()
    measure_bodies: Sequence[Row] = ()
    silences: Sequence[Row] = ()
    regions: Sequence[Row] = ()


@dataclass
class Reading:
    """What a pass over a text uses, and what it adds: the rule of worded expressions, the reasons of numerals."""

    passages: Passages
    term: Term
    corpus: Corpus
    clauses: Sequence[Clause]
    histories: Sequence[Span] = ()
    rules: dict[Expression, str] = field(default_factory=dict)
    reasons: dict[Token, str] = field(default_factory=dict)

    def clause_of(self, offset: int) -> Clause | None:
        """The clause that an offset stands in."""
        index = bisect_right(self.clauses, offset, key=lambda clause: clause.start) - 1
        return self.clauses[index] if index >= 0 and offset < self.clauses[index].end else None

    def is_row(self, clause: Clause) -> bool:
        """Whether a clause is the row of a table whose cells stand on one line."""
        return clause.part == "table" and "\n" not in self.passages.text[clause.start : clause.end]
