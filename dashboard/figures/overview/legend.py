"""How to read the marks: every sign there is, drawn by the code of the figures, with its words."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import marks, unit_chart
from dashboard.figures.lane_layout import LINE_HEIGHT, escape_plotly
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, records
from dashboard.figures.text_metrics import wrap
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

SIGN_X, TEXT_X, TEXT_WIDTH = 50, 106, 194  # pixels: where signs and words stand, and how wide the words run
MIN_ROW_HEIGHT = 32
PARTS = {"shape": ("kind", "commitment", "region"), "addition": ("operator", "level")}  # a figure and its fields
BARE_SAMPLE = {"target_id": "", "value_low": SIGN_X, "value_high": SIGN_X, "operator": "exactly", "kind": "target"}
SAMPLE = BARE_SAMPLE | {"commitment": "firm"}
Sign = tuple[str, dict[str, Any], str, bool]  # words, what is drawn, its colour, whether of a province


def legend_exhibits(codes: pd.DataFrame, plans: pd.DataFrame, render: RenderContext) -> dict[str, Exhibit]:
    """A figure for each of PARTS: what the mark itself says, and what is added to it. Frames as in `queries`."""
    words = render.words
    return {
        part: legend_exhibit(part, [sign for f in fields for sign in field_signs(f, codes, plans, words)], render)
        for part, fields in PARTS.items()
    }


def legend_exhibit(part: str, signs: Sequence[Sign], render: RenderContext) -> Exhibit:
    """The signs of a part, one under the other, and their words."""
    texts = [text for text, *_ in signs]
    title = render.words.text(f"legend.{part}")
    return Exhibit(
        figure=legend_figure(signs),
        headline=title,
        subtitle=render.words.text(f"legend.{part}_subtitle"),
        sources=(),
        notes=(),
        alt=" ".join([title, *texts]),
        table=pd.DataFrame({title: texts}),
        data_version=render.version,
    )


def field_signs(field: str, codes: pd.DataFrame, plans: pd.DataFrame, words: Words) -> Iterator[Sign]:
    """What is drawn for each value of a field."""
    if field == "region":
        colours = theme.region_colours(plans["region_id"].tolist())
        yield from ((words.data(plan, "region"), SAMPLE, colours[plan["region_id"]], False) for plan in records(plans))
    elif field == "level":
        for row in records(codes[codes["field"] == "regions.level"]):
            yield words.data(row, "name"), SAMPLE, theme.LIGHT.text, row["code"] == "province"
    else:
        for row in records(codes[codes["field"] == f"targets.{field}"]):
            text = words.text("legend.line", name=words.data(row, "name"), rule=words.data(row, "rule"))
            yield text, SAMPLE | {field: row["code"]} | range_ends(row["code"]), theme.LIGHT.text, False


def range_ends(code: str) -> dict[str, float]:
    """The ends of a range, so that it can be drawn as one."""
    return {"value_low": SIGN_X - 22, "value_high": SIGN_X + 22} if code == "range" else {}


def legend_figure(signs: Sequence[Sign]) -> go.Figure:
    """Signs on the left, their words beside them; nothing to click."""
    layout = unit_chart.ChartLayout()
    for text, sample, colour, province in signs:
        lines = wrap(text, TEXT_WIDTH)
        height = max(MIN_ROW_HEIGHT, LINE_HEIGHT * len(lines) + 10)
        middle = layout.height + height / 2
        drawing = marks.LaneDrawing(layout.figure, colour, province, "x", (0, unit_chart.WIDTH))
        marks.draw_target(drawing, sample, middle)
        text_top = middle - LINE_HEIGHT * len(lines) / 2
        layout.add_text("<br>".join(map(escape_plotly, lines)), TEXT_X, text_top, theme.LIGHT.text)
        layout.height += height
    return layout.finish()


def legend_words(codes: pd.DataFrame, words: Words) -> list[tuple[str, str]]:
    """The words that stand where there is no mark, and at a mark for its year: each with its rule."""
    years = {"stated": words.text("legend.year"), "plan_year": words.text("legend.assumed_year")}
    rows = records(codes[codes["field"].isin(["targets.due_basis", "silences.status"])])
    return [(years.get(row["code"]) or status_word(row, words), words.data(row, "rule")) for row in rows]


def status_word(row: Row, words: Words) -> str:
    """The word as a figure has it: `silence.<status>`, `year.<basis>`."""
    return words.text(f"silence.{row['code']}" if row["field"] == "silences.status" else f"year.{row['code']}")
