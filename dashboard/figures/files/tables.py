"""The files to download, as tables of links."""

from collections.abc import Mapping

import pandas as pd

from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import grid_columns, text_cell
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words

DATA_PATH = "data"  # where the server has the files, relative to the site
FORM_WIDTHS = {"form": "17%", "holds": "", "size": "9%", "sha": "35%"}
TABLE_WIDTHS = {"table": "24%", "meaning": "", "rows": "9%", "csv": "14%", "parquet": "14%"}


def files_headline(downloads: pd.DataFrame, words: Words) -> str:
    """How much data there is, in which version; or that there are no files. downloads: as `queries.downloads`."""
    if downloads.empty:
        return words.text("files.none")
    row = downloads.iloc[0]
    tables = downloads["table"].nunique()
    return words.text("files.headline", tables=tables, rows=words.in_full(row["rows"]), version=row["version"])


def whole_files(downloads: pd.DataFrame, words: Words) -> Grid:
    """The whole data set in each form: content, size, checksum."""
    rows = [
        GridRow(
            CellItem((TextPart(words.text(f"files.{row['form']}")),), link=file_url(row)),
            (
                text_cell(words.text(f"files.{row['form']}.said")),
                text_cell(size_text(row["bytes"], words)),
                text_cell(row["sha256"], "code"),
            ),
        )
        for row in records(downloads[downloads["table"].isna()])
    ]
    return Grid(words.text("files.whole"), grid_columns(FORM_WIDTHS, words, "files"), tuple(rows))


def table_files(downloads: pd.DataFrame, tables: pd.DataFrame, words: Words) -> Grid:
    """Each table by itself; the head of its row leads to its codebook. tables: as `queries.codebook_tables`."""
    files = {(row["table"], row["form"]): row for row in records(downloads[downloads["table"].notna()])}
    listed = records(tables[tables["table_name"].isin({table for table, _ in files})])
    rows = tuple(table_row(row, files, words) for row in listed)
    return Grid(words.text("files.single"), grid_columns(TABLE_WIDTHS, words, "files"), rows)


def table_row(row: Row, files: Mapping[tuple[str, str], Row], words: Words) -> GridRow:
    """A table: what it holds, its number of rows, its files. files: by table and form."""
    name = row["table_name"]
    head = CellItem(
        (TextPart(words.data(row, "title")), TextPart(name, "code")),
        link=f"codebook?table={name}&lang={words.lang}",
        hint=words.text("files.to_codebook"),
    )
    cells = (
        text_cell(mark_foreign_names(words.data(row, "description"), words)),
        text_cell(words.in_full(row["rows"])),
        *((file_link(files[name, form], words),) for form in ("csv", "parquet")),
    )
    return GridRow(head, cells, words.text(f"origin.{row['origin']}"))


def file_link(row: Row, words: Words) -> CellItem:
    """A link to a file with its form and size."""
    form = TextPart(words.text(f"files.column.{row['form']}"))
    return CellItem((form, TextPart(size_text(row["bytes"], words), "muted")), link=file_url(row))


def file_url(row: Row) -> str:
    """Where a file is, relative to the site. It names the version, so that the file is that of the page."""
    return f"{DATA_PATH}/{row['version']}/{row['path']}"


def size_text(count: int, words: Words) -> str:
    """A number of bytes as 0.9 KB, 105 KB or 1.5 MB, by powers of 1000."""
    key, unit = ("files.mb", 1_000_000) if count >= 1_000_000 else ("files.kb", 1000)
    amount = count / unit
    return words.text(key, size=words.in_full(round(amount, 1) if amount < 10 else round(amount)))
