"""Widths of a table's columns, heights of its rows, and which of them stand on which slide."""

from collections.abc import Sequence

from dashboard.exports.pptx import text_metrics
from dashboard.exports.pptx.slide_layout import Box
from dashboard.exports.pptx.table_rows import GROUP, Cell, Line, Rows, line_width
from dashboard.exports.pptx.text_runs import Run
from dashboard.figures.text_metrics import BREAKABLE_RUNS

PAD, BESIDE = 4.0, 10.0  # over and under the words of a cell, and to the right of them
WIDEST = 240.0  # of a column, for the sake of one long word


def column_widths(rows: Rows, wide: float) -> list[float]:
    """Widths of the columns in a given width: by the words of their fullest cell, none narrower than a word of it."""
    columns = rows.columns()
    full = [max(max(map(line_width, cell)) + BESIDE + 4 for cell in column) for column in columns]
    if sum(full) <= wide:
        return [width * wide / sum(full) for width in full]
    least = [min(max(longest_word(cell) for cell in column) + BESIDE + 4, WIDEST) for column in columns]
    areas = [max(sum(map(line_width, cell)) for cell in column) ** 0.5 for column in columns]
    found = [max(area * wide / sum(areas), low) for area, low in zip(areas, least, strict=True)]
    spare = [width - low for width, low in zip(found, least, strict=True)]
    over = min((sum(found) - wide) / (sum(spare) or 1), 1)
    close = [width - over * more for width, more in zip(found, spare, strict=True)]
    return [width * wide / sum(close) for width in close]


def longest_word(cell: Cell) -> float:
    """Width of the longest run of letters, which does not break."""
    return max(
        text_metrics.width_of(word, run.size, run.bold) for line in cell for run in line for word in words_of(run.text)
    )


def words_of(said: str) -> list[str]:
    """What does not break in a text, at least one."""
    return BREAKABLE_RUNS.findall(text_metrics.clean_text(said).replace("\n", " ")) or [""]


def cell_lines(one: Cell, width: float) -> int:
    """Lines a cell takes in a column."""
    said = [("".join(run.text for run in line), line[0].size, any(run.bold for run in line)) for line in one]
    return sum(len(text_metrics.lines(words, width - BESIDE, size, bold)) for words, size, bold in said)


def row_height(row: tuple[Cell, ...], widths: Sequence[float], size: float) -> float:
    """Height of a row."""
    columns = [sum(widths)] if len(row) == GROUP else widths
    count = max(cell_lines(one, width) for one, width in zip(row, columns, strict=True))
    return text_metrics.height(count, size) + 2 * PAD


def parts(rows: Rows, widths: Sequence[float], first: Box, further: Box) -> list[Rows]:
    """A table cut into such as fit into a first box and further ones, each under the same head; a heading of rows
    never stands last."""
    head = row_height(tuple(((Run(name, rows.size, bold=True),),) for name in rows.head), widths, rows.size)
    found: list[list[tuple[Cell, ...]]] = [[]]
    used = head
    for row in (piece for one in rows.rows for piece in cut(one, widths, min(first.h, further.h) - head, rows.size)):
        tall = row_height(row, widths, rows.size)
        if found[-1] and used + tall > (first if len(found) == 1 else further).h:
            last = found[-1].pop() if len(found[-1][-1]) == GROUP and len(found[-1]) > 1 else None
            found.append([last] if last else [])
            used = head + (row_height(last, widths, rows.size) if last else 0)
        found[-1].append(row)
        used += tall
    return [Rows(rows.head, tuple(part), rows.size) for part in found]


def cut(row: tuple[Cell, ...], widths: Sequence[float], room: float, size: float) -> list[tuple[Cell, ...]]:
    """A row as it is, or where it is higher than a slide, in pieces that are not; no word is lost."""
    if len(row) == GROUP or row_height(row, widths, size) <= room:
        return [row]
    most = max(int((room - 2 * PAD) // text_metrics.height(1, size)), 1)
    columns = [broken(one, width) for one, width in zip(row, widths, strict=True)]
    count = -(-max(len(column) for column in columns) // most)
    blank: Cell = ((Run("", size),),)
    return [tuple(tuple(column[n * most : (n + 1) * most]) or blank for column in columns) for n in range(count)]


def broken(one: Cell, width: float) -> list[Line]:
    """A cell line by line."""
    found: list[Line] = []
    for line in one:
        first, said = line[0], "".join(run.text for run in line)
        found += [
            (Run(part, first.size, first.bold, first.colour),)
            for part in text_metrics.lines(said, width - BESIDE, first.size, first.bold)
        ]
    return found
