"""The numbered clauses of each plan, body and annexes apart: with a number, vague only, or neither."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import unit_chart
from dashboard.figures.commitment.profile import (
    Profile,
    Row,
    blocks,
    count_words,
    exhibit,
    none_word,
    sort_targets,
    table,
)
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words

NUMBER = "number"
STROKE = "line-ns"  # a form that no kind of target has


def clause_exhibit(profile: Profile) -> Exhibit:
    """A mark for each clause, by part and by `quantification`."""
    words = profile.words
    rows = [row | {"category": f"{row['part']} {row['quantification']}"} for row in profile.own(profile.clauses)]
    names = categories(rows, profile)
    return exhibit(
        profile,
        clause_figure(profile, rows, names),
        finding(profile, rows),
        words.text("profile.clause_subtitle", count=len(profile.shown)),
        [words.text("profile.clause_rule")],
        clause_table(profile, rows, names),
    )


def categories(rows: Iterable[Row], profile: Profile) -> dict[str, str]:
    """Code and name of each category: parts that occur and degrees of precision, in the order of the lists."""
    occurring = {row["part"] for row in rows}
    return {
        f"{part} {degree}": profile.words.text("profile.part_degree", part=part_name, degree=degree_name)
        for part, part_name in profile.names("measures.part").items()
        for degree, degree_name in profile.names("measures.quantification").items()
        if part in occurring
    }


def has_part(rows: Iterable[Row], plan: Row, category: str) -> bool:
    """Whether a plan has clauses in the part that a category belongs to; one without annexes gets no line for them."""
    part = category.split()[0]
    return any(row["plan_id"] == plan["plan_id"] and row["part"] == part for row in rows)


def finding(profile: Profile, rows: Iterable[Row]) -> str:
    """For each plan how many of its clauses carry a number, part by part."""
    words = profile.words
    said = [
        words.text(
            "profile.region_of",
            region=words.data(plan, "region"),
            shares=words.join(shares(profile, [row for row in rows if row["plan_id"] == plan["plan_id"]])),
        )
        for plan in profile.listed
    ]
    return words.text("profile.clause_finding", said=words.text("headline.separator").join(said))


def shares(profile: Profile, rows: Iterable[Row]) -> list[str]:
    """How many of a plan's clauses carry a number, for each part it has."""
    parts = {
        name: [row["quantification"] == NUMBER for row in rows if row["part"] == part]
        for part, name in profile.names("measures.part").items()
    }
    return [
        profile.words.text("profile.of", part=name, count=sum(inside), total=len(inside))
        for name, inside in parts.items()
        if inside
    ]


def clause_figure(profile: Profile, rows: list[dict[str, Any]], names: Mapping[str, str]) -> go.Figure:
    """The unit chart: strokes in the region's colour carry a number, grey ones none."""
    faint, found = theme.ink(profile.dark).muted, sort_targets(rows, "category")

    def line(plan: Row, code: str, name: str, colour: str) -> unit_chart.DotLine:
        own = found.get((plan["plan_id"], code), [])
        dots = (dot(row, colour if row["quantification"] == NUMBER else faint, profile.words) for row in own)
        return unit_chart.DotLine(name, tuple(dots), none_word(plan, profile.words))

    def wanted(plan: Row) -> dict[str, str]:
        return {code: name for code, name in names.items() if has_part(rows, plan, code)}

    return unit_chart.unit_chart(blocks(profile, wanted, line), [], profile.dark)


def dot(row: Row, colour: str, words: Words) -> unit_chart.Dot:
    """The stroke of a clause; one that promises a quantity opens the first it promises."""
    code = row["target_id"] if isinstance(row["target_id"], str) else ""
    clause = words.text("profile.clause", clause=words.clause(row["clause"]), summary=words.data(row, "summary"))
    said = (clause, words.text("mark.hover")) if code else (clause,)
    return unit_chart.Dot(STROKE, colour, said, code)


def clause_table(profile: Profile, rows: list[dict[str, Any]], names: Mapping[str, str]) -> pd.DataFrame:
    """The counts; a dash where a plan has no such part."""
    found = table(profile, names, count_words(profile, sort_targets(rows, "category"), names))
    for number, plan in enumerate(profile.listed):
        for code, name in names.items():
            if not has_part(rows, plan, code):
                found.loc[number, name] = profile.words.text("profile.no_part")
    return found
