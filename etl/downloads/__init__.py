"""The files a reader takes away, made of a finished database: the same tables in every form, with their checksums.

    downloads/<version>/<build>/duizhao.zip            Data Package: CSV, datapackage.json, README.md
                                duizhao.xlsx           a workbook with README and codebook
                                duizhao-parquet.zip    a Parquet file for each table
                                duizhao.duckdb         the database, for DuckDB 1.1 and later
                                <table>.csv            UTF-8 with a byte-order mark, which Excel needs
                                <table>.parquet
                                manifest.json          path, form, table, rows, origin, bytes and SHA-256 of each
                                SHA256SUMS             the same sums, as `sha256sum -c` reads them

All but the database are the same, byte for byte, whenever the same tables are built: none holds the time of the build.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.downloads import archive, public_database, workbook
from etl.downloads.content import Content, csv_parts

NAME = "duizhao"
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
_BOM = b"\xef\xbb\xbf"


def make(content: Content, database: Path, parquet: Path, folder: Path) -> None:
    """Write every file into a new folder; `parquet` holds a file for each table."""
    folder.mkdir(parents=True)
    for table in content.tables:
        with (folder / f"{table.name}.csv").open("wb") as file:
            file.write(_BOM)
            file.writelines(csv_parts(table, content.rows[table.name], "\r\n"))
        shutil.copyfile(parquet / f"{table.name}.parquet", folder / f"{table.name}.parquet")
    archive.data_package(content, folder / f"{NAME}.zip")
    (folder / f"{NAME}.xlsx").write_bytes(workbook.workbook(content))
    archive.parquet(content, folder, folder / f"{NAME}-parquet.zip")
    public_database.write(content, database, folder / f"{NAME}.duckdb")
    listed = list(_manifest_entries(content, folder))
    head = {"version": content.version, "released_on": content.released_on.isoformat(), "content_hash": content.hash}
    (folder / MANIFEST).write_text(json.dumps({**head, "files": listed}, indent=1) + "\n", encoding="utf-8")
    sums = "".join(f"{item['sha256']}  {item['path']}\n" for item in listed)
    (folder / SUMS).write_text(sums, encoding="utf-8")


def _manifest_entries(content: Content, folder: Path) -> Iterator[dict[str, Any]]:
    """What the manifest says of each file, the whole data set first."""
    whole = {"package": f"{NAME}.zip", "workbook": f"{NAME}.xlsx", "parquet": f"{NAME}-parquet.zip"}
    whole["database"] = f"{NAME}.duckdb"
    for form, path in whole.items():
        yield {"path": path, "form": form, "table": None, "rows": content.size, "origin": None, **_proof(folder / path)}
    for table in content.tables:
        origin = "typed" if table.path else "computed"
        for form in ("csv", "parquet"):
            path, rows = f"{table.name}.{form}", len(content.rows[table.name])
            yield {
                "path": path,
                "form": form,
                "table": table.name,
                "rows": rows,
                "origin": origin,
                **_proof(folder / path),
            }


def _proof(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
