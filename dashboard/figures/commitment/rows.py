"""The picture of the precision page: a row a plan, its clauses and promises in parts side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.cell_chart import CELL_WIDTH, hover_text
from dashboard.figures.chart_frame import ChartFrame, ColumnHead, finish_frame
from dashboard.figures.clause_coding import ANNEX
from dashboard.figures.commitment.bar_texts import bar_pixels, count_text, narrow_key
from dashboard.figures.commitment.panels import (
    TONES,
    Panel,
    Segment,
    part_names,
    plan_segments,
    profile_panels,
    segment_code,
    segment_hover,
)
from dashboard.figures.commitment.profile import Profile, none_text
from dashboard.figures.contrast import text_on
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.model import Exhibit
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict

TALLEST, LOWEST, NARROW_ROW, BAR = 66, 34, 27, 0.66  # pixels of a row; of one on a phone; part of it that a bar takes
HEAD_ROWS = 2  # rows of a phone for the title and the key of a panel


def rows_exhibit(profile: Profile, headline: str) -> Exhibit:
    """Clauses with a figure, years, wording and kinds of promises: a bar for each plan, parts of a whole."""
    words, panels = profile.words, profile_panels(profile)
    names = {
        f"{panel.field} {code}": words.text("commitment.part_degree", part=panel.title, degree=name)
        for panel in panels
        for code, name in panel.parts.items()
    }
    groups = {(plan, f"{panel.field} {code}"): rows for panel in panels for (plan, code), rows in panel.rows.items()}
    figure, notes = rows_figure(profile, panels), [words.text("commitment.rows.note")]
    subtitle = words.text("commitment.rows.subtitle", count=len(profile.plan_ids), said=profile.plan_counts())
    return profile.exhibit(figure, headline, subtitle, notes, profile.count_table(names, groups))


def rows_figure(profile: Profile, panels: Sequence[Panel]) -> go.Figure:
    """Panels side by side; on a phone one under the other."""
    plans = profile.plans_in_view

    def draw(narrow: bool) -> FigureBuilder:
        figure = FigureBuilder()
        names, heads, places = stacked_layout(profile, panels) if narrow else side_by_side_layout(profile, panels)
        segments = [part for panel in panels for plan in plans for part in plan_segments(panel, plan)]
        columns = 1 if narrow else len(panels)
        figure.add_trace(segment_trace(profile, segments, places, bar_pixels(names, columns, narrow)))
        add_silences(figure, profile, panels, places)
        height = NARROW_ROW if narrow else int(min(TALLEST, max(LOWEST, 360 / max(len(plans), 1))))
        frame = ChartFrame(names, heads, row_height=height)
        for number, panel in enumerate(panels if narrow else ()):
            add_panel_head(figure, panel, number * (len(plans) + HEAD_ROWS), frame)
        return finish_frame(figure, frame, narrow)

    return figure_in_two_forms(draw)


Places = Mapping[tuple[str, str], tuple[int, int]]  # row and column by field of a panel and plan_id


def side_by_side_layout(profile: Profile, panels: Sequence[Panel]) -> tuple[list[str], list[ColumnHead], Places]:
    """Names of rows, heads of columns and places where panels stand side by side."""
    plans = profile.plans_in_view
    places = {
        (p.field, plan["plan_id"]): (row, column) for column, p in enumerate(panels) for row, plan in enumerate(plans)
    }
    heads = [ColumnHead(panel.title, markup=tuple(part_names(panel))) for panel in panels]
    return [plan_name(plan, profile.words) for plan in plans], heads, places


def stacked_layout(profile: Profile, panels: Sequence[Panel]) -> tuple[list[str], list[ColumnHead], Places]:
    """The same where panels stand one under the other, each under rows for its title and key."""
    plans, names, places = profile.plans_in_view, list[str](), dict[tuple[str, str], tuple[int, int]]()
    for panel in panels:
        names += [""] * HEAD_ROWS
        for plan in plans:
            places[panel.field, plan["plan_id"]] = (len(names), 0)
            names.append(plan_name(plan, profile.words))
    return names, [ColumnHead("")], places


def segment_trace(profile: Profile, segments: Sequence[Segment], places: Places, pixels: float) -> PlainDict:
    """The parts of all bars as one trace, each with its count where that has room. pixels: of a whole bar."""
    words = profile.words
    colours = [profile.colours[segment.plan["plan_id"]] for segment in segments]
    tones = [TONES[min(list(s.panel.parts).index(s.part), len(TONES) - 1)] for s in segments]
    spots = [places[segment.panel.field, segment.plan["plan_id"]] for segment in segments]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [
            column - CELL_WIDTH / 2 + s.start * CELL_WIDTH * 0.98
            for s, (_, column) in zip(segments, spots, strict=True)
        ],
        "x": [(s.end - s.start) * CELL_WIDTH for s in segments],
        "y": [row for row, _ in spots],
        "width": BAR,
        "marker": {"color": colours, "opacity": tones, "line": {"width": 1, "color": theme.LIGHT.paper}},
        "text": [count_text(s, pixels) for s in segments],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {
            "size": theme.SMALL,
            "color": [
                text_on(colour) if tone == 1 else theme.LIGHT.text for colour, tone in zip(colours, tones, strict=True)
            ],
        },
        "customdata": [[code] if (code := segment_code(profile, s)) else [] for s in segments],
        "hovertext": [hover_text(segment_hover(s, words)) for s in segments],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
        "cliponaxis": False,
    }


def add_silences(figure: FigureBuilder, profile: Profile, panels: Sequence[Panel], places: Places) -> None:
    """Say in words where a plan has nothing to count."""
    for panel in panels:
        for plan in profile.plans_in_view:
            if not plan_segments(panel, plan):
                row, column = places[panel.field, plan["plan_id"]]
                text = profile.words.text("policy.no_annex") if panel.field == ANNEX else none_text(plan, profile.words)
                add_note(figure, text, (column - CELL_WIDTH / 2, row), xref="x")


def add_panel_head(figure: FigureBuilder, panel: Panel, row: int, frame: ChartFrame) -> None:
    """Add the title of a panel, and under it its key, from the left edge of a phone."""
    shift = -frame.label_width(narrow=True)
    add_note(figure, f"<b>{escape_plotly(panel.title)}</b>", (0, row + 0.25), xref="paper", xshift=shift)
    add_note(figure, narrow_key(panel), (0, row + 1), xref="paper", xshift=shift)


def add_note(figure: FigureBuilder, text: str, place: tuple[float, float], **where: Any) -> None:
    """Add muted words, Plotly markup, that begin at a place. where: xref, xshift, as in Plotly's annotations."""
    where |= {"x": place[0], "y": place[1], "xanchor": "left", "align": "left"}
    figure.add_text(text, theme.SMALL, theme.LIGHT.muted, **where)
