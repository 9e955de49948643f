"""Charts with a row for each category and a column for each plan: names, heads, height and key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import theme
from dashboard.figures import mark_key
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.mark_key import Sign
from dashboard.figures.narrow import NARROW_WIDTH
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.text_metrics import text_width, wrap

# Pixels: a row; a line of a label, of a head; labels left of the rows, wide and narrow; the column of a phone
# and of a desk screen.
ROW_HEIGHT, LABEL_LINE, HEAD_LINE = 26, 15, 17
WIDE_LABEL, NARROW_LABEL, PHONE, DESK = 280, 112, 346, 940
LABEL_GAP, LEGEND_GAP, SIDE = 8, 6, 8
OVER_HEIGHT = 32  # a row with its name over it
UPRIGHT_LINE, UPRIGHT_WRAP = 17, 145  # a character, and a line, of a head that reads downwards
UPRIGHT_WIDTH = 0.87  # of the estimated width that turned letters take
# The place of a key over the row names.
CORNER = {"orientation": "v", "x": 0, "xref": "container", "y": 1, "yref": "container", "yanchor": "top"}


@dataclass(frozen=True)
class ColumnHead:
    """Head of a column: a name in one or two lines, and for wide columns only a remark, and lines of Plotly markup."""

    name: str
    second: str = ""
    remark: str = ""
    markup: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChartFrame:
    """Names of the rows and heads of the columns. strong: rows set in bold. row_height: in pixels, at least.

    widest: pixels of a row name in a wide figure, over which it is wrapped. over: on a phone the names stand over their
    rows. upright: heads read downwards, Chinese character by character, other scripts turned.
    """

    rows: Sequence[str]
    columns: Sequence[ColumnHead]
    strong: frozenset[int] = frozenset()
    row_height: int = ROW_HEIGHT
    widest: int = WIDE_LABEL
    over: bool = False
    upright: bool = False

    def label_width(self, narrow: bool) -> int:
        """Pixels of the row names."""
        if narrow and self.over:
            return SIDE
        widest = max((text_width(name) for name in self.rows), default=0) * 1.04
        return int(min(widest, NARROW_LABEL if narrow else self.widest)) + LABEL_GAP


def finish_frame(figure: FigureBuilder, frame: ChartFrame, narrow: bool, signs: Sequence[Sign] = ()) -> FigureBuilder:
    """Set axes, height and template, with a key of `signs` under the rows."""
    label, over = frame.label_width(narrow), narrow and frame.over
    names = [[]] * len(frame.rows) if over else [wrap(name, label - LABEL_GAP) for name in frame.rows]
    row = OVER_HEIGHT if over else row_pixels(frame, max(map(len, names), default=1))
    heads, top = upright_heads(frame, narrow) if frame.upright else level_heads(frame, label, narrow)
    height = int(row * (max(len(frame.rows), 1) + 0.3 * over))
    foot = add_key(figure, frame, (height, top), narrow, signs) + SIDE
    for number, name in enumerate(frame.rows if over else ()):
        add_row_name(figure, name, number)
    figure.update_layout(
        xaxis=axis(heads) | {"side": "top", "range": [-0.5, len(heads) - 0.5], "tickangle": head_angle(frame)},
        yaxis=axis([row_name(lines, number in frame.strong) for number, lines in enumerate(names)], row - 1)
        | {"range": [len(names) - 0.5, -0.8 if over else -0.5]},
        margin={"l": label, "r": SIDE, "t": top, "b": foot},
        height=height + top + foot,
        template=theme.plain_template(),
        dragmode=False,
        showlegend=True,
        barmode="overlay",
    )
    return figure


def row_pixels(frame: ChartFrame, lines: int) -> int:
    """Pixels of a row whose name has up to so many lines; a name of one line may be as high as its letters."""
    return max(frame.row_height, LABEL_LINE * lines + 2 if lines > 1 else 0)


def add_row_name(figure: FigureBuilder, name: str, number: int) -> None:
    """A row's name over its marks, from the left edge."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "align": "left"}
    place |= {"y": number, "yref": "y", "yanchor": "middle", "yshift": 13}
    figure.add_text(escape_plotly(name), theme.SMALL, theme.LIGHT.text, **place)


def add_row_lines(figure: FigureBuilder, frame: ChartFrame, narrow: bool) -> None:
    """Faint lines through the rows and, on a wide figure, between the columns: the eye follows them to the names."""
    line = {"color": theme.LIGHT.grid, "width": 1}
    for row in range(len(frame.rows)):
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=row, y1=row, line=line, layer="below")
    for column in range(0 if narrow else len(frame.columns) + 1):
        x = column - 0.5
        figure.add_shape(type="line", yref="paper", x0=x, x1=x, y0=0, y1=1, line=line, layer="below")


def head_angle(frame: ChartFrame) -> int:
    """Angle of the heads: Chinese is never turned."""
    return -90 if frame.upright and not any(is_wide(head.name) for head in frame.columns) else 0


def upright_heads(frame: ChartFrame, narrow: bool) -> tuple[list[str], int]:
    """Heads that read downwards as Plotly markup, and the pixels they take."""
    names = [head.name for head in frame.columns]
    if head_angle(frame):
        parts = [wrap(name, UPRIGHT_WRAP * 3 if narrow else UPRIGHT_WRAP) for name in names]
        widest = max((text_width(line) for lines in parts for line in lines), default=0)
        return ["<br>".join(map(escape_plotly, lines)) for lines in parts], int(widest * UPRIGHT_WIDTH) + 8
    return ["<br>".join(map(escape_plotly, name)) for name in names], UPRIGHT_LINE * max(map(len, names), default=1) + 6


def level_heads(frame: ChartFrame, label: int, narrow: bool) -> tuple[list[str], int]:
    """Heads as Plotly markup, and the pixels they take."""
    heads = head_texts(frame, label, narrow)
    count = max(text.count("<br>") + 1 for text in heads or [""])
    return heads, max(LABEL_LINE * count + 6, HEAD_LINE * count + 2)


def is_wide(text: str) -> bool:
    """True for a text in characters as wide as high."""
    return text_width(text) >= theme.SMALL * len(text)


def axis(texts: Sequence[str], highest: int = theme.SMALL) -> dict[str, Any]:
    """An axis that names places counted from zero, in letters of at most so many pixels."""
    return {
        "tickvals": list(range(len(texts))),
        "ticktext": list(texts),
        "tickfont": {"size": min(theme.SMALL, highest), "color": theme.LIGHT.text},
        "showgrid": False,
    }


def add_key(
    figure: FigureBuilder, frame: ChartFrame, pixels: tuple[int, int], narrow: bool, signs: Sequence[Sign]
) -> int:
    """Add the key of these signs in the corner that upright heads leave, or under the rows; the pixels it takes there.

    pixels: heights of the rows and of the heads.
    """
    if not signs:
        return 0
    height, top = pixels
    mark_key.add_legend(figure, list(signs), height, LEGEND_GAP)
    if frame.upright and not narrow and len(signs) * mark_key.LEGEND_ROW + mark_key.LEGEND_FRAME <= top:
        figure.layout["legend"] |= CORNER
        return 0
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
        mark = " " if longest < (NARROW_WIDTH - label) / max(len(columns), 1) else "\n"
        names = [mark.join(filter(None, (head.name, head.second))) for head in columns]
        lines = [[*name.split("\n"), head.remark] for name, head in zip(names, columns, strict=True)]
        return [
            "<br>".join([*map(escape_plotly, filter(None, part)), *head.markup])
            for part, head in zip(lines, columns, strict=True)
        ]
    widest = max((text_width(text) for head in columns for text in (head.name, head.second)), default=0)
    high = widest > (PHONE - label) / max(len(columns), 1)
    return [
        "<br>".join([*map(escape_plotly, filter(None, (head.name, head.second))), *(["&nbsp;"] * 2 * lifted)])
        for head, lifted in ((head, high and number % 2 == 0) for number, head in enumerate(columns))
    ]
