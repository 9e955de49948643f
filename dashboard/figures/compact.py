"""The indicator figure made small: the same marks on the same kind of axis, words in a line from the left edge."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.exhibit import records
from dashboard.figures import axes, marks
from dashboard.figures.labels import qualifiers
from dashboard.figures.lanes import charted, finish
from dashboard.figures.layout import Lane, Row, safe, text_width, wrap
from dashboard.figures.sketch import Sketch
from dashboard.wording import Words

WIDE = 316  # pixels of a line: the plot of a phone
BAND, BETWEEN = 20, 8  # height of a mark; between plans


class Tight(Row):
    """A row with a low band for its mark."""

    @property
    def mark(self) -> float:
        """Height at which the mark stands."""
        return self.text_bottom + BAND / 2

    @property
    def bottom(self) -> float:
        """Where the next begins."""
        return self.text_bottom + (BAND if self.target else 0)


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
    lanes = lay_out(charted(targets, indicator["unit_id"]), silences, plans, words)
    rows = [row for one in lanes for row in one.rows]
    made = Sketch(hairlines(rows, inks), [said(row, inks) for row in rows])
    spans = axes.add(made, lanes, indicator, words, own_axis=False)
    for one in lanes:
        for row in one.drawn:
            mark(made, row, one.plan, words, inks, *spans[one.plan["plan_id"]])
    return finish(made, lanes[-1].bottom, 0, dark)


def lay_out(drawn: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> list[Lane]:
    """Lanes from the top down."""
    lanes: list[Lane] = []
    promised, silent = records(drawn), records(silences)
    for plan in records(plans):
        top = lanes[-1].bottom if lanes else 0.0
        own = [(promise(row, words), row) for row in promised if row["plan_id"] == plan["plan_id"]]
        word = silence_word([row for row in silent if row["plan_id"] == plan["plan_id"]], words)
        rows = stack([*own] or [([word], None)], words.data(plan, "region"), top)
        lanes.append(Lane(plan=plan, title="", top=top, bottom=rows[-1].bottom + BETWEEN, rows=tuple(rows)))
    return lanes


def promise(row: dict[str, Any], words: Words) -> list[str]:
    """A target in two parts: value and year, and what sets it apart."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
    return [words.text("mark.value_year", value=value, year=words.year(row)), qualifiers(row, words)]


def silence_word(silence: list[dict[str, Any]], words: Words) -> str:
    """The word for a silence."""
    return words.text(f"silence.{silence[0]['status']}" if silence else "silence.uncoded")


def stack(entries: list[tuple[list[str], dict[str, Any] | None]], region: str, top: float) -> list[Row]:
    """Rows one under the other; the first begins with the plan's region, in bold."""
    rows: list[Row] = []
    for number, (parts, target) in enumerate(entries):
        lines = fitted(parts if number else [f"{region}  {parts[0]}", *parts[1:]])
        if not number:
            lines[0] = lines[0].replace(safe(region), f"<b>{safe(region)}</b>", 1)
        rows.append(Tight(lines=tuple(lines), top=rows[-1].bottom if rows else top, target=target))
    return rows


def fitted(parts: list[str]) -> list[str]:
    """Parts in one line if they fit, else each on lines of its own."""
    whole = "  ".join(part for part in parts if part)
    pieces = [whole] if text_width(whole) <= WIDE else parts
    return [safe(line) for piece in pieces for line in wrap(piece, WIDE)]


def said(row: Row, inks: theme.Ink) -> dict[str, Any]:
    """The words of a row, from the left edge."""
    font = {"size": theme.SMALL, "color": inks.text if row.target else inks.muted}
    at = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -12, "y": row.top, "yref": "y", "yanchor": "top"}
    return at | {"text": "<br>".join(row.lines), "align": "left", "showarrow": False, "borderpad": 0, "font": font}


def hairlines(rows: list[Row], inks: theme.Ink) -> list[dict[str, Any]]:
    """A faint line under every mark."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": inks.grid, "width": 1}}
    return [line | {"y0": row.mark, "y1": row.mark, "layer": "below"} for row in rows if row.target]


def mark(
    made: Sketch,
    row: Row,
    plan: Mapping[str, Any],
    words: Words,
    inks: theme.Ink,
    axis: str,
    span: tuple[float, float],
) -> None:
    """A target's mark, with its value on hover."""
    assert row.target is not None
    bounds = row.target["value_low"], row.target["value_high"], row.target["operator"]
    hover = f"{safe(words.value(*bounds, words.unit(row.target), 'long'))}<br>{words.text('mark.hover')}"
    province = plan["level"] == "province"
    marks.draw(made, row.target, row.mark, plan["colour"], inks, province, axis, span, hover)
