"""How wide the columns of a table of marks are, so that the table has few lines."""

from collections.abc import Sequence

from dashboard import theme
from dashboard.figures.text_metrics import text_width

TABLE_WIDTH = 980  # pixels: beside the sidebar in a window of 1280
MARK_WIDTH, AFTER_MARKS = 22, 4
AFTER_HEAD = 7
BOLD = 1.07  # times as wide as other letters

Counts = Sequence[Sequence[int]]  # marks of each row, a number a column


def column_widths(counts: Counts, heads: Sequence[str], room: float) -> list[float]:
    """Pixels of each column, `room` together; no column is narrower than its head as long as the heads fit.

    All marks of a cell stand in one line where there is room. Where there is not, the widest column gives way: the rows
    that fill it take a line more.
    """
    least = [BOLD * text_width(head, theme.SMALL) + AFTER_HEAD for head in heads]
    lines = [1] * len(counts)
    while True:
        longest = longest_lines(counts, lines, len(heads))
        widths = [max(MARK_WIDTH * marks + AFTER_MARKS, head) for marks, head in zip(longest, least, strict=True)]
        wide = [at for at, marks in enumerate(longest) if marks > 1 and widths[at] > least[at]]
        if sum(widths) <= room or not wide:
            return [width * room / sum(widths) for width in widths]
        widest = max(wide, key=longest.__getitem__)
        rows = zip(counts, lines, strict=True)
        lines = [number + (marks_in_line(row[widest], number) == longest[widest]) for row, number in rows]


def longest_lines(counts: Counts, lines: Sequence[int], columns: int) -> list[int]:
    """The most marks that stand in a line of each column. lines: how many lines each row has."""
    rows = tuple(zip(counts, lines, strict=True))
    return [max((marks_in_line(row[at], number) for row, number in rows), default=0) for at in range(columns)]


def marks_in_line(marks: int, lines: int) -> int:
    """The most marks that stand in a line if `lines` share them."""
    return -(-marks // lines)
