"""The register: its rows in an order, and the page of them that is shown."""

import pandas as pd

from dashboard.figures.matrix.exhibit import rows_in_view
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.figures.register.exhibit import SORTS, register_exhibit, register_rows, search_rows, sort_rows
from dashboard.figures.register.filters import REGISTER_FILTERS
from dashboard.figures.selection import filter_targets, target_codes
from dashboard.figures.view_types import MAX_SEARCH_LENGTH
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext


def register_view_rows(scene: ViewContext) -> pd.DataFrame:
    """Every row that is listed, in the chosen order."""
    targets, indicators = scene.frame("targets"), scene.frame("indicators")
    in_view = rows_in_view(indicators, scene.frame("themes"), "all", scene.theme)
    wanted = scene.target_filters(targets, REGISTER_FILTERS, target_codes)
    listed = register_rows(filter_targets(targets, wanted), rows_of_plans(scene.frame("plans"), scene.plans), in_view)
    return sort_rows(search_rows(listed, scene.text("q", MAX_SEARCH_LENGTH)), sort_order(scene))


def sort_order(scene: ViewContext) -> str:
    """The order."""
    return scene.code("sort", SORTS, SORTS[0])


def register_exhibits(scene: ViewContext) -> dict[str, Exhibit]:
    """One page of the register."""
    columns = records(scene.frame("column_help", table="targets"))
    meaning = {str(row["column_name"]): scene.words.data(row, "description") for row in columns}
    plans, query = rows_of_plans(scene.frame("plans"), scene.plans), scene.text("q", MAX_SEARCH_LENGTH)
    place = sort_order(scene), scene.number("page"), query
    made = register_exhibit(register_view_rows(scene), plans, scene.words, scene.version, meaning, *place)
    return {"register": made}
