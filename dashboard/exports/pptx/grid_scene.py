"""A table full of marks as a Scene: themes down, plans across, each quantity a mark as on its page, and their key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.exports.pptx import text_metrics
from dashboard.exports.pptx.scene import Across, Mark, Scene, Stroke, Text, blended
from dashboard.exports.pptx.styled_text import bold
from dashboard.figures.grid import CellItem, Grid

LOOKS = ("marks", "butterfly")
WIDTH = 868.0  # points that the plot of our own layout is wide; another is wider or narrower in proportion
ROW, LINE = 22.0, 18.0  # pixels: a row with one line of marks, each further line
STEP, SIZE, RING, BAND = 17.0, 9.0, 15.0, 17.0  # points: from mark to mark, a mark, its ring, its halo
TAIL = (4.0, 9.5)  # points from the middle of a mark at which the line of an open end begins and ends
TEXT = 14.0  # points
SYMBOLS = {"circle": "circle", "diamond": "diamond", "square": "square", "triangle": "triangle-up"}


@dataclass(frozen=True)
class MarkColumn:
    """A column of marks, by its edges as shares of the plot. side: where its marks begin."""

    left: float
    right: float
    side: str = "left"

    @property
    def capacity(self) -> int:
        """How many marks stand in one line."""
        return max(int((self.right - self.left) * WIDTH / STEP), 1)

    def at(self, number: int) -> Across:
        """Where the mark of a number in its line stands, from 0."""
        shift = (number + 0.5) * STEP / WIDTH
        return Across(self.left + shift if self.side == "left" else self.right - shift)


def grid_scene(grid: Grid) -> Scene | None:
    """The scene of a table of marks; None for a table of words."""
    if grid.look not in LOOKS:
        return None
    scene, columns = Scene(0.0), mark_columns(grid)
    add_heads(scene, grid, columns)
    top = ROW
    for row in grid.rows:
        add_rule(scene, top)
        scene.texts.append(head_text(row.head.parts[0].text, grid, top))
        lines = [add_cell(scene, items, column, top) for items, column in zip(row.cells, columns, strict=True)]
        top += ROW + LINE * (max(lines, default=1) - 1)
    add_rule(scene, top)
    scene.height = add_key(scene, grid.foot, top + ROW / 4)
    return scene


def mark_columns(grid: Grid) -> list[MarkColumn]:
    """The columns of marks: beside the names of the rows, or left and right of them."""
    if grid.look == "butterfly":
        return [MarkColumn(0.0, 0.36, "right"), MarkColumn(0.64, 1.0)]
    longest = max((text_metrics.width_of(row.head.parts[0].text, TEXT) for row in grid.rows), default=0.0)
    first, count = min((longest + 2 * STEP) / WIDTH, 0.4), len(grid.columns) - 1
    width = (1 - first) / max(count, 1)
    return [MarkColumn(first + number * width, first + (number + 1) * width) for number in range(count)]


def add_heads(scene: Scene, grid: Grid, columns: Sequence[MarkColumn]) -> None:
    """The heads of the columns."""
    scene.texts.append(head_text(bold(grid.columns[0].text), grid, 0.0))
    for head, column in zip(grid.columns[1:], columns, strict=True):
        x = Across(column.left if column.side == "left" else column.right)
        words = (bold(head.text),)
        scene.texts.append(
            Text(x, ROW / 2, words, TEXT, theme.LIGHT.text, column.side, room=column.right - column.left)
        )


def head_text(words: str, grid: Grid, top: float) -> Text:
    """The name of a row."""
    middle = grid.look == "butterfly"
    x, side = (Across(0.5), "center") if middle else (Across(0.0), "left")
    return Text(x, top + ROW / 2, (words,), TEXT, theme.LIGHT.text, side, room=0.26 if middle else 0.4)


def add_rule(scene: Scene, y: float) -> None:
    """A hairline across the plot."""
    scene.strokes.append(Stroke(((Across(0.0), y, 0.0), (Across(1.0), y, 0.0)), theme.LIGHT.rule, 0.75, below=True))


def add_cell(scene: Scene, items: Sequence[CellItem], column: MarkColumn, top: float) -> int:
    """The marks of a cell, in as many lines as they need; the number of these."""
    used = 0
    for item in items:
        taken = 2 if "interval" in item.parts[0].form.split() else 1
        if used % column.capacity + taken > column.capacity:  # no room left in this line
            used += column.capacity - used % column.capacity
        line, number = divmod(used, column.capacity)
        add_sign(scene, item, column.at(number), top + ROW / 2 + line * LINE)
        used += taken
    return max(-(-used // column.capacity), 1)


def add_sign(scene: Scene, item: CellItem, x: Across, y: float) -> None:
    """A mark with what stands for its bounds and its level, or the sign of a silence."""
    part = item.parts[0]
    shape, *traits = part.form.split()
    if shape not in SYMBOLS:
        scene.texts.append(Text(x, y, (part.text,), TEXT, theme.LIGHT.muted, "center"))
        return
    symbol, colour = SYMBOLS[shape], part.colour or theme.LIGHT.text
    if "band" in traits:
        scene.marks.append(Mark(x, y, symbol, BAND, blended(colour, 0.3), halo=True))
    if "interval" in traits:
        scene.strokes.append(Stroke(((x, y, 0.0), (x.moved(STEP), y, 0.0)), colour, SIZE * 0.6, below=True))
        scene.marks.append(Mark(x.moved(STEP), y, symbol, SIZE, colour, "hollow" in traits))
    for name, sign in (("right", 1), ("left", -1)):
        if name in traits:
            ends = tuple((x.moved(sign * length), y, 0.0) for length in TAIL)
            scene.strokes.append(Stroke(ends, colour, 1.5))
    if "ring" in traits:
        scene.marks.append(Mark(x, y, symbol, RING, theme.LIGHT.text, True))
    scene.marks.append(Mark(x, y, symbol, SIZE, colour, "hollow" in traits, item.hint))


def add_key(scene: Scene, items: Sequence[CellItem], top: float) -> float:
    """The key of the marks under the table, in lines; where it ends."""
    y = top
    for x, line, item in key_places(items):
        y = top + line * LINE + LINE / 2
        add_sign(scene, item, Across((x + 0.7 * STEP) / WIDTH), y)
        wide = STEP * (2.4 if "interval" in item.parts[0].form.split() else 1.6)
        at = Across((x + wide) / WIDTH)
        scene.texts.append(Text(at, y, (item.parts[1].text,), TEXT, theme.LIGHT.muted, room=1 - at.share))
    return y + LINE / 2


def key_places(items: Sequence[CellItem]) -> Iterator[tuple[float, int, CellItem]]:
    """Where each item of the key begins, in points from the left, and in which line it stands."""
    x, line = 0.0, 0
    for item in items:
        needed = 1.6 * STEP + text_metrics.width_of(item.parts[1].text, TEXT) / text_metrics.SPARE + STEP
        if x and x + needed > WIDTH:
            x, line = 0.0, line + 1
        yield x, line, item
        x += needed
