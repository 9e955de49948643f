"""Exhibits of the codebook page. They describe the whole database, whatever plans are in view."""

from dashboard.figures.codebook.exhibits import categories_exhibit, columns_exhibit, search_exhibit, tables_exhibit
from dashboard.figures.codebook.glossary import glossary_exhibit
from dashboard.figures.codebook.model import Codebook
from dashboard.figures.model import Exhibit
from dashboard.figures.view_types import MAX_SEARCH_LENGTH
from dashboard.url_state.view_context import ViewContext


def codebook(context: ViewContext) -> Codebook:
    """The whole codebook."""
    tables, columns, categories = map(context.fetch, ("codebook_tables", "codebook_columns", "codebook_categories"))
    return Codebook(tables, columns, categories, context.render)


def codebook_tables(context: ViewContext) -> Exhibit:
    """All tables."""
    return tables_exhibit(codebook(context))


def codebook_glossary(context: ViewContext) -> Exhibit:
    """The terms that both languages keep to; the row of the chosen one is marked."""
    terms = context.fetch("glossary")
    return glossary_exhibit(terms, context.render, context.code("term", ["", *terms["term_id"]], ""))


def codebook_columns(context: ViewContext) -> Exhibit:
    """The columns of the chosen table. Raises KeyError for an unknown one."""
    return columns_exhibit(codebook(context), context.text("table", MAX_SEARCH_LENGTH))


def codebook_categories(context: ViewContext) -> Exhibit | None:
    """The categories of the chosen column, or of all columns of the chosen table; None where there are none."""
    table, column = (context.text(name, MAX_SEARCH_LENGTH) for name in ("table", "column"))
    return categories_exhibit(codebook(context), table, column)


def codebook_search(context: ViewContext) -> Exhibit:
    """Where the words of the search occur, in the chosen table or in any."""
    query, table = (context.text(name, MAX_SEARCH_LENGTH) for name in ("q", "table"))
    return search_exhibit(codebook(context), query, table)
