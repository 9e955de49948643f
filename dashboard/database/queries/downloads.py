"""The files to take away, as a frame."""

from pathlib import Path

import pandas as pd

from dashboard.database import published_files
from dashboard.database.queries.sql import frame_query

COLUMNS = ("path", "form", "table", "rows", "bytes", "sha256")


@frame_query
def downloads(file: Path | None = None) -> pd.DataFrame:
    """A row per file of the present build, the whole data set first: path, form (package, workbook, parquet, database;
    csv or parquet of one table), table (None: all), rows, bytes, sha256, version, released_on, content_hash."""
    manifest = published_files.manifest(file=file)
    frame = pd.DataFrame(manifest.get("files", []), columns=list(COLUMNS), dtype=object)
    return frame.assign(**{name: manifest.get(name, "") for name in ("version", "released_on", "content_hash")})
