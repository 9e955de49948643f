"""The clauses and targets that the commitment charts count, and what those charts share."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures import statements
from dashboard.figures.alternatives import alternative
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.lane_labels import lane_title
from dashboard.figures.lanes import plan_colours
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, records, text_table
from dashboard.figures.unit_chart import DotBlock, DotLine
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

TALLY = "tally"
MOST_ALT = 2_800  # characters of the text alternative below its headline; plans beyond it are counted
Groups = Mapping[tuple[str, str], Sequence[Row]]  # rows by plan_id and category
MakeLine = Callable[[Row, str, str, str], DotLine]  # from a plan, a category, its name, the colour of the region


@dataclass(frozen=True)
class Profile:
    """Frames as in `database.queries`, of all plans: plans, named_targets, clauses, codes; plan_ids: plans in view."""

    plans: pd.DataFrame
    plan_ids: Sequence[str]
    targets: pd.DataFrame
    clauses: pd.DataFrame
    codes: pd.DataFrame
    render: RenderContext

    @property
    def words(self) -> Words:
        """The words of `render`."""
        return self.render.words

    def rows_in_view(self, frame: pd.DataFrame) -> list[dict[str, Any]]:
        """The rows of the plans in view."""
        return records(frame[frame["plan_id"].isin(self.plan_ids)])

    @cached_property
    def plans_in_view(self) -> list[dict[str, Any]]:
        """The plans in view, in plan order."""
        return self.rows_in_view(self.plans)

    @cached_property
    def colours(self) -> dict[str, str]:
        """The colour of each plan by plan_id: its region's, whichever plans are in view."""
        return plan_colours(self.plans)

    @cached_property
    def targets_in_view(self) -> list[dict[str, Any]]:
        """All targets of the plans in view, including restatements, suspect figures and tallies."""
        return self.rows_in_view(self.targets)

    @cached_property
    def original_targets(self) -> list[dict[str, Any]]:
        """The targets that are neither restatements nor suspect."""
        return [row for row in self.targets_in_view if not isinstance(row["restates"], str) and not row["suspect"]]

    @property
    def promises(self) -> list[dict[str, Any]]:
        """The original targets without tallies of what exists already."""
        return [row for row in self.original_targets if row["kind"] != TALLY]

    def names(self, field: str) -> dict[str, str]:
        """Code and name of the values of a closed field, such as "targets.kind", in their order."""
        rows = records(self.codes[self.codes["field"] == field])
        return {str(row["code"]): self.words.data(row, "name") for row in rows}

    def dot_blocks(self, categories: Callable[[Row], Mapping[str, str]], make_line: MakeLine) -> list[DotBlock]:
        """A block for each plan in view, with a line for each category (code and name) that `categories` gives it."""
        return [
            DotBlock(
                lane_title(plan, self.words),
                tuple(
                    make_line(plan, code, name, self.colours[plan["plan_id"]])
                    for code, name in categories(plan).items()
                ),
            )
            for plan in self.plans_in_view
        ]

    def count_table(self, names: Mapping[str, str], groups: Groups) -> pd.DataFrame:
        """Numbers of rows as text: a row per plan, a column per category. names: by code of the category."""
        words = self.words
        return text_table(
            {words.text("column.plan"): plan_name(plan, words)}
            | {
                name: str(len(groups.get((plan["plan_id"], code), ())) or none_text(plan, words))
                for code, name in names.items()
            }
            for plan in self.plans_in_view
        )

    def plan_counts(self) -> str:
        """How many quantities each plan promises, in plan order."""
        words, counts = self.words, Counter(row["plan_id"] for row in self.promises)
        return words.join(
            [
                words.text("commitment.region_count", region=words.data(plan, "region"), count=counts[plan["plan_id"]])
                for plan in self.plans_in_view
            ]
        )

    def exhibit(
        self, figure: go.Figure, headline: str, subtitle: str, notes: Iterable[str], table: pd.DataFrame
    ) -> Exhibit:
        """The exhibit of a chart. table: as `count_table`; the text alternative says it, too. Its notes stand before
        those of all charts: how is counted, and which texts are truncated."""
        words, plans = self.words, self.plans_in_view
        regions = [words.data(plan, "region") for plan in plans if statements.is_truncated(plan)]
        caution = (
            [words.text("commitment.truncated", count=len(regions), regions=words.join(regions))] if regions else []
        )
        return Exhibit(
            figure=figure,
            headline=headline,
            subtitle=subtitle,
            sources=statements.document_sources(plans, words),
            notes=(*notes, words.text("commitment.counts"), *caution),
            alt=alt_text(headline, table, words),
            table=table,
            data_version=self.render.version,
        )


def none_text(plan: Row, words: Words) -> str:
    """The words for no rows of a kind: of a truncated text only that the file at hand has none."""
    return words.text("commitment.none_in_file" if statements.is_truncated(plan) else "commitment.none")


def alt_text(headline: str, table: pd.DataFrame, words: Words) -> str:
    """The headline, then the counts plan by plan, of as many plans as there is room for. table: as `count_table`."""
    plan, *names = table.columns
    rows = [(row[plan], [words.join_parts(*(f"{name} {row[name]}" for name in names))]) for row in records(table)]
    return alternative(headline, rows, words, MOST_ALT)
