"""The coded clauses of the plans in view, and the labels and cells that their figures share."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow
from dashboard.figures.grid_parts import labelled_table, plan_name
from dashboard.figures.lanes import plan_colours
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, group_rows, records
from dashboard.figures.statements import document_sources, is_truncated
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

BODY, ANNEX, BOTH = "body", "annex", "both"
PARTS = (BODY, ANNEX)
Cell = tuple[CellItem, ...]


class PlanPart(NamedTuple):
    """A plan, a row of `plans`, and one part of it: BODY or ANNEX."""

    plan: Row
    part: str

    @property
    def key(self) -> tuple[str, str]:
        """plan_id and part."""
        return self.plan["plan_id"], self.part


@dataclass(frozen=True)
class ClauseCoding:
    """The coded clauses of all plans, frames as in `database.queries`, and which of them are in view.

    plan_ids: the plans in view. part: BODY, ANNEX or BOTH; counts of body and annexes are never added up.
    """

    plans: pd.DataFrame
    measures: pd.DataFrame
    themes: pd.DataFrame
    instruments: pd.DataFrame
    agreement: pd.DataFrame
    render: RenderContext
    plan_ids: Sequence[str]
    part: str = BODY

    @property
    def words(self) -> Words:
        """The words of `render`."""
        return self.render.words

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in view."""
        return PARTS if self.part == BOTH else (self.part,)

    @cached_property
    def plans_in_view(self) -> list[dict[str, Any]]:
        """The plans in view, in plan order."""
        return records(self.plans[self.plans["plan_id"].isin(list(self.plan_ids))])

    @cached_property
    def plan_names(self) -> dict[str, str]:
        """Names of the plans in view by plan_id."""
        return {plan["plan_id"]: plan_name(plan, self.words) for plan in self.plans_in_view}

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colour of each plan by plan_id: its region's, whichever plans are in view."""
        return plan_colours(self.plans)

    @cached_property
    def theme_names(self) -> dict[str, str]:
        """Names of the themes by theme_id, in the order of their list."""
        return {row["theme_id"]: self.words.data(row, "name") for row in records(self.themes)}

    @cached_property
    def clauses(self) -> list[dict[str, Any]]:
        """The clauses in view, rows of `measures`."""
        return [row for row in records(self.measures) if row["plan_id"] in self.plan_ids and row["part"] in self.parts]

    @cached_property
    def _clauses_by_part(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        return group_rows(self.clauses, "plan_id", "part")

    @cached_property
    def clause_counts(self) -> dict[tuple[str, str], int]:
        """How many clauses each plan, in view or not, has in each of its parts; by plan_id and part."""
        return dict(Counter(zip(self.measures["plan_id"], self.measures["part"].astype(str), strict=True)))

    @cached_property
    def plan_parts(self) -> list[PlanPart]:
        """The parts in view of the plans in view, as far as they have clauses."""
        pairs = [PlanPart(plan, part) for plan in self.plans_in_view for part in self.parts]
        return [plan_part for plan_part in pairs if plan_part.key in self.clause_counts]

    @property
    def columns(self) -> list[PlanPart]:
        """The columns of a chart: every plan in view; with both parts in view, the parts that each has."""
        return self.plan_parts if self.part == BOTH else [PlanPart(plan, self.part) for plan in self.plans_in_view]

    @property
    def plan_count(self) -> int:
        """How many plans have clauses in view."""
        return len({plan["plan_id"] for plan, _ in self.plan_parts})

    def clauses_of(self, plan_part: PlanPart) -> list[dict[str, Any]]:
        """The clauses in view of one part of a plan."""
        return self._clauses_by_part.get(plan_part.key, [])

    def plan_part_name(self, plan_part: PlanPart) -> str:
        """The region of a plan for a sentence, with its part where both parts are in view."""
        region = self.words.data(plan_part.plan, "region")
        return self.words.text(f"policy.place.{plan_part.part}", region=region) if self.part == BOTH else region

    def scope_text(self) -> str:
        """Which parts of which plans are in view, for a subtitle."""
        return self.words.text(f"policy.scope.{self.part}", plans=self.words.join(list(self.plan_names.values())))

    def silence(self, plan_part: PlanPart) -> str:
        """Why a cell holds no clause: the text is cut off, the plan has no such part, or no clause of this kind."""
        if is_truncated(plan_part.plan):
            return self.words.text("policy.not_in_file")
        return self.words.text("policy.none" if plan_part.key in self.clause_counts else f"policy.no_{plan_part.part}")

    def grid(self, caption: str, head: GridColumn, rows: Iterable[GridRow]) -> Grid:
        """A grid with a column for each plan in view after the column of row heads."""
        return Grid(caption, (head, *(GridColumn(name) for name in self.plan_names.values())), tuple(rows))

    def exhibit(
        self, figure: go.Figure, headline: str, subtitle: str, notes: Iterable[str], rows: Iterable[Mapping[str, str]]
    ) -> Exhibit:
        """An exhibit of a drawing of the plans in view, with the headline as its text alternative. rows: of the table
        behind it, see `labelled_table`."""
        sources, table = document_sources(self.plans_in_view, self.words), labelled_table(rows, self.words)
        return Exhibit(figure, headline, subtitle, sources, tuple(notes), headline, table, self.render.version)


def count_chars(clauses: Iterable[Row]) -> int:
    """Characters of the clauses together."""
    return sum(int(row["chars"]) for row in clauses)


def is_repeat(clause: Row) -> bool:
    """True for a clause that repeats another of its plan."""
    return isinstance(clause["repeats"], str)


def originals(clauses: Iterable[Row]) -> list[Row]:
    """The clauses that repeat no other."""
    return [row for row in clauses if not is_repeat(row)]


def part_name(part: str, words: Words) -> str:
    """The name of BODY or ANNEX."""
    return words.text(f"part.{part}")
