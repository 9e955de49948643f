"""The two ZIP files. The same tables make the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from etl.downloads.content import OF_ONE_BUILD, Content, csv_parts
from etl.downloads.readme import readme
from etl.schema import DERIVED, load_schema
from etl.table_files import write_zip

_PART = 1 << 20


def data_package(content: Content, path: Path) -> None:
    """Write a Data Package: the tables as CSV (UTF-8 without a mark, LF), their descriptor, and a README."""
    files = {"README.md": [readme(content).encode()], "datapackage.json": [_json(descriptor(content))]}
    tables = {f"{table.name}.csv": csv_parts(table, content.rows[table.name], "\n") for table in content.tables}
    write_zip({**files, **tables}, path)


def descriptor(content: Content) -> dict[str, Any]:
    """The descriptor of data/ with the tables that are computed, and the day of the version."""
    derived = [item for item in load_schema(DERIVED).descriptor["resources"] if item["name"] != OF_ONE_BUILD]
    form = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    computed = [{"path": f"{item['name']}.csv", **form, **item} for item in derived]
    metadata = {
        "created": f"{content.released_on.isoformat()}T00:00:00Z",
        "contentHash": f"sha256:{content.hash}",
    }
    return {**content.descriptor, **metadata, "resources": [*content.descriptor["resources"], *computed]}


def parquet(content: Content, folder: Path, path: Path) -> None:
    """Zip the Parquet files of a folder, one for each table, with the README."""
    files = {f"{table.name}.parquet": _read(folder / f"{table.name}.parquet") for table in content.tables}
    write_zip({"README.md": [readme(content).encode()], **files}, path)


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(_PART):
            yield part


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
