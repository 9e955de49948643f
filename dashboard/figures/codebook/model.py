"""The tables, columns and categories of the database as the database describes them."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.figures.records import Row, rows_by_code
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext


@dataclass(frozen=True)
class Codebook:
    """Frames as `queries.codebook_tables`, `queries.codebook_columns` and `queries.codebook_categories`."""

    tables: pd.DataFrame
    columns: pd.DataFrame
    categories: pd.DataFrame
    render: RenderContext

    @property
    def words(self) -> Words:
        """The words of `render`."""
        return self.render.words

    def table(self, name: str) -> Row:
        """The row of a table. Raises KeyError for an unknown name."""
        return rows_by_code(self.tables, "table_name")[name]

    def columns_of(self, table: str) -> pd.DataFrame:
        """The columns of a table."""
        return self.columns[self.columns["table_name"] == table]

    def categories_of(self, table: str) -> pd.DataFrame:
        """The categories of a table with the titles of their columns, in the order of the columns."""
        titles = self.columns_of(table)[["table_name", "column_name", "title_zh", "title_en"]]
        return titles.merge(self.categories, on=["table_name", "column_name"])

    @cached_property
    def category_counts(self) -> dict[tuple[str, str], int]:
        """How many categories each closed column has, by table and column."""
        return dict(Counter(zip(self.categories["table_name"], self.categories["column_name"], strict=True)))
