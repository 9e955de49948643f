"""The files to take away, as tables of links."""

import pandas as pd

from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.records import records
from dashboard.i18n.words import Words

ADDRESS = "data"  # where the server has them, relative to the site


def files_headline(downloads: pd.DataFrame, words: Words) -> str:
    """How much there is, in which version; or that there is nothing to take away. Frame as in `queries.downloads`."""
    if downloads.empty:
        return words.text("files.none")
    row = downloads.iloc[0]
    tables = downloads["table"].nunique()
    return words.text("files.headline", tables=tables, rows=words.in_full(row["rows"]), version=row["version"])


def whole_files(downloads: pd.DataFrame, words: Words) -> Grid:
    """The whole data set in each form: what is in it, how large it is, and its checksum."""
    widths = {"form": "17%", "holds": "", "size": "9%", "sha": "35%"}
    rows = [
        GridRow(
            CellItem((TextPart(words.text(f"files.{row['form']}")),), link=address(row)),
            (
                cell(words.text(f"files.{row['form']}.said")),
                cell(size(row["bytes"], words)),
                (CellItem((TextPart(row["sha256"], "code"),)),),
            ),
        )
        for row in records(downloads[downloads["table"].isna()])
    ]
    return Grid(words.text("files.whole"), columns(widths, words), tuple(rows))


def table_files(downloads: pd.DataFrame, tables: pd.DataFrame, words: Words) -> Grid:
    """Each table by itself. `tables` as in `queries.codebook_tables`; its head leads to its codebook."""
    widths = {"table": "24%", "meaning": "", "rows": "9%", "csv": "14%", "parquet": "14%"}
    files = {(row["table"], row["form"]): row for row in records(downloads[downloads["table"].notna()])}
    rows = []
    for row in records(tables[tables["table_name"].isin({table for table, _ in files})]):
        name = row["table_name"]
        head = CellItem(
            (TextPart(words.data(row, "title")), TextPart(name, "code")),
            link=f"codebook?table={name}&lang={words.lang}",
            hint=words.text("files.to_codebook"),
        )
        links = [(link(files[name, form], words),) for form in ("csv", "parquet")]
        cells = (
            cell(mark_foreign_names(words.data(row, "description"), words)),
            cell(words.in_full(row["rows"])),
            *links,
        )
        rows.append(GridRow(head, cells, words.text(f"origin.{row['origin']}")))
    return Grid(words.text("files.single"), columns(widths, words), tuple(rows))


def columns(widths: dict[str, str], words: Words) -> tuple[GridColumn, ...]:
    """Heads by the endings of their messages."""
    return tuple(GridColumn(words.text(f"files.column.{name}"), width=width) for name, width in widths.items())


def link(row: dict, words: Words) -> CellItem:
    """A file to be clicked; its form and size."""
    return CellItem(
        (TextPart(words.text(f"files.column.{row['form']}")), TextPart(size(row["bytes"], words), "muted")),
        link=address(row),
    )


def address(row: dict) -> str:
    """Where a file is, within the site: that of the version shown, so that what is taken is what is seen."""
    return f"{ADDRESS}/{row['version']}/{row['path']}"


def cell(text: str) -> tuple[CellItem, ...]:
    """A cell of plain text."""
    return (CellItem((TextPart(text),)),)


def size(count: int, words: Words) -> str:
    """A size as read: 0.9 KB, 105 KB, 1.5 MB, in thousands."""
    key, unit = ("files.mb", 1_000_000) if count >= 1_000_000 else ("files.kb", 1000)
    amount = count / unit
    return words.text(key, size=words.in_full(round(amount, 1) if amount < 10 else round(amount)))
