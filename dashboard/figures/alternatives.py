"""Text alternatives: a figure in words, the headline first, then its main values, of a bounded length."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

import pandas as pd

from dashboard.figures.grid import CellItem, Grid
from dashboard.figures.records import group_rows, records
from dashboard.i18n.words import Words

MOST, CELL, NAMES = 900, 40, 6  # characters of the rows, and of a cell; names that are counted in a row
SILENT = ("mark", "below", "code")  # styles of parts that are not said


def alternative(headline: str, rows: Iterable[tuple[str, Sequence[str]]], words: Words, most: int = MOST) -> str:
    """The headline, then rows of a name and what is said of it, up to `most` characters; the others are counted."""
    sentences = [
        words.text("alt.row", plan=name, said=words.text("list.comma").join(said)) for name, said in rows if any(said)
    ]
    held = sum(length <= most for length in accumulate(map(len, sentences)))
    rest = len(sentences) - held
    return " ".join([headline, *sentences[:held], *([words.text("alt.more_rows", count=rest)] if rest else [])])


def grid_alternative(grid: Grid, words: Words) -> str:
    """The caption of a table, then its rows: each cell after the head of its column; or that there are none."""
    if not grid.rows:
        return f"{grid.caption} {words.text('grid.no_rows')}"
    heads = [column.text for column in grid.columns[1:]]
    rows = []
    for row in grid.rows:
        texts = zip(heads, map(cell_words, row.cells), strict=True)
        name = words.join_parts(row.group, item_text(row.head) or row.head.parts[0].text)
        rows.append((name, [f"{head} {text}" for head, text in texts if text]))
    return alternative(grid.caption, rows, words)


def count_alternative(headline: str, table: pd.DataFrame, by: str, counted: str, words: Words) -> str:
    """The headline, then for each value of one column of a table how often those of another occur, by their keys
    `column.<key>`."""
    name, column = words.text(f"column.{by}"), words.text(f"column.{counted}")
    rows = []
    for value, group in group_rows(records(table), name).items():
        said = [f"{text} {count}" for text, count in Counter(row[column] for row in group).items()]
        rest = len(said) - NAMES
        rows.append((str(value), [*said[:NAMES], *([words.text("alt.more", count=rest)] if rest > 0 else [])]))
    return alternative(headline, rows, words)


def cell_words(items: Sequence[CellItem]) -> str:
    """A cell in words, cut where it is long; how many marks there are where it has nothing else."""
    texts = [text for text in map(item_text, items) if text]
    said = " / ".join(texts) if texts or not items else str(len(items))
    if len(said) <= CELL:
        return said
    cut = f"{said[: CELL - 1]}…"
    return f"{cut}”" if cut.count("“") > cut.count("”") else cut


def item_text(item: CellItem) -> str:
    """What an item says, without marks and codes."""
    return " ".join(part.text for part in item.parts if part.style not in SILENT)
