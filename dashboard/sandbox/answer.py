"""What comes of a query: a table, or a refusal with its reason."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

# Kinds of refusal; each has a message `sql.refused.<kind>` in the catalogues.
KINDS = (
    "empty",  # nothing but blanks and comments
    "long",  # more characters than a query may have
    "characters",  # invisible or control characters
    "syntax",  # not SQL
    "several",  # more than one statement
    "statement",  # something else than a SELECT
    "pivot",  # a PIVOT that leaves its values open: DuckDB would first create a type of them
    "forbidden",  # a file, a setting, or anything else but the tables
    "unknown",  # a table, column or function that is not there, or types that do not go together
    "failed",  # went wrong on the way, such as a text that is no number
    "time",
    "memory",
    "columns",  # more columns than a result may have
    "deep",  # nested too deeply, or its process died of it
    "busy",  # no place within the time that a query waits
    "pending",  # the visitor's query before has not ended within that time
    "crowded",  # a long query, and no place for such within that time
    "unavailable",  # the process could not be started
)


@dataclass(frozen=True)
class Answer:
    """Rows of plain values (None, bool, int, float, str), column names as the query gives them.

    cut: "" if complete, "rows" or "size" if the rest was left out, "cells" if long texts were shortened.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: str = ""

    def to_bytes(self) -> bytes:
        """The answer in few bytes: as Python values it takes some twenty times as many."""
        return zlib.compress(json.dumps([self.columns, self.rows, self.cut]).encode("ascii"), level=1)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "Answer":
        """The answer that `to_bytes` was called of."""
        columns, rows, cut = json.loads(zlib.decompress(packed))
        return cls(tuple(columns), tuple(map(tuple, rows)), cut)


class RefusedError(Exception):
    """A query that was not run, or stopped. `kind` as in KINDS; `detail` says which word, or what DuckDB said."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail
