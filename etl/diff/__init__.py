"""Two builds, cell by cell: `python -m etl diff OLD NEW`. `compare` is pure; `snapshot` reads; `report` says it."""

from etl.diff.compare import Cell, Snapshot, TableDifference, TableRows, compare
from etl.diff.report import as_json, as_text
from etl.diff.snapshot import snapshot

__all__ = ["Cell", "Snapshot", "TableDifference", "TableRows", "as_json", "as_text", "compare", "snapshot"]
