"""A matrix as a Scene: indicators down, plans across, each promise as its mark with value and year as on its page.

Where a slide has no room for the words, the marks stand without years, then without values, then with their key on the
line below; where not all rows fit even then, the first ones stand.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import theme
from dashboard.exports.pptx import text_metrics
from dashboard.exports.pptx.grid_scene import ROW, STEP, TEXT, WIDTH, add_key, add_rule, add_sign
from dashboard.exports.pptx.scene import Across, LegendEntry, Scene, Text
from dashboard.exports.pptx.scene_layout import lay_out
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.pptx.styled_text import bold, unstyled
from dashboard.figures.grid import CellItem, Grid, GridRow

LOOK = "glyphs"
DETAILS = DATED, VALUED, SIGNS = ("dated", "valued", "signs")  # what stands with a mark, from most to least
STYLES = {DATED: ("value", "", "muted"), VALUED: ("value", "muted"), SIGNS: ()}  # of the parts that do
NAMES = 0.5  # share of the plot that the names of the indicators may take
GAP = 8.0  # points after an item, and before the next column


@dataclass(frozen=True)
class Column:
    """A column by its left edge and its width, in points of the plot."""

    left: float
    width: float

    def text(self, words: str, y: float, indent: float = 0.0) -> Text:
        """Words in the column, broken where it ends."""
        left, room = self.left + indent, self.width - indent - GAP
        return Text(Across(left / WIDTH), y, (words,), TEXT, theme.LIGHT.text, room=room / WIDTH)


def glyph_scene(grid: Grid, box: Box) -> Scene:
    """The scene of a matrix with marks, with as many words and rows as a box holds.

    A row of the grid is its name, the verdict, and a cell for each plan.
    """
    for detail in DETAILS:
        if fits(scene := scene_of_rows(grid, len(grid.rows), detail), box):
            return scene
    plain, most = replace(grid, foot=()), min(len(grid.rows), int(box.h / TEXT))
    count = bisect(range(1, most + 1), False, key=lambda rows: not fits(scene_of_rows(plain, rows, SIGNS), box))
    scene = scene_of_rows(plain, max(count, 1), SIGNS)
    scene.legend = legend(grid)
    return scene


def fits(scene: Scene, box: Box) -> bool:
    """Whether all of a scene has room in a box."""
    return not lay_out(scene, box.w, box.h).left_out


def scene_of_rows(grid: Grid, count: int, detail: str) -> Scene:
    """The scene of the first rows."""
    rows = grid.rows[:count]
    columns = glyph_columns(grid, rows, detail)
    heads = (grid.columns[0], *grid.columns[2:])
    scene, top = Scene(0.0, rows=(count, len(grid.rows))), ROW
    scene.texts += [column.text(bold(head.text), ROW / 2) for head, column in zip(heads, columns, strict=True)]
    for row in rows:
        add_rule(scene, top)
        scene.texts.append(columns[0].text(row.head.parts[0].text, top + ROW / 2))
        cells = zip(row.cells[1:], columns[1:], strict=True)
        top += ROW * max(add_cell(scene, items, column, top, detail) for items, column in cells)
    add_rule(scene, top)
    scene.height = add_key(scene, grid.foot, top + ROW / 4)
    return scene


def legend(grid: Grid) -> list[LegendEntry]:
    """The key as signs and words in running text, the most frequent silences first: the last slide explains marks."""
    shown = Counter(item.parts[0].text for row in grid.rows for cell in row.cells for item in cell)
    keys = [[part.text for part in item.parts] for item in grid.foot if item.parts[0].form == "silence"]
    keys.sort(key=lambda key: -shown[key[0]])
    keys += [[part.text for part in item.parts] for item in grid.foot if item.parts[0].form != "silence"]
    return [LegendEntry("", theme.LIGHT.text, meaning, sign) for sign, meaning in keys]


def glyph_columns(grid: Grid, rows: Sequence[GridRow], detail: str) -> list[Column]:
    """The column of names as wide as these; the others share the rest, each with room for its widest item at least."""
    names = [text_metrics.width_of(row.head.parts[0].text, TEXT) for row in rows]
    first = min(max(names, default=0.0) / text_metrics.SPARE + 2 * GAP, NAMES * WIDTH)
    plans = range(1, len(grid.columns) - 1)
    least = [max(head_width(grid.columns[at + 1].text), *widths(rows, at, detail, max)) for at in plans]
    whole = [max(floor, *widths(rows, at, detail, sum)) for at, floor in zip(plans, least, strict=True)]
    columns, left = [Column(0.0, first)], first
    for width in shared_widths(least, whole, WIDTH - first):
        columns.append(Column(left, width))
        left += width
    return columns


def widths(rows: Sequence[GridRow], at: int, detail: str, total: Callable[[Iterable[float]], float]) -> Iterator[float]:
    """Widths of the cells of a column: of the widest item, or the sum of all of them."""
    return (total([item_width(item, detail) for item in row.cells[at]] or [0.0]) for row in rows)


def shared_widths(least: Sequence[float], whole: Sequence[float], room: float) -> list[float]:
    """Widths of columns that fill a room: what each needs at least, and of what is left in proportion to its wish."""
    spare = room - sum(least)
    wishes = [wish - floor for floor, wish in zip(least, whole, strict=True)]
    if spare < 0 or not any(wishes) or spare > sum(wishes):
        sizes = least if spare < 0 else whole
        return [size * room / (sum(sizes) or 1.0) for size in sizes]
    return [floor + spare * wish / sum(wishes) for floor, wish in zip(least, wishes, strict=True)]


def head_width(words: str) -> float:
    """Width of a column's head."""
    return text_metrics.width_of(words, TEXT, bold=True) / text_metrics.SPARE + 2 * GAP


def item_width(item: CellItem, detail: str) -> float:
    """Width of a mark and the words beside it."""
    words = unstyled(item_words(item, detail))
    return sign_width(item) + (text_metrics.width_of(words, TEXT, bold=True) + 2 * GAP if words else 0.0)


def sign_width(item: CellItem) -> float:
    """Width of a mark; nothing for an item without one."""
    if item.parts[0].style != "mark":
        return 0.0
    return STEP * (2.2 if "interval" in item.parts[0].form.split() else 1.2)


def item_words(item: CellItem, detail: str) -> str:
    """What stands beside a mark, its value in bold; an item without a mark has all its words, a silence none."""
    first = item.parts[0]
    if first.style == "mark" and first.form == "silence":
        return ""
    kept = [part for part in item.parts if part.style in STYLES[detail]] if first.style == "mark" else item.parts
    return " ".join(bold(part.text) if part.style == "value" else part.text for part in kept)


def add_cell(scene: Scene, items: Sequence[CellItem], column: Column, top: float, detail: str) -> int:
    """The items of a cell, in as many lines as they need; the number of these."""
    line = 0
    for line, left, item in item_places(items, column, detail):
        place, y = Column(left, column.left + column.width - left), top + ROW * (line + 0.5)
        if sign_width(item):
            add_sign(scene, item, Across((left + STEP / 2) / WIDTH), y)
        if words := item_words(item, detail):
            scene.texts.append(place.text(words, y, sign_width(item)))
    return line + 1


def item_places(items: Sequence[CellItem], column: Column, detail: str) -> Iterator[tuple[int, float, CellItem]]:
    """Line and left edge of each item of a cell, side by side as far as its column reaches."""
    line, left, end = 0, column.left, column.left + column.width
    for item in items:
        width = item_width(item, detail)
        if left > column.left and left + width > end + 0.5:
            line, left = line + 1, column.left
        yield line, left, item
        left += width
