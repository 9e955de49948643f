"""Units that any plan may need, whatever its subject: the rows of the template, which name them once for all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from etl.table_files import Row, read_rows

TEMPLATE = Path(__file__).with_name("template") / "units.csv"


@cache
def general_units() -> tuple[Row, ...]:
    """The rows, with the columns of the table `units`. Raises EtlError."""
    return tuple(read_rows(TEMPLATE))
