"""Exhibits of the codebook page."""

from typing import Any

import pandas as pd

from dashboard.figures.codebook.exhibits import (
    categories_exhibit,
    columns_exhibit,
    search_exhibit,
    table_titles,
    tables_exhibit,
)
from dashboard.figures.codebook.glossary import glossary_exhibit
from dashboard.figures.model import Exhibit
from dashboard.figures.view_types import MAX_SEARCH_LENGTH
from dashboard.url_state.view_context import ViewContext


def tables(scene: ViewContext) -> pd.DataFrame:
    """The tables of the codebook, by code; all of them, whatever plans are in view."""
    return scene.fetch("codebook_tables").set_index("table_name", drop=False)


def columns(scene: ViewContext) -> pd.DataFrame:
    """Their columns."""
    return scene.fetch("codebook_columns")


def categories(scene: ViewContext) -> pd.DataFrame:
    """The categories of closed columns, with the titles of those."""
    return table_titles(scene.fetch("codebook_categories"), columns(scene))


def codebook_tables(scene: ViewContext) -> Exhibit:
    """Every table."""
    return tables_exhibit(tables(scene), columns(scene), scene.words, scene.version)


def codebook_glossary(scene: ViewContext) -> Exhibit:
    """The terms that both languages keep to."""
    return glossary_exhibit(scene.fetch("glossary"), scene.words, scene.version)


def codebook_columns(scene: ViewContext) -> Exhibit:
    """The columns of the table asked for."""
    return columns_exhibit(_table(scene), columns(scene), categories(scene), scene.words, scene.version)


def codebook_lists(scene: ViewContext) -> Exhibit | None:
    """The categories of the column asked for, or of all of the table's; None where there are none."""
    column = scene.typed("column", MAX_SEARCH_LENGTH)
    return categories_exhibit(_table(scene), categories(scene), column, scene.words, scene.version)


def codebook_found(scene: ViewContext) -> Exhibit:
    """Where the words asked for occur, in the table asked for or in any."""
    every, table = columns(scene), scene.typed("table", MAX_SEARCH_LENGTH)
    inside = every[every["table_name"] == table] if table in set(every["table_name"]) else every
    return search_exhibit(
        scene.typed("q", MAX_SEARCH_LENGTH), inside, categories(scene), tables(scene), scene.words, scene.version
    )


def _table(scene: ViewContext) -> Any:
    """The row of the table asked for; KeyError for one that there is not."""
    return tables(scene).loc[scene.typed("table", MAX_SEARCH_LENGTH)]
