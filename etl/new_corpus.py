"""`python -m etl new`: an empty corpus, with the descriptor, the closed lists that any corpus needs, and no plan.

Descriptor and `codes` are those of the register, so that they are described once; the general rows of the other lists
are in etl/template.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from etl.changes import FILE
from etl.environment import environment_errors
from etl.files import read_bytes, write_new_folder
from etl.location import REGISTER
from etl.problems import EtlError
from etl.schema import Table, load_schema

TEMPLATE = Path(__file__).with_name("template")
_VERSION = "0.1.0"
_HISTORY = """\
# 数据有何变更 · What changed in the facts

每版一节；每段、每条先中文、后英文，以竖线隔开。 A section for each version; each item is Chinese, a bar, English.

## {version} · {day}

新建，尚无文件。 | New; no plan yet.
"""


def new_corpus(folder: Path, title: str, subject: str) -> Path:
    """Write an empty corpus into a new or empty folder; title and subject as `中文 | English`. Raises EtlError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise EtlError(f"{folder} 不是空文件夹，未写入", f"{folder} is no empty folder, nothing written")
    schema = load_schema(REGISTER / "datapackage.json")
    descriptor = _descriptor(schema.descriptor, folder.resolve().name, title, subject)
    files = {"datapackage.json": json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"}
    files[FILE] = _HISTORY.format(version=_VERSION, day=date.today().isoformat())
    files |= {table.path: _table(table) for table in schema.tables}
    with environment_errors(f"{folder} 写不了", f"{folder} cannot be written"):
        write_new_folder(folder, files)
    return folder


def _descriptor(register: Mapping[str, Any], name: str, title: str, subject: str) -> dict[str, Any]:
    return {
        **register,
        "name": name,
        "version": _VERSION,
        "title": title,
        "description": title,
        "subject": subject,
        "keywords": [subject],
        "contributors": [{"title": "编者 | The editors", "roles": ["creator"]}],
    }


def _table(table: Table) -> str:
    """The closed list of the register or of the template, else a header."""
    if table.name == "codes":
        return read_bytes(REGISTER / table.path).decode("utf-8")
    general = TEMPLATE / table.path
    return general.read_text(encoding="utf-8") if general.is_file() else ",".join(table.columns) + "\n"
