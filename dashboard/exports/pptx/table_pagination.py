"""Column widths, row heights, and which rows of a table a slide holds. Lengths in points."""

from collections.abc import Sequence

from dashboard.exports.pptx import text_metrics
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.pptx.table_rows import GROUP, Cell, Line, Rows, line_width
from dashboard.exports.pptx.text_runs import Run
from dashboard.figures.text_metrics import BREAKABLE_RUNS

PADDING, BESIDE = 4.0, 10.0  # above and below the words of a cell, and to the right of them
MAX_WORD = 240.0  # of a column, for the sake of one long word
MAX_HEAD = 110.0  # of a head that is not broken


def column_widths(rows: Rows, width: float) -> list[float]:
    """Column widths that fill a width, by the text of the columns, none narrower than its longest word."""
    columns = rows.columns()
    natural = [max(max(map(line_width, cell)) + BESIDE + 4 for cell in column) for column in columns]
    if sum(natural) <= width:
        return stretch(natural, width)
    least = [min(least_width(column) + BESIDE + 4, MAX_WORD) for column in columns]
    areas = [max(sum(map(line_width, cell)) for cell in column) ** 0.5 for column in columns]
    widths = [max(area * width / sum(areas), low) for area, low in zip(areas, least, strict=True)]
    spare = [current - low for current, low in zip(widths, least, strict=True)]
    excess = min((sum(widths) - width) / (sum(spare) or 1), 1)
    return stretch([current - excess * more for current, more in zip(widths, spare, strict=True)], width)


def least_width(column: Sequence[Cell]) -> float:
    """Width of the longest word of a column, or of its head where that is short enough to stand on one line."""
    head = max(map(line_width, column[0]))
    return max(head if head <= MAX_HEAD else 0.0, *(longest_word(cell) for cell in column))


def stretch(widths: Sequence[float], width: float) -> list[float]:
    """Widths in the same proportions that add up to a width."""
    return [column * width / sum(widths) for column in widths]


def longest_word(cell: Cell) -> float:
    """Width of the longest run of characters that does not break."""
    return max(
        text_metrics.width_of(word, run.size, run.bold) for line in cell for run in line for word in words_of(run.text)
    )


def words_of(text: str) -> list[str]:
    """Pieces of a text that do not break, at least one."""
    return BREAKABLE_RUNS.findall(text_metrics.clean_text(text).replace("\n", " ")) or [""]


def cell_lines(cell: Cell, width: float) -> int:
    """Number of lines of a cell in a column."""
    texts = [("".join(run.text for run in line), line[0].size, any(run.bold for run in line)) for line in cell]
    return sum(len(text_metrics.lines(text, width - BESIDE, size, bold)) for text, size, bold in texts)


def row_height(row: tuple[Cell, ...], widths: Sequence[float], size: float) -> float:
    """Height of a row; a group heading has the whole width."""
    columns = [sum(widths)] if len(row) == GROUP else widths
    count = max(cell_lines(cell, width) for cell, width in zip(row, columns, strict=True))
    return text_metrics.height(count, size) + 2 * PADDING


def first_rows(rows: Rows, widths: Sequence[float], box: Box) -> Rows:
    """The rows that fit into a box, the first one in any case; no group heading stands last."""
    used = row_height(rows.head_cells, widths, rows.size)
    shown: list[tuple[Cell, ...]] = []
    for row in rows.rows:
        used += row_height(row, widths, rows.size)
        if shown and used > box.h:
            break
        shown += split_row(row, widths, box.h - row_height(rows.head_cells, widths, rows.size), rows.size)[:1]
    while len(shown) > 1 and rows.is_group(shown[-1]):
        shown.pop()
    return Rows(rows.head, tuple(shown), rows.size)


def split_row(row: tuple[Cell, ...], widths: Sequence[float], room: float, size: float) -> list[tuple[Cell, ...]]:
    """A row in pieces that are no higher than the room on a slide; no word is lost."""
    if len(row) == GROUP or row_height(row, widths, size) <= room:
        return [row]
    most = max(int((room - 2 * PADDING) // text_metrics.height(1, size)), 1)
    columns = [break_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
    count = -(-max(len(column) for column in columns) // most)
    blank: Cell = ((Run("", size),),)
    return [tuple(tuple(column[n * most : (n + 1) * most]) or blank for column in columns) for n in range(count)]


def break_lines(cell: Cell, width: float) -> list[Line]:
    """A cell with a paragraph per line, in the style of each paragraph's first run."""
    lines: list[Line] = []
    for line in cell:
        style, text = line[0], "".join(run.text for run in line)
        parts = text_metrics.lines(text, width - BESIDE, style.size, style.bold)
        lines += [(Run(part, style.size, style.bold, style.colour),) for part in parts]
    return lines
