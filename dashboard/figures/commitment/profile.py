"""What the profile of commitment is made of, and the words that all its charts share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.figures import statements, unit_chart
from dashboard.figures.lane_labels import lane_title
from dashboard.figures.model import Exhibit
from dashboard.figures.records import group_rows, records, text_table
from dashboard.i18n.words import Words

TALLY = "tally"
Row = Mapping[str, Any]
Counts = Mapping[str, Mapping[str, int]]  # plan -> category -> how many
Sorted = dict[tuple[str, str], list[dict[str, Any]]]  # plan and category -> its rows
LineOf = Callable[[Row, str, str, str], unit_chart.DotLine]  # plan, category, its name, colour of the region


@dataclass(frozen=True)
class Profile:
    """All `plans` (for colours), ids of those `shown`; targets, clauses and codes of all plans.

    Frames as in `queries`: plans, named_targets, clauses, codes.
    """

    plans: pd.DataFrame
    shown: Sequence[str]
    targets: pd.DataFrame
    clauses: pd.DataFrame
    codes: pd.DataFrame
    words: Words
    data_version: str
    dark: bool = False

    def own(self, frame: pd.DataFrame) -> list[dict[str, Any]]:
        """The rows of the plans shown."""
        return records(frame[frame["plan_id"].isin(self.shown)])

    @cached_property
    def listed(self) -> list[dict[str, Any]]:
        """The plans shown, in plan order."""
        return self.own(self.plans)

    @cached_property
    def everything(self) -> list[dict[str, Any]]:
        """All targets of the plans shown, restatements, suspect figures and tallies among them."""
        return self.own(self.targets)

    @cached_property
    def first_said(self) -> list[dict[str, Any]]:
        """The targets that are no restatement and not suspect."""
        return [row for row in self.everything if not isinstance(row["restates"], str) and not row["suspect"]]

    @property
    def promised(self) -> list[dict[str, Any]]:
        """The targets that count: said for the first time, not suspect, no tally of what there is."""
        return [row for row in self.first_said if row["kind"] != TALLY]

    def names(self, field: str) -> dict[str, str]:
        """Code and name of a closed field's values, in their order."""
        rows = records(self.codes[self.codes["field"] == field])
        return {str(row["code"]): self.words.data(row, "name") for row in rows}


def sort_targets(rows: Iterable[dict[str, Any]], field: str) -> Sorted:
    """The rows by plan and by their code in a field."""
    return group_rows(rows, "plan_id", field)


def count_words(profile: Profile, rows: Sorted, codes: Iterable[str]) -> Counts:
    """How many rows of each plan shown have each code."""
    return {plan: {code: len(rows.get((plan, code), ())) for code in codes} for plan in profile.shown}


def blocks(profile: Profile, names: Callable[[Row], Mapping[str, str]], line: LineOf) -> list[unit_chart.DotBlock]:
    """A block for each plan shown, with a line for each of the categories that concern it."""
    colours = theme.region_colours(profile.plans["region_id"].tolist())
    return [
        unit_chart.DotBlock(
            lane_title(plan, profile.words),
            tuple(line(plan, code, name, colours[plan["region_id"]]) for code, name in names(plan).items()),
        )
        for plan in profile.listed
    ]


def none_word(plan: Row, words: Words) -> str:
    """What stands where a plan has nothing of a kind: of a text that is cut off we can't say more than that."""
    return words.text("profile.none_in_file" if plan["completeness"] == "truncated" else "profile.none")


def table(profile: Profile, names: Mapping[str, str], counts: Counts) -> pd.DataFrame:
    """The counts behind a chart: a row per plan, a column per category, all text."""
    words = profile.words
    return text_table(
        {words.text("column.plan"): f"{words.data(plan, 'region')} {plan['first_year']}"}
        | {name: str(counts[plan["plan_id"]][code] or none_word(plan, words)) for code, name in names.items()}
        for plan in profile.listed
    )


def exhibit(
    profile: Profile, chart: Any, finding: str, subtitle: str, notes: Sequence[str], rows: pd.DataFrame
) -> Exhibit:
    """A chart of the profile with what travels with it."""
    words = profile.words
    plan, *names = rows.columns
    said = [
        words.text("alt.row", plan=row[plan], said=words.join_parts(*(f"{name} {row[name]}" for name in names)))
        for row in records(rows)
    ]
    cut = [words.data(row, "region") for row in profile.listed if row["completeness"] == "truncated"]
    caution = [words.text("profile.truncated", count=len(cut), regions=words.join(cut))] if cut else []
    return Exhibit(
        figure=chart,
        headline=finding,
        subtitle=subtitle,
        sources=tuple(statements.source_line(row, [], words) for row in profile.listed),
        notes=(*notes, words.text("profile.counts"), *caution),
        alt=" ".join([finding, *said]),
        table=rows,
        data_version=profile.data_version,
    )
