"""The targets of each plan by a closed field: a mark for each, shaped and filled as in every other figure."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import mark_key, marks
from dashboard.figures.commitment.profile import TALLY, Groups, Profile, none_text
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, group_rows
from dashboard.figures.statements import every_plan
from dashboard.figures.target_values import value_text
from dashboard.figures.unit_chart import Dot, DotLine, unit_chart
from dashboard.i18n.words import Words

FIELDS = ("commitment", "due_basis", "quantity_type", "kind")


def target_exhibit(profile: Profile, field: str) -> Exhibit:
    """The chart of one of FIELDS, by the values that occur."""
    groups = group_rows(profile.original_targets if field == "kind" else profile.promises, "plan_id", field)
    codes = {code for _, code in groups}
    names = {code: name for code, name in profile.names(f"targets.{field}").items() if code in codes}
    headline, table = target_headline(profile, field, names, groups), profile.count_table(names, groups)
    subtitle = profile.words.text("commitment.subtitle", count=len(profile.plan_ids))
    figure = target_figure(profile, names, groups)
    return profile.exhibit(figure, headline, subtitle, target_notes(profile, field), table)


def target_headline(profile: Profile, field: str, names: Mapping[str, str], groups: Groups) -> str:
    """Which values occur in every plan, and in which plans the others; in plan order, without a ranking."""
    words = profile.words
    phrases = [value_phrase(profile, code, name, groups) for code, name in names.items() if code != TALLY]
    listed = words.text("headline.separator").join(phrases) or words.text("commitment.no_targets")
    return words.text("commitment.finding", title=words.text(f"commitment.{field}"), said=listed)


def value_phrase(profile: Profile, code: str, name: str, groups: Groups) -> str:
    """In which plans a value occurs, and how often where not in all."""
    words = profile.words
    counts = [(plan, len(groups.get((plan["plan_id"], code), ()))) for plan in profile.plans_in_view]
    regions = [
        words.text("commitment.region_count", region=words.data(plan, "region"), count=count)
        for plan, count in counts
        if count
    ]
    key = "commitment.in_all" if len(regions) == len(profile.plan_ids) > 1 else "commitment.in_some"
    every = every_plan(len(regions), words)
    return words.text(key, name=words.inline(name), regions=words.join(regions), plans=every)


def target_figure(profile: Profile, names: Mapping[str, str], groups: Groups) -> go.Figure:
    """The unit chart, with a key of the signs that occur."""
    words = profile.words

    def make_line(plan: Row, code: str, name: str, colour: str) -> DotLine:
        dots = tuple(target_dot(row, plan, colour, words) for row in groups.get((plan["plan_id"], code), ()))
        return DotLine(name, dots, none_text(plan, words))

    targets = [row for rows in groups.values() for row in rows]
    # No operator: counts have no open ends, whose sign the key would explain.
    bare = pd.DataFrame(targets, columns=["plan_id", "kind", "commitment"]).assign(operator="")
    signs = mark_key.mark_signs(bare, profile.plans, words)
    return unit_chart(profile.dot_blocks(lambda _: names, make_line), list(signs))


def target_dot(row: Row, plan: Row, colour: str, words: Words) -> Dot:
    """The mark of a target; a province's has an outer outline, a tally is grey."""
    value = value_text(row, words, "long")
    promise = words.text("mark.value_year", value=value, year=words.year(row))
    return Dot(
        symbol=marks.marker_symbol(row["kind"], row["commitment"]),
        colour=theme.GREY if row["kind"] == TALLY else colour,
        hover=(promise, words.data(row, "indicator"), words.data(row, "scope"), words.text("mark.hover")),
        code=row["target_id"],
        ring=marks.marker_symbol(row["kind"], "aspirational") if plan["level"] == "province" else "",
    )


def target_notes(profile: Profile, field: str) -> list[str]:
    """How many targets are not counted and why, and what an assumed year is."""
    restated = sum(isinstance(row["restates"], str) for row in profile.targets_in_view)
    counts = {
        "restated": restated,
        "suspect": len(profile.targets_in_view) - restated - len(profile.original_targets),
        "tallies": len(profile.original_targets) - len(profile.promises),
    }
    notes = [profile.words.text(f"commitment.{reason}", count=count) for reason, count in counts.items() if count]
    return [*notes, profile.words.text("commitment.assumed_year")] if field == "due_basis" else notes
