"""Which clauses and which quantities of a plan repeat another of the same plan, and how the two differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.figures.clause_coding import ClauseCoding
from dashboard.figures.records import records
from dashboard.figures.target_differences import TargetDifference, differing_fields, target_difference
from dashboard.i18n.words import Words

Row = Mapping[str, Any]
RepeatedPair = tuple[Row, Row]  # the fuller place, and the one that repeats it


@dataclass(frozen=True)
class Repetitions:
    """All pairs of the plans and extents a reader wants. `targets`: every row, restatements among them."""

    coding: ClauseCoding
    clauses: tuple[RepeatedPair, ...]
    quantities: tuple[RepeatedPair, ...]
    targets: tuple[Row, ...]

    def wording(self, pair: RepeatedPair) -> TargetDifference:
        """How the words of two quotes differ."""
        return target_difference(*pair, others=self.targets)

    def differs(self, pair: RepeatedPair) -> bool:
        """Whether two places of a quantity differ in their words or in any field."""
        return bool(self.wording(pair).changes or differing_fields(*pair))


def find_repetitions(coding: ClauseCoding, targets: pd.DataFrame, extent: str = "") -> Repetitions:
    """The pairs of the plans in view; of one `extent` of repetition (a code of measures.repeats_extent) or all ("").

    targets: with the names of what they count, as in `queries.targets`. A quantity has the extent of its clause;
    one in a clause that repeats none is there only where all are wanted.
    """
    own = [row for row in records(coding.measures) if row["plan_id"] in coding.shown]
    kept = {row["measure_id"] for row in own if not extent or row["repeats_extent"] == extent}
    told = [row for row in records(targets) if row["plan_id"] in coding.shown]
    return Repetitions(
        coding=coding,
        clauses=tuple(pair for pair in pairs(own, "repeats", "measure_id") if pair[1]["measure_id"] in kept),
        quantities=tuple(pair for pair in pairs(told, "restates", "target_id") if pair[1]["measure_id"] in kept),
        targets=tuple(told),
    )


def pairs(rows: Sequence[Row], says_again: str, key: str) -> list[RepeatedPair]:
    """Each row that says another one again, behind that other; in the order of the rows."""
    known = {row[key]: row for row in rows}
    return [(known[row[says_again]], row) for row in rows if row[says_again] in known]


def field_value(row: Row, field: str, words: Words) -> str:
    """What a row has in a field of FIELDS, in words."""
    if field == "value":
        return words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    if field == "year":
        return words.year(row)
    return words.data(row, "scope" if field == "scope" else f"{field}_name")


def location(row: Row, words: Words) -> str:
    """Where in its document a clause or a target stands: 正文 3, 附件5.11."""
    clause = words.clause(row["clause"])
    return words.text("restated.in_body", clause=clause) if row["part"] == "body" else clause
