"""The numbered clauses of each plan, body and annexes apart: with a number, only vague, or neither."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.commitment.profile import Groups, Profile, none_text
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, group_rows
from dashboard.figures.unit_chart import Dot, DotLine, unit_chart
from dashboard.i18n.words import Words

NUMBER = "number"  # code of measures.quantification
STROKE = "line-ns"  # a symbol that no kind of target has


def clause_exhibit(profile: Profile) -> Exhibit:
    """A mark for each clause, by part and degree of quantification."""
    words, rows = profile.words, clause_rows(profile)
    names, groups = clause_categories(rows, profile), group_rows(rows, "plan_id", "category")
    headline, table = clause_headline(profile, rows), clause_table(profile, names, groups)
    figure, notes = clause_figure(profile, names, groups), [words.text("commitment.clause_rule")]
    subtitle = words.text("commitment.clause_subtitle", count=len(profile.plan_ids))
    return profile.exhibit(figure, headline, subtitle, notes, table)


def clause_rows(profile: Profile) -> list[dict[str, Any]]:
    """The clauses of the plans in view with their `category`, "<part> <degree of quantification>"."""
    rows = profile.rows_in_view(profile.clauses)
    return [row | {"category": f"{row['part']} {row['quantification']}"} for row in rows]


def clause_categories(rows: Iterable[Row], profile: Profile) -> dict[str, str]:
    """Code and name of each category of the parts that occur, in the order of parts and degrees."""
    parts = {row["part"] for row in rows}
    return {
        f"{part} {degree}": profile.words.text("commitment.part_degree", part=part_name, degree=degree_name)
        for part, part_name in profile.names("measures.part").items()
        for degree, degree_name in profile.names("measures.quantification").items()
        if part in parts
    }


def clause_headline(profile: Profile, rows: Iterable[Row]) -> str:
    """How many clauses of each plan carry a number, part by part."""
    words, groups = profile.words, group_rows(rows, "plan_id", "part")
    phrases = []
    for plan in profile.plans_in_view:
        counts = []
        for part, name in profile.names("measures.part").items():
            clauses = groups.get((plan["plan_id"], part), [])
            count = sum(row["quantification"] == NUMBER for row in clauses)
            said = words.text("commitment.of", part=words.inline(name), count=count, total=len(clauses))
            counts += [said] if clauses else []
        shares = words.join(counts)
        phrases.append(words.text("commitment.region_of", region=words.data(plan, "region"), shares=shares))
    return words.text("commitment.clause_finding", said=words.text("headline.separator").join(phrases))


def clause_figure(profile: Profile, names: Mapping[str, str], groups: Groups) -> go.Figure:
    """The unit chart: strokes in the colour of the region carry a number, grey ones do not."""
    words, grey = profile.words, theme.LIGHT.muted

    def make_line(plan: Row, code: str, name: str, colour: str) -> DotLine:
        rows = groups.get((plan["plan_id"], code), ())
        dots = tuple(clause_dot(row, colour if row["quantification"] == NUMBER else grey, words) for row in rows)
        return DotLine(name, dots, none_text(plan, words))

    def plan_categories(plan: Row) -> dict[str, str]:
        return {code: name for code, name in names.items() if has_part(groups, plan, code)}

    return unit_chart(profile.dot_blocks(plan_categories, make_line), [])


def has_part(groups: Groups, plan: Row, category: str) -> bool:
    """True if a plan has clauses in the part that a category belongs to."""
    part = category.split()[0]
    return any(plan_id == plan["plan_id"] and code.split()[0] == part for plan_id, code in groups)


def clause_dot(row: Row, colour: str, words: Words) -> Dot:
    """The stroke of a clause; a click opens the first target that it promises, if any."""
    code = row["target_id"] if isinstance(row["target_id"], str) else ""
    clause = words.text("commitment.clause", clause=words.clause(row["clause"]), summary=words.data(row, "summary"))
    return Dot(STROKE, colour, (clause, words.text("mark.hover")) if code else (clause,), code)


def clause_table(profile: Profile, names: Mapping[str, str], groups: Groups) -> pd.DataFrame:
    """The counts; a dash where a plan has no such part."""
    table = profile.count_table(names, groups)
    for position, plan in enumerate(profile.plans_in_view):
        for code, name in names.items():
            if not has_part(groups, plan, code):
                table.loc[position, name] = profile.words.text("commitment.no_part")
    return table
