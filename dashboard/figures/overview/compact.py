"""The indicator figure made small: the same marks on the same kind of axis, words in a line from the left edge."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures import axes
from dashboard.figures.lane_labels import qualifiers
from dashboard.figures.lane_layout import Lane, LaneRow, escape_plotly
from dashboard.figures.lanes import AXIS_HEIGHT, draw_mark, draw_separator, drawable_targets, finish_layout, write_text
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.records import group_frame, records
from dashboard.figures.text_metrics import text_width, wrap
from dashboard.i18n.words import Words

LINE_WIDTH = 316  # pixels of a line: the plot of a phone
MARK_HEIGHT, LANE_GAP = 20, 8  # height of a mark; between plans


class CompactRow(LaneRow):
    """A row with a low band for its mark."""

    @property
    def mark(self) -> float:
        """Height at which the mark stands."""
        return self.text_bottom + MARK_HEIGHT / 2

    @property
    def bottom(self) -> float:
        """Where the next begins."""
        return self.text_bottom + (MARK_HEIGHT if self.target else 0)


def compact_figure(
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicator: Mapping[str, Any],
    words: Words,
    dark: bool = False,
) -> go.Figure:
    """A lane per plan in the fixed order, a line and a mark per target, the word for a silence.

    For indicators that may share an axis. Frames as in `queries`, plans with their `colour`.
    """
    inks = theme.ink(dark)
    lanes = lay_out_compact(drawable_targets(targets, indicator["unit_id"]), silences, plans, words)
    rows = [row for one in lanes for row in one.rows]
    made = FigureBuilder()
    for row in rows:
        draw_row_text(made, row, inks)
    spans = axes.add_axes(made, lanes, indicator, words, own_axis=False)
    for one in lanes:
        for row in one.drawn:
            draw_mark(made, row, one.plan, words, inks, *spans[one.plan["plan_id"]])
    return finish_layout(made, lanes[-1].bottom, AXIS_HEIGHT, dark)


def lay_out_compact(drawn: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> list[Lane]:
    """Lanes from the top down."""
    lanes: list[Lane] = []
    promised, silent = group_frame(drawn, "plan_id"), group_frame(silences, "plan_id")
    for plan in records(plans):
        top = lanes[-1].bottom if lanes else 0.0
        own = [(target_phrases(row, words), row) for row in promised.get(plan["plan_id"], [])]
        word = silence_word(silent.get(plan["plan_id"], []), words)
        rows = stack_rows([*own] or [([word], None)], words.data(plan, "region"), top)
        lanes.append(Lane(plan=plan, title="", top=top, bottom=rows[-1].bottom + LANE_GAP, rows=tuple(rows)))
    return lanes


def target_phrases(row: dict[str, Any], words: Words) -> list[str]:
    """A target in two parts: value and year, and what sets it apart."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
    return [words.text("mark.value_year", value=value, year=words.year(row)), qualifiers(row, words)]


def silence_word(silence: list[dict[str, Any]], words: Words) -> str:
    """The word for a silence."""
    return words.text(f"silence.{silence[0]['status']}" if silence else "silence.uncoded")


def stack_rows(entries: list[tuple[list[str], dict[str, Any] | None]], region: str, top: float) -> list[LaneRow]:
    """Rows one under the other; the first begins with the plan's region, in bold."""
    rows: list[LaneRow] = []
    for number, (parts, target) in enumerate(entries):
        lines = fit_line(parts if number else [f"{region}  {parts[0]}", *parts[1:]])
        if not number:
            lines[0] = lines[0].replace(escape_plotly(region), f"<b>{escape_plotly(region)}</b>", 1)
        rows.append(CompactRow(lines=tuple(lines), top=rows[-1].bottom if rows else top, target=target))
    return rows


def fit_line(parts: list[str]) -> list[str]:
    """Parts in one line if they fit, else each on lines of its own."""
    whole = "  ".join(part for part in parts if part)
    pieces = [whole] if text_width(whole) <= LINE_WIDTH else parts
    return [escape_plotly(line) for piece in pieces for line in wrap(piece, LINE_WIDTH)]


def draw_row_text(made: FigureBuilder, row: LaneRow, inks: theme.Ink) -> None:
    """The words of a row, from the left edge, and a hairline under its mark."""
    write_text(made, "<br>".join(row.lines), row.top, theme.SMALL, inks.text if row.target else inks.muted)
    if row.target:
        draw_separator(made, row.mark, inks.grid)
