"""A plan as a pack: a Data Package in a ZIP file, which `python -m etl add` takes and the desk opens again.

The text is in it only where its owner says so. `desk.json` holds what was decided, so that the work goes on where it
stopped; where the tables were changed since, the tables count.
"""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.desk.codec import from_json, to_json
from dashboard.desk.plan import DeskPlan, Row
from dashboard.desk.replay import decided_tables
from etl.load import DATA
from etl.reading.columns import COLUMNS
from etl.schema import Schema, load_schema
from etl.table_files import csv_text, write_zip

DESK, DESCRIPTOR = "desk.json", "datapackage.json"


def pack_bytes(plan: DeskPlan, with_text: bool, data: Path = DATA) -> bytes:
    """The pack of a plan as it stands. Raises etl.problems.EtlError where the descriptor in `data` cannot be read."""
    tables = decided_tables(plan)
    files = table_files(tables, load_schema(data / "datapackage.json"))
    files[DESK] = json.dumps({**json.loads(to_json(plan)), "text": ""}, ensure_ascii=False)
    if with_text:
        files[f"{plan.plan_id}.txt"] = plan.text
    return zip_bytes(files)


def table_files(tables: Mapping[str, list[Row]], schema: Schema) -> dict[str, str]:
    """The CSV files and the descriptor of a plan's tables; those that the descriptor does not know have no schema."""
    columns = {table.name: tuple(table.columns) for table in schema.tables} | COLUMNS
    files = {f"{name}.csv": csv_text(columns[name], rows) for name, rows in tables.items()}
    return {DESCRIPTOR: json.dumps(descriptor(tables, schema), ensure_ascii=False, indent=1), **files}


def descriptor(tables: Mapping[str, list[Row]], schema: Schema) -> dict[str, Any]:
    """The descriptor of a pack: that of the register, for these tables; references to others are left out."""
    plan = tables["plans"][0]
    return {
        "name": plan["plan_id"],
        "title": plan["title_zh"] or plan["title_en"] or plan["plan_id"],
        "version": schema.version,
        "source_sha256": plan["source_sha256"],
        "resources": [_resource(item, set(tables)) for item in schema.descriptor["resources"] if item["name"] in tables]
        + [{"name": name, "path": f"{name}.csv"} for name in tables if name not in {t.name for t in schema.tables}],
    }


def _resource(item: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    keys = [
        key for key in item["schema"].get("foreignKeys", []) if key["reference"].get("resource", "") in names | {""}
    ]
    return {**item, "schema": {**item["schema"], "foreignKeys": keys}}


def zip_bytes(files: Mapping[str, str]) -> bytes:
    """Text files as a ZIP file."""
    buffer = io.BytesIO()
    write_zip({name: (text.encode("utf-8"),) for name, text in files.items()}, buffer)
    return buffer.getvalue()


def plan_of_desk_file(desk: str, text: str) -> DeskPlan:
    """The plan of `desk.json`, with its text. Raises DeskError."""
    content = json.loads(desk)
    return from_json(json.dumps({**content, "text": text}, ensure_ascii=False))
