"""What a check is: a query that returns the offending rows, with an id and a bilingual sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from etl.problems import Rule


@dataclass(frozen=True)
class Check(Rule):
    """The query returns `line`, `column_name`, `detail` of each offending row, and `table_name` where `table` is None.
    Where Chinese and English are compared it returns them as `zh` and `en`, and rows that are `alike` do not offend.

    It runs over the tables of etl/stage.py. The sentence says what holds where all is well.
    """

    table: str | None
    sql: str
    alike: Callable[[str, str], bool] | None = None

    @property
    def tables(self) -> set[str]:
        """Names after FROM and JOIN: a check is not run over a table that lost rows."""
        return set(re.findall(r"(?:FROM|JOIN)\s+(\w+)", self.sql))
