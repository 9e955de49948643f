"""The codebook: all tables, the columns or the categories of one, and the columns that a search finds."""

from dashboard.figures import text_search
from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.codebook.model import Codebook
from dashboard.figures.codebook.rows import category_row, column_row, table_row
from dashboard.figures.grid import Grid
from dashboard.figures.grid_parts import coded_exhibit, grid_columns, row_head
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records

SEARCHED_COLUMNS = ("table_name", "column_name", "title_zh", "title_en", "description_zh", "description_en")
SEARCHED_CATEGORIES = ("code", "name_zh", "name_en", "rule_zh", "rule_en")
TABLE_WIDTHS = {"table": "24%", "row": "", "rows": "10%", "columns": "10%"}
COLUMN_WIDTHS = {"column": "18%", "meaning": "", "form": "22%", "filled": "11%", "values": "17%"}
CATEGORY_WIDTHS = {"category": "26%", "rule": "", "count": "18%"}

BUILD = "build_info"  # the one table about the build itself, which no file holds


def tables_exhibit(codebook: Codebook) -> Exhibit:
    """All tables, each leading to its columns."""
    words, tables = codebook.words, codebook.tables
    rows = tuple(table_row(row, words) for row in records(tables))
    data = tables[tables["table_name"] != BUILD]  # as the files count them
    size = words.in_full(int(data["rows"].sum()))
    columns = int((codebook.columns["table_name"] != BUILD).sum())
    headline = words.text("codebook.headline", tables=len(data), columns=columns, rows=size)
    grid = Grid(headline, grid_columns(TABLE_WIDTHS, words, "codebook"), rows)
    return coded_exhibit(grid, words.text("codebook.subtitle"), (words.text("codebook.note"),), codebook.render)


def columns_exhibit(codebook: Codebook, table: str) -> Exhibit:
    """The columns of a table; one with categories leads to them. Raises KeyError for an unknown table."""
    words, row, columns = codebook.words, codebook.table(table), codebook.columns_of(table)
    sizes = {"columns": len(columns), "rows": words.in_full(row["rows"])}
    headline = words.text("codebook.table", int(row["rows"]), table=words.data(row, "title"), code=table, **sizes)
    rows = tuple(column_row(column, codebook) for column in records(columns))
    grid = Grid(headline, grid_columns(COLUMN_WIDTHS, words, "codebook"), rows)
    return coded_exhibit(grid, mark_foreign_names(words.data(row, "description"), words), (), codebook.render)


def categories_exhibit(codebook: Codebook, table: str, column: str) -> Exhibit | None:
    """The categories of a column of a table, or of all its columns for any other name, with their rules and how often
    each occurs; None where there are none."""
    words, categories = codebook.words, codebook.categories_of(table)
    listed = categories[categories["column_name"] == column] if column in set(categories["column_name"]) else categories
    if listed.empty:
        return None
    largest = listed.groupby("column_name")["count"].transform("max").clip(lower=1)
    rows = (category_row(row, row["count"] / most, words) for row, most in zip(records(listed), largest, strict=True))
    foot = (row_head(words.text("codebook.all_lists"), code="column="),) if len(listed) < len(categories) else ()
    headline = words.text("codebook.categories", count=len(listed), lists=listed["column_name"].nunique())
    grid = Grid(headline, grid_columns(CATEGORY_WIDTHS, words, "codebook"), tuple(rows), foot)
    return coded_exhibit(grid, words.text("codebook.categories.said"), (), codebook.render)


def search_exhibit(codebook: Codebook, query: str, table: str = "") -> Exhibit:
    """The columns of a table, or of all for any other name, that hold every word of a query, in themselves or in a
    category; under their tables."""
    words, hits = codebook.words, search_hits(codebook, query)
    columns = codebook.columns_of(table) if table in set(codebook.columns["table_name"]) else codebook.columns
    groups = {
        row["table_name"]: words.text("codebook.group", table=words.data(row, "title"), code=row["table_name"])
        for row in records(codebook.tables)
    }
    rows = tuple(
        column_row(row, codebook, group)
        for name, group in groups.items()
        for row in records(columns[columns["table_name"] == name])
        if (name, row["column_name"]) in hits
    )
    headline = words.text("codebook.found" if rows else "codebook.none_found", query=query, count=len(rows))
    grid = Grid(headline, grid_columns(COLUMN_WIDTHS, words, "codebook") if rows else (), rows)
    return coded_exhibit(grid, words.text("codebook.found.said"), (), codebook.render)


def search_hits(codebook: Codebook, query: str) -> set[tuple[str, str]]:
    """Table and column of each column that matches a query, in itself or in one of its categories."""
    terms = text_search.search_terms(query)
    return {
        (row["table_name"], row["column_name"])
        for frame, names in ((codebook.columns, SEARCHED_COLUMNS), (codebook.categories, SEARCHED_CATEGORIES))
        for row in records(frame)
        if text_search.matches_terms(row, names, terms)
    }
