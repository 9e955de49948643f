"""The two ZIP files. Their entries bear one fixed date, so that the same tables make the same bytes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from etl.downloads.content import OF_ONE_BUILD, Content, csv_text
from etl.downloads.readme import readme
from etl.schema import DERIVED, load_schema

_DAY = (1980, 1, 1, 0, 0, 0)


def data_package(content: Content) -> bytes:
    """A Data Package: the tables as CSV (UTF-8 without a mark, LF), their descriptor, and a README to read first."""
    files = {"README.md": readme(content).encode(), "datapackage.json": _json(descriptor(content))}
    tables = {f"{table.name}.csv": csv_text(table, content.rows[table.name], "\n").encode() for table in content.tables}
    return zipped({**files, **tables})


def descriptor(content: Content) -> dict[str, Any]:
    """The descriptor of data/ with the tables that are computed, the day of the version, and who made it."""
    derived = [item for item in load_schema(DERIVED).descriptor["resources"] if item["name"] != OF_ONE_BUILD]
    form = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    computed = [{"path": f"{item['name']}.csv", **form, **item} for item in derived]
    made = {
        "created": f"{content.released_on.isoformat()}T00:00:00Z",
        "contributors": [{"title": "The Duizhao authors", "roles": ["creator"]}],
        "contentHash": f"sha256:{content.hash}",
    }
    return {**content.descriptor, **made, "resources": [*content.descriptor["resources"], *computed]}


def parquet(content: Content, folder: Path) -> bytes:
    """The Parquet files of a folder, one for each table, with the README."""
    files = {f"{table.name}.parquet": (folder / f"{table.name}.parquet").read_bytes() for table in content.tables}
    return zipped({"README.md": readme(content).encode(), **files})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of files by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
