"""The targets of each plan by one closed field: a mark for each, shaped and filled as in every other figure."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import mark_key, marks, unit_chart
from dashboard.figures.commitment.profile import (
    TALLY,
    Counts,
    Profile,
    Row,
    Sorted,
    blocks,
    count_words,
    exhibit,
    none_word,
    sort_targets,
    table,
)
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words

DIMENSIONS = ("commitment", "due_basis", "quantity_type", "kind")


def dimension_exhibit(profile: Profile, field: str) -> Exhibit:
    """The chart of one field of DIMENSIONS, by the values that occur."""
    rows = profile.first_said if field == "kind" else profile.promised
    found = sort_targets(rows, field)
    occurring = {code for _, code in found}
    names = {code: name for code, name in profile.names(f"targets.{field}").items() if code in occurring}
    counts = count_words(profile, found, names)
    return exhibit(
        profile,
        dimension_figure(profile, found, names),
        finding(profile, field, {code: name for code, name in names.items() if code != TALLY}, counts),
        profile.words.text("profile.subtitle", count=len(profile.shown)),
        notes(profile, field),
        table(profile, names, counts),
    )


def finding(profile: Profile, field: str, names: Mapping[str, str], counts: Counts) -> str:
    """Which values stand in every plan, and in which plans the others: in plan order, ranking nothing."""
    words = profile.words
    clauses = [
        codes_present(profile, name, {plan: counts[plan][code] for plan in counts}) for code, name in names.items()
    ]
    said = words.text("headline.separator").join(clauses) or words.text("profile.no_targets")
    return words.text("profile.finding", title=words.text(f"profile.{field}"), said=said)


def codes_present(profile: Profile, name: str, counts: Mapping[str, int]) -> str:
    """In which plans a value stands, and how often where not in all."""
    words = profile.words
    having = [plan for plan in profile.listed if counts[plan["plan_id"]]]
    regions = [
        words.text("profile.region_count", region=words.data(plan, "region"), count=counts[plan["plan_id"]])
        for plan in having
    ]
    everywhere = len(having) == len(profile.shown) > 1
    key = "profile.in_all" if everywhere else "profile.in_some"
    return words.text(key, name=name, count=len(having), regions=words.join(regions))


def dimension_figure(profile: Profile, found: Sorted, names: Mapping[str, str]) -> go.Figure:
    """The unit chart, with a key of the signs that occur."""

    def line(plan: Row, code: str, name: str, colour: str) -> unit_chart.DotLine:
        dots = tuple(dot(row, plan, colour, profile.words) for row in found.get((plan["plan_id"], code), ()))
        return unit_chart.DotLine(name, dots, none_word(plan, profile.words))

    drawn = [row for rows in found.values() for row in rows]
    bare = pd.DataFrame(drawn, columns=["plan_id", "kind", "commitment"]).assign(operator="")  # no open ends in counts
    signs = mark_key.mark_signs(bare, profile.plans, profile.words, theme.ink(profile.dark))
    return unit_chart.unit_chart(blocks(profile, lambda _: names, line), list(signs), profile.dark)


def dot(row: Row, plan: Row, colour: str, words: Words) -> unit_chart.Dot:
    """The mark of a target."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    first = words.text("mark.value_year", value=value, year=words.year(row))
    said = (first, words.data(row, "indicator"), words.data(row, "scope"), words.text("mark.hover"))
    return unit_chart.Dot(
        symbol=marks.marker_symbol(row["kind"], row["commitment"]),
        colour=theme.GREY if row["kind"] == TALLY else colour,
        hover=said,
        code=row["target_id"],
        ring=marks.marker_symbol(row["kind"], "aspirational") if plan["level"] == "province" else "",
    )


def notes(profile: Profile, field: str) -> list[str]:
    """What is not counted, and what an assumed year is."""
    again = [isinstance(row["restates"], str) for row in profile.everything]
    counts = {
        "restated": sum(again),
        "suspect": len(profile.everything) - sum(again) - len(profile.first_said),
        "tallies": len(profile.first_said) - len(profile.promised),
    }
    found = [profile.words.text(f"profile.{why}", count=count) for why, count in counts.items() if count]
    if field == "due_basis":
        found.append(profile.words.text("profile.assumed_year"))
    return found
