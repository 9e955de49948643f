"""Exhibits of the register page: rows filtered, searched, sorted and paged."""

import pandas as pd

from dashboard.figures.matrix.exhibit import ALL, rows_in_view
from dashboard.figures.records import records
from dashboard.figures.register.exhibit import (
    SORTS,
    RegisterPage,
    register_exhibit,
    register_rows,
    search_rows,
    sort_rows,
)
from dashboard.figures.selection import filter_targets, target_codes
from dashboard.figures.view_types import MAX_SEARCH_LENGTH, Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

REGISTER_FILTERS = ("kind", "commitment", "tier", "restated")


def register_exhibits(context: ViewContext) -> Exhibits:
    """One page of the register."""
    columns = records(context.frame("column_help", table="targets"))
    descriptions = {str(row["column_name"]): context.words.data(row, "description") for row in columns}
    plans, query = rows_of_plans(context.frame("plans"), context.plans), context.text("q", MAX_SEARCH_LENGTH)
    page = RegisterPage(sort_order(context), context.number("page"), query)
    rows = register_view_rows(context)
    return {"register": register_exhibit(rows, plans, page, descriptions, context.render)}


def register_view_rows(context: ViewContext) -> pd.DataFrame:
    """The rows of all pages, filtered and searched, in the chosen order."""
    targets, plans = context.frame("targets"), rows_of_plans(context.frame("plans"), context.plans)
    indicators = rows_in_view(context.frame("indicators"), context.frame("themes"), ALL, context.theme)
    filters = context.target_filters(targets, REGISTER_FILTERS, target_codes)
    rows = register_rows(filter_targets(targets, filters), plans, indicators)
    return sort_rows(search_rows(rows, context.text("q", MAX_SEARCH_LENGTH)), sort_order(context))


def sort_order(context: ViewContext) -> str:
    """The order of the rows, of SORTS."""
    return context.code("sort", SORTS, SORTS[0])
