"""The bodies that clauses name as responsible."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.figures.clause_coding import PARTS, ClauseCoding, PlanPart
from dashboard.figures.records import Row, group_frame
from dashboard.i18n.words import Words

BY_BODY, BY_THEME = "body", "theme"
CLAUSE_COLUMNS = ["measure_id", "plan_id", "part", "clause", "theme_id", "start"]


@dataclass(frozen=True)
class Responsibilities:
    """The bodies named by the plans in view. namings, bodies: as `queries.measure_bodies` and `queries.bodies`.

    theme: only clauses with this main theme; "" for all. by: BY_BODY or BY_THEME, what the rows of a table are.
    """

    coding: ClauseCoding
    namings: pd.DataFrame
    bodies: pd.DataFrame
    theme: str = ""
    by: str = BY_BODY

    @property
    def words(self) -> Words:
        """The words of the coding."""
        return self.coding.words

    @cached_property
    def clauses(self) -> pd.DataFrame:
        """The clauses in view, body and annexes: rows of `measures` with `names`, the number of bodies each names."""
        measures = self.coding.measures
        clauses = measures[measures["plan_id"].isin(list(self.coding.plan_ids))]
        clauses = clauses[clauses["theme_id"] == self.theme] if self.theme else clauses
        counts = self.namings.groupby("measure_id").size()
        return clauses.assign(names=clauses["measure_id"].map(counts).fillna(0).astype(int))

    @cached_property
    def naming_plans(self) -> set[str]:
        """plan_id of each plan that names bodies in any clause, whatever the theme."""
        measures = self.coding.measures
        return set(measures.loc[measures["measure_id"].isin(self.namings["measure_id"]), "plan_id"])

    @cached_property
    def _clauses_by_plan(self) -> dict[str, list[dict[str, Any]]]:
        return group_frame(self.clauses, "plan_id")

    @cached_property
    def _namings_by_part(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        namings = self.namings.merge(self.clauses[CLAUSE_COLUMNS], on="measure_id")
        return group_frame(namings.sort_values(["start", "position"]), "plan_id", "part")

    @cached_property
    def plan_parts(self) -> list[PlanPart]:
        """Each part with clauses in view of the plans in view that name bodies."""
        plans = [plan for plan in self.coding.plans_in_view if plan["plan_id"] in self.naming_plans]
        pairs = [PlanPart(plan, part) for plan in plans for part in PARTS]
        return [plan_part for plan_part in pairs if self.clauses_of(plan_part)]

    def clauses_of_plan(self, plan: Row) -> list[dict[str, Any]]:
        """The clauses in view of a plan."""
        return self._clauses_by_plan.get(plan["plan_id"], [])

    def clauses_of(self, plan_part: PlanPart) -> list[dict[str, Any]]:
        """The clauses in view of one part of a plan."""
        return [row for row in self.clauses_of_plan(plan_part.plan) if row["part"] == plan_part.part]

    def namings_of(self, plan_part: PlanPart) -> list[dict[str, Any]]:
        """A row per body named in one part of a plan, in the order of the text: measure_bodies.*, and plan_id, part,
        clause, theme_id and start of the clause."""
        return self._namings_by_part.get(plan_part.key, [])
