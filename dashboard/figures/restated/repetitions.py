"""The clauses and targets of a plan that repeat another of the same plan, and how the two differ."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.figures.clause_coding import BODY, ClauseCoding
from dashboard.figures.records import Row, records
from dashboard.figures.target_differences import TargetDifference, differing_fields, target_difference
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words

RepeatedPair = tuple[Row, Row]  # the fuller place, and the one that repeats it


@dataclass(frozen=True)
class Repetitions:
    """The pairs of the plans in view. clauses: of rows of `measures`. quantities: of rows of `targets`.

    targets: all targets of the plans in view, restatements included.
    """

    coding: ClauseCoding
    clauses: tuple[RepeatedPair, ...]
    quantities: tuple[RepeatedPair, ...]
    targets: tuple[Row, ...]

    @property
    def words(self) -> Words:
        """The words of the coding."""
        return self.coding.words

    def plans_with(self, pairs: Sequence[RepeatedPair]) -> list[Row]:
        """The plans in view that have such pairs."""
        plan_ids = {again["plan_id"] for _, again in pairs}
        return [plan for plan in self.coding.plans_in_view if plan["plan_id"] in plan_ids]

    def plan_of(self, pair: RepeatedPair) -> str:
        """The name of the plan that a pair belongs to."""
        return self.coding.plan_names[pair[1]["plan_id"]]

    def wording(self, pair: RepeatedPair) -> TargetDifference:
        """How the quotes of two targets differ."""
        return target_difference(*pair, others=self.targets)

    def differs(self, pair: RepeatedPair) -> bool:
        """True if two targets differ in their own words or in any field."""
        return bool(self.wording(pair).changes or differing_fields(*pair))


def find_repetitions(coding: ClauseCoding, targets: pd.DataFrame, extent: str = "") -> Repetitions:
    """The pairs of the plans in view; of one extent, a code of measures.repeats_extent, or of all ("").

    targets: as `queries.targets`. A target has the extent of its clause, so with an extent the targets of clauses that
    repeat none are left out.
    """
    measures = [row for row in records(coding.measures) if row["plan_id"] in coding.plan_ids]
    measure_ids = {row["measure_id"] for row in measures if not extent or row["repeats_extent"] == extent}
    rows = [row for row in records(targets) if row["plan_id"] in coding.plan_ids]
    clauses, quantities = (
        tuple(pair for pair in pairs if pair[1]["measure_id"] in measure_ids)
        for pairs in (repeated_pairs(measures, "repeats", "measure_id"), repeated_pairs(rows, "restates", "target_id"))
    )
    return Repetitions(coding, clauses, quantities, tuple(rows))


def repeated_pairs(rows: Sequence[Row], reference: str, key: str) -> list[RepeatedPair]:
    """Each row whose `reference` is the `key` of another row, after that other row; in the order of the rows."""
    rows_by_key = {row[key]: row for row in rows}
    return [(rows_by_key[row[reference]], row) for row in rows if row[reference] in rows_by_key]


def field_value(row: Row, field: str, words: Words) -> str:
    """The value of a target in a field of target_differences.FIELDS, in words."""
    if field == "value":
        return value_text(row, words, "long")
    if field == "year":
        return words.year(row)
    return words.data(row, "scope" if field == "scope" else f"{field}_name")


def location(row: Row, words: Words) -> str:
    """Where in its document a clause or a target stands: 正文 3, 附件5.11."""
    clause = words.clause(row["clause"])
    return words.text("restated.in_body", clause=clause) if row["part"] == BODY else clause
