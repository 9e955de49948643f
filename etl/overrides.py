"""Readings that a person keeps against `verify`, each with its reason: what they settle is no problem any more."""

from __future__ import annotations

from collections.abc import Iterable

from etl.problems import Problem
from etl.texts import PlanText

PROVED = {
    "value_low": "value",
    "operator": "operator",
    "due_year": "year",
    "period_start": "year",
    "commitment": "commitment",
    "tier": "tier",
    "baseline_value": "baseline",
    "baseline_year": "baseline",
}
"""Columns of targets that are a reading, and may be kept against the rule of this id. Quotes and offsets are facts."""


def without_overridden(plan: PlanText, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a plan without those that an override settles; an override of nothing is a problem too."""
    lines = {row["target_id"]: row["_line"] for row in plan.targets}
    kept = {(lines[row["row_id"]], row["field"]): row for row in plan.rows["overrides"]}
    needed, left = set(), []
    for problem in problems:
        place = (problem.line, problem.column)
        of_targets = problem.place == plan.places["targets"]
        if of_targets and place in kept and PROVED.get(str(problem.column)) == problem.check_id:
            needed.add(place)
        else:
            left.append(problem)
    return left + [_needless(plan, row) for place, row in kept.items() if place not in needed]


def _needless(plan: PlanText, row: dict[str, object]) -> Problem:
    zh, en = (
        "verify 的读法与取值相同，无须裁定；请删去此行",
        "verify reads the same value, nothing to keep; delete the row",
    )
    return plan.problem("override", "overrides", row, "field", zh, en)
