"""Values of DuckDB as JSON has them. What is needed to turn them is imported before the process is closed."""

import json
import math
import sys
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import duckdb

EVERY_TYPE = "SELECT now(), DATE '2020-01-01', TIME '12:00', INTERVAL 1 DAY, 1.5::DECIMAL(9, 2), uuid(), ['a']"


class Utc(tzinfo):
    """The one time zone here, as DuckDB asks for it: it knows pytz only, which nothing else of ours needs."""

    def utcoffset(self, _: datetime | None) -> timedelta:
        """None ahead, none behind."""
        return timedelta(0)

    def dst(self, _: datetime | None) -> timedelta:
        """No summer time."""
        return timedelta(0)

    def tzname(self, _: datetime | None) -> str:
        """Its name."""
        return "UTC"

    def localize(self, moment: datetime) -> datetime:
        """A moment in this zone."""
        return moment.replace(tzinfo=UTC)


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make DuckDB import what it turns values into, while files can still be read."""
    sys.modules["pytz"] = SimpleNamespace(timezone=lambda _: Utc(), utc=UTC)  # type: ignore[assignment]
    con.execute(EVERY_TYPE).fetchall()


def plain(value: Any) -> Any:
    """A value as JSON has it: numbers as numbers, lists and structures as text, all else as it is written."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal):
        return float(value) if math.isfinite(value) else str(value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
