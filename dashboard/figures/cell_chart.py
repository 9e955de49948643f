"""Charts with a row for each category and a column for each plan: their frame, and cells shaded by a count.

The cells are bars of one trace, each from the left to the right edge of its column: they fill their cell at every
width, a click anywhere in them counts, and the small bundle of the library draws them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import theme
from dashboard.figures import mark_key
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.mark_key import Sign
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict
from dashboard.figures.text_metrics import text_width, wrap

# Pixels: a row; a line of a label; labels left of the rows, wide and narrow; the column of a phone
# and of a desk screen.
ROW_HEIGHT, LABEL_LINE = 26, 15
WIDE_LABEL, NARROW_LABEL, PHONE, DESK = 280, 112, 346, 940
LABEL_GAP, HOVER, LEGEND_GAP, SIDE = 8, 300, 6, 8
CELL_WIDTH, CELL_HEIGHT = 0.96, 0.9  # of a column and a row
CLEAR = "rgba(0,0,0,0)"


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


@dataclass(frozen=True)
class ColumnHead:
    """Head of a column: a name in one or two lines, and a remark for wide columns only."""

    name: str
    second: str = ""
    remark: str = ""


@dataclass(frozen=True)
class ChartFrame:
    """Names of the rows and heads of the columns. strong: rows set in bold. row_height: in pixels, at least."""

    rows: Sequence[str]
    columns: Sequence[ColumnHead]
    dark: bool
    strong: frozenset[int] = frozenset()
    row_height: int = ROW_HEIGHT

    def label_width(self, narrow: bool) -> int:
        """Pixels of the row names."""
        widest = max((text_width(name) for name in self.rows), default=0) * 1.04
        return int(min(widest, NARROW_LABEL if narrow else WIDE_LABEL)) + LABEL_GAP


def hover_text(lines: Sequence[str]) -> str:
    """Lines on hover as Plotly markup."""
    return "<br>".join(escape_plotly(part) for line in lines for part in wrap(line, HOVER))


def cell_trace(cells: Sequence[ChartCell], narrow: bool, dark: bool) -> PlainDict:
    """The bars of all cells, with a text each."""
    inks = theme.ink(dark)
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cell.column - CELL_WIDTH / 2 for cell in cells],
        "x": [CELL_WIDTH for _ in cells],
        "y": [cell.row for cell in cells],
        "width": CELL_HEIGHT,
        "marker": {
            "color": [cell.fill or (inks.rule if cell.hatched else CLEAR) for cell in cells],
            "line": {"width": 0},
            "pattern": {
                "shape": ["/" if cell.hatched else "" for cell in cells],
                "size": 6,
                "solidity": 0.2,
            },
        },
        "text": [cell.short if narrow else cell.text for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"size": theme.SMALL, "color": [cell.ink or inks.muted for cell in cells]},
        "customdata": [[cell.code] if cell.code else [] for cell in cells],
        "hovertext": [hover_text(cell.hover) for cell in cells],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
        "cliponaxis": False,
    }


def finish_frame(figure: FigureBuilder, frame: ChartFrame, narrow: bool, signs: Sequence[Sign] = ()) -> FigureBuilder:
    """Set axes, height and template, with a key of `signs` under the rows."""
    label = frame.label_width(narrow)
    names = [wrap(name, label - LABEL_GAP) for name in frame.rows]
    row = max(frame.row_height, LABEL_LINE * max(map(len, names), default=1) + 2)
    heads = head_texts(frame, label, narrow)
    height, top = row * max(len(frame.rows), 1), LABEL_LINE * max(text.count("<br>") + 1 for text in heads or [""]) + 6
    foot = add_key(figure, frame, height, narrow, signs) + SIDE
    ink = theme.ink(frame.dark).text
    figure.update_layout(
        xaxis=axis(heads, ink) | {"side": "top", "range": [-0.5, len(heads) - 0.5], "tickangle": 0},
        yaxis=axis([row_name(lines, number in frame.strong) for number, lines in enumerate(names)], ink)
        | {"range": [len(names) - 0.5, -0.5]},
        margin={"l": label, "r": SIDE, "t": top, "b": foot},
        height=height + top + foot,
        template=theme.plain_template(frame.dark),
        dragmode=False,
        showlegend=True,
        barmode="overlay",
    )
    return figure


def axis(texts: Sequence[str], ink: str) -> dict[str, Any]:
    """An axis that names places counted from zero."""
    return {
        "tickvals": list(range(len(texts))),
        "ticktext": list(texts),
        "tickfont": {"size": theme.SMALL, "color": ink},
        "showgrid": False,
        "fixedrange": True,
    }


def add_key(figure: FigureBuilder, frame: ChartFrame, height: float, narrow: bool, signs: Sequence[Sign]) -> int:
    """Add the key of these signs; the pixels it takes."""
    if not signs:
        return 0
    mark_key.add_legend(figure, list(signs), theme.ink(frame.dark), height, LEGEND_GAP)
    return LEGEND_GAP + (mark_key.legend_height(figure) if narrow else mark_key.LEGEND_ROW + mark_key.LEGEND_FRAME)


def row_name(lines: Sequence[str], strong: bool) -> str:
    """Name of a row as Plotly markup."""
    name = "<br>".join(map(escape_plotly, lines))
    return f"<b>{name}</b>" if strong else name


def head_texts(frame: ChartFrame, label: int, narrow: bool) -> list[str]:
    """Heads as Plotly markup: two lines with a remark where there is room, else the name in two lines; where even that
    is wider than its column, every second head stands higher."""
    columns = frame.columns
    if not narrow:
        longest = max((text_width(f"{head.name} {head.second}") for head in columns), default=0)
        mark = " " if longest < (DESK - label) / max(len(columns), 1) else "\n"
        names = [mark.join(filter(None, (head.name, head.second))) for head in columns]
        lines = [[*name.split("\n"), head.remark] for name, head in zip(names, columns, strict=True)]
        return ["<br>".join(map(escape_plotly, filter(None, part))) for part in lines]
    widest = max((text_width(text) for head in columns for text in (head.name, head.second)), default=0)
    high = widest > (PHONE - label) / max(len(columns), 1)
    return [
        "<br>".join([*map(escape_plotly, filter(None, (head.name, head.second))), *(["&nbsp;"] * 2 * lifted)])
        for head, lifted in ((head, high and number % 2 == 0) for number, head in enumerate(columns))
    ]
