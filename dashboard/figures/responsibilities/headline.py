"""Which plans name responsible bodies, and for how many of their clauses: found from the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.clause_coding import PARTS, ClauseCoding
from dashboard.figures.records import group_frame, records
from dashboard.i18n.words import Words

BODY, THEME = "body", "theme"
Row = Mapping[str, Any]
Told = dict[str, Any]  # a clause, or a body that one names
Place = tuple[Row, str]  # a plan and one of its parts


@dataclass(frozen=True)
class Responsibilities:
    """The named bodies of the plans in view. named, bodies: as `queries.measure_bodies` and `queries.bodies`.

    theme: only clauses whose main theme this is; "" for all. by: what the rows are, BODY or THEME.
    """

    coding: ClauseCoding
    named: pd.DataFrame
    bodies: pd.DataFrame
    theme: str = ""
    by: str = BODY

    @property
    def words(self) -> Words:
        return self.coding.words

    @cached_property
    def clauses(self) -> pd.DataFrame:
        """The clauses in view, body and annexes: rows of `measures`, with `names`, how many bodies each names."""
        own = self.coding.measures[self.coding.measures["plan_id"].isin(list(self.coding.shown))]
        own = own[own["theme_id"] == self.theme] if self.theme else own
        counts = self.named.groupby("measure_id").size()
        return own.assign(names=own["measure_id"].map(counts).fillna(0).astype(int))

    @cached_property
    def naming(self) -> set[str]:
        """The plans that name bodies anywhere, whatever the theme."""
        everywhere = self.coding.measures
        return set(everywhere.loc[everywhere["measure_id"].isin(self.named["measure_id"]), "plan_id"])

    @cached_property
    def _told(self) -> dict[str, list[Told]]:
        """The clauses in view by plan."""
        return group_frame(self.clauses, "plan_id")

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[Told]]:
        """The bodies that they name, in order of text, by plan and part."""
        own = self.clauses[["measure_id", "plan_id", "part", "clause", "theme_id", "start"]]
        return group_frame(self.named.merge(own, on="measure_id").sort_values(["start", "position"]), "plan_id", "part")

    def of(self, plan: Row, part: str = "") -> list[Told]:
        """The clauses in view of one plan, or of one part of it."""
        return [row for row in self._told.get(plan["plan_id"], []) if part in ("", row["part"])]

    def places(self) -> list[Place]:
        """Every plan in view that names bodies, with each part of which it has clauses in view."""
        both = [(plan, part) for plan in self.coding.columns for part in PARTS if plan["plan_id"] in self.naming]
        return [(plan, part) for plan, part in both if self.of(plan, part)]

    def at(self, plan: Row, part: str) -> list[Told]:
        """A row per body named in a part: measure_bodies.*, and theme_id and start of its clause, in order of text."""
        return self._named.get((plan["plan_id"], part), [])


def responsibilities_headline(duties: Responsibilities) -> str:
    """Where bodies are named, after how many of how many clauses, and who names none; in plan order in each group."""
    words = duties.words
    said = [naming_clause(duties, plan, part) for plan, part in duties.places()]
    silent = {plan["plan_id"] for plan in duties.coding.columns} - duties.naming
    if silent:
        names = statements.region_names(duties.coding.plans, silent, words)
        said.append(words.text("duties.none", count=len(names), regions=words.join(names)))
    if not said:
        return words.text("duties.nobody.none")
    return words.text("headline.sentence", sentence=words.text("headline.separator").join(said))


def responsibilities_lead(duties: Responsibilities) -> str:
    """What the page counts, and of which theme."""
    words, themes = duties.words, records(duties.coding.themes)
    name = next((words.data(row, "name") for row in themes if row["theme_id"] == duties.theme), "")
    return words.text("duties.lead_theme", theme=name) if name else words.text("duties.lead")


def naming_clause(duties: Responsibilities, plan: Row, part: str) -> str:
    """After how many of its clauses one part of a plan names somebody, and how many bodies; or that it names none."""
    words, own = duties.words, duties.of(plan, part)
    region, name = words.data(plan, "region"), words.text(f"duties.in_{part}")
    count = sum(row["names"] > 0 for row in own)
    if not count:
        return words.text("duties.part_none", region=region, part=name, count=len(own))
    bodies = len({row["body_id"] for row in duties.at(plan, part)})
    return words.text("duties.some", region=region, part=name, count=count, all=len(own), bodies=bodies)
