"""Cells shaded by a count, in a chart frame.

The cells are bars of one trace, each from the left to the right edge of its column: they fill their cell at every
width, a click anywhere in them counts, and the small bundle of the library draws them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import theme
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.plotly_builder import PlainDict, scatter
from dashboard.figures.text_metrics import wrap

CELL_WIDTH, CELL_HEIGHT = 0.96, 0.9  # of a column and a row
HOVER = 300  # pixels of a line on hover


@dataclass(frozen=True)
class ChartCell:
    """A cell at a row and a column, counted from zero.

    text: wide; short: in a narrow column. fill, ink: its colours, "" for none and for muted words. hover: lines. code:
    what a click opens, see mark_codes. hatched: the text behind it is missing.
    """

    row: int
    column: int
    text: str
    short: str
    fill: str = ""
    ink: str = ""
    hover: tuple[str, ...] = ()
    code: str = ""
    hatched: bool = False


def hover_text(lines: Sequence[str]) -> str:
    """Lines on hover as Plotly markup."""
    return "<br>".join(escape_plotly(part) for line in lines for part in wrap(line, HOVER))


def clickable_points(
    places: Iterable[tuple[float, float]],
    marker: PlainDict,
    codes: Iterable[str],
    hovers: Iterable[Sequence[str]],
    **more: Any,
) -> PlainDict:
    """Markers at places (x, y), each with what a click opens, see mark_codes, and its lines on hover."""
    spots = list(places)
    details = {
        "mode": "markers",
        "unselected": {"marker": {"opacity": marker["opacity"]}},
        "hoverinfo": "text",
        "showlegend": False,
        "cliponaxis": False,
    }
    return scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        marker=marker,
        customdata=[[code] for code in codes],
        hovertext=[hover_text(lines) for lines in hovers],
        **details | more,
    )


def cell_trace(cells: Sequence[ChartCell], narrow: bool) -> PlainDict:
    """The bars of all cells, with a text each."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cell.column - CELL_WIDTH / 2 for cell in cells],
        "x": [CELL_WIDTH for _ in cells],
        "y": [cell.row for cell in cells],
        "width": CELL_HEIGHT,
        "marker": {
            "color": [cell.fill or (theme.LIGHT.rule if cell.hatched else theme.CLEAR) for cell in cells],
            "line": {"width": 0},
            "pattern": {"shape": ["/" if cell.hatched else "" for cell in cells], "size": 6, "solidity": 0.2},
        },
        "text": [cell.short if narrow else cell.text for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"size": theme.SMALL, "color": [cell.ink or theme.LIGHT.muted for cell in cells]},
        "customdata": [[cell.code] if cell.code else [] for cell in cells],
        "hovertext": [hover_text(cell.hover) for cell in cells],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
        "cliponaxis": False,
    }
