"""A text as a strip from its first to its last character, with its clauses as blocks; one row per plan.

x is the position in characters, the same scale for all plans; y is in pixels from the top.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.figures import mark_key
from dashboard.figures.axes import tick_values
from dashboard.figures.cell_chart import hover_text
from dashboard.figures.clause_coding import BODY
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.mark_key import Sign
from dashboard.figures.pixel_rows import finish_pixel_rows
from dashboard.figures.plotly_builder import FigureBuilder, PlainDict
from dashboard.figures.records import Row
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

STRIP = 16  # pixels of a strip's height
TITLE, GAP, AXIS, SIDE = 24, 10, 40, 12  # pixels: a name over its strip on a phone; under a row; under all; sides
BODY_TONE, ANNEX_TONE = 0.55, 0.28  # opacity of the blocks of the two parts


@dataclass(frozen=True)
class Strip:
    """A plan's row: its name, the length of its text, its clauses, its colour. above, below: pixels over and under the
    strip; top: of the row."""

    plan: Row
    name: str
    length: int
    clauses: Sequence[Row]
    colour: str
    top: float = 0
    above: float = 0
    below: float = 0

    @property
    def centre(self) -> float:
        """y of the middle of the strip."""
        return self.top + self.above + STRIP / 2

    @property
    def bottom(self) -> float:
        """y where the row ends."""
        return self.top + self.above + STRIP + self.below + GAP


def text_length(plan: Row, clauses: Iterable[Row]) -> int:
    """Characters of a text; where that is not known, up to the end of its last clause."""
    ends = [int(row["end"]) for row in clauses]
    chars = plan.get("source_chars")
    return max([*ends, int(chars) if chars == chars and chars is not None else 0, 1])


def clause_blocks(strip: Strip, words: Words) -> PlainDict:
    """The clauses as blocks of a bar trace; a click opens a clause."""
    rows = list(strip.clauses)
    hovers = [
        (words.text("commitment.clause", clause=words.clause(row["clause"]), summary=words.data(row, "summary")),)
        for row in rows
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [int(row["start"]) for row in rows],
        "x": [max(int(row["end"]) - int(row["start"]) - 6, 1) for row in rows],
        "y": [strip.centre] * len(rows),
        "width": STRIP,
        "marker": {
            "color": strip.colour,
            "opacity": [BODY_TONE if row["part"] == BODY else ANNEX_TONE for row in rows],
            "line": {"width": 0},
        },
        "customdata": [[f"measure={row['measure_id']}"] for row in rows],
        "hovertext": [hover_text(lines) for lines in hovers],
        "hoverinfo": "text",
        "textposition": "none",
        "unselected": {"marker": {"opacity": 0.5}},
        "showlegend": False,
    }


def add_strip(figure: FigureBuilder, strip: Strip, words: Words, narrow: bool) -> None:
    """Add the outline of the text, a dashed end where it is cut off, its clauses, and its name."""
    y0, y1 = strip.centre - STRIP / 2 - 2, strip.centre + STRIP / 2 + 2
    line = {"color": theme.LIGHT.rule, "width": 1}
    figure.add_shape(type="rect", x0=0, x1=strip.length, y0=y0, y1=y1, line=line, layer="below")
    if strip.plan.get("completeness") == "truncated":
        cut = {"color": theme.LIGHT.text, "width": 2, "dash": "dot"}
        figure.add_shape(type="line", x0=strip.length, x1=strip.length, y0=y0 - 4, y1=y1 + 4, line=cut)
        add_words(figure, words.text("strip.cut"), (strip.length, strip.centre), 6, theme.LIGHT.muted)
    figure.add_trace(clause_blocks(strip, words))
    if narrow:
        add_words(figure, strip.name, (0, strip.top + 8), 0, theme.LIGHT.text)
    else:
        place = {"x": 0, "xref": "paper", "xanchor": "right", "xshift": -10, "y": strip.centre}
        font = {"size": theme.SMALL, "color": theme.LIGHT.text}
        figure.add_annotation(text=escape_plotly(strip.name), showarrow=False, font=font, **place)


def add_words(figure: FigureBuilder, text: str, place: tuple[float, float], shift: int, colour: str) -> None:
    """Add words that begin at a place, in characters and pixels; shift: pixels to the right."""
    where = {"x": place[0], "y": place[1], "yref": "y", "xanchor": "left", "yanchor": "middle", "xshift": shift}
    figure.add_text(escape_plotly(text), theme.SMALL, colour, **where)


def finish_strips(
    figure: FigureBuilder, strips: Sequence[Strip], render: RenderContext, narrow: bool, signs: Sequence[Sign] = ()
) -> FigureBuilder:
    """Set axes, height, margins and template, with a key of `signs`."""
    words, height = render.words, (strips[-1].bottom if strips else 40)
    longest = max((strip.length for strip in strips), default=1)
    ticks = tick_values((0, longest), 4 if narrow else 8)
    left = SIDE if narrow else int(max((text_width(strip.name) for strip in strips), default=0) * 1.05) + 2 * SIDE
    foot = AXIS
    if signs:
        mark_key.add_legend(figure, list(signs), height, AXIS)
        foot += mark_key.legend_height(figure) if narrow else mark_key.LEGEND_ROW + mark_key.LEGEND_FRAME
    font = {"size": theme.SMALL, "color": theme.LIGHT.muted}
    axis = {
        "range": [0, longest],
        "tickvals": ticks,
        "ticktext": [words.in_full(int(value)) for value in ticks],
        "tickangle": 0,
        "showgrid": False,
        "title": {"text": words.text("strip.axis"), "font": font, "standoff": 2},
    }
    margin = {"l": left, "r": SIDE + (0 if narrow else 40), "t": 4, "b": foot}
    return finish_pixel_rows(figure, height, margin, xaxis=axis, barmode="overlay")
