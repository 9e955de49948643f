"""The descriptor, read once: tables, fields, keys and closed lists as plain objects that everything else asks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.problems import EtlError

DERIVED = Path(__file__).with_name("derived.json")
TYPES = ("string", "integer", "number", "boolean", "date")


@dataclass(frozen=True)
class Field:
    """One column: Table Schema type and constraints, bilingual title and description （`中文 | English`）."""

    name: str
    type: str
    title: str
    description: str
    constraints: dict[str, Any] = field(hash=False)

    @property
    def required(self) -> bool:
        return bool(self.constraints.get("required"))

    @property
    def codes(self) -> list[str]:
        return list(self.constraints.get("enum", []))


@dataclass(frozen=True)
class ForeignKey:
    """Columns of one table that name a row of another, or of the same, as `restates` does."""

    columns: tuple[str, ...]
    table: str
    referred: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table as the descriptor has it. `path` is the file's name inside the data folder."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> list[str]:
        return [item.name for item in self.fields]

    @property
    def self_references(self) -> list[str]:
        return [key.columns[0] for key in self.foreign_keys if key.table == self.name]


@dataclass(frozen=True)
class Schema:
    """All tables of one descriptor, those referred to before those that refer."""

    version: str
    tables: tuple[Table, ...]
    descriptor: dict[str, Any] = field(hash=False, repr=False)


def load_schema(path: Path) -> Schema:
    """Read a data package descriptor. Raises EtlError where it is missing, no JSON, or not understood."""
    descriptor = _read_json(path)
    try:
        tables = [_table(resource) for resource in descriptor["resources"]]
        return Schema(str(descriptor["version"]), tuple(_in_load_order(tables)), descriptor)
    except (KeyError, TypeError, ValueError) as error:
        raise EtlError(
            f"{path}：描述文件有误：{error}", f"{path}: the descriptor is not understood: {error}"
        ) from error


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise EtlError(f"找不到描述文件 {path}", f"the descriptor {path} does not exist") from error
    except ValueError as error:
        raise EtlError(f"{path}：不是 JSON:{error}", f"{path}: not JSON: {error}") from error
    if not isinstance(content, dict):
        raise EtlError(f"{path}：描述文件须是一个对象", f"{path}: the descriptor must be an object")
    return content


def _table(resource: dict[str, Any]) -> Table:
    name, schema = resource["name"], resource["schema"]
    fields = tuple(_field(name, item) for item in schema["fields"])
    names = {item.name for item in fields}
    for item in names:
        twin = item.removesuffix("_zh") + "_en" if item.endswith("_zh") else item
        if twin not in names:
            raise ValueError(f"{name}.{item} has no {twin}")
    uniques = [_names(key) for key in schema.get("uniqueKeys", [])]
    uniques += [(item.name,) for item in fields if item.constraints.get("unique")]
    keys = tuple(_foreign_key(name, key) for key in schema.get("foreignKeys", []))
    return Table(
        name=name,
        path=resource.get("path", ""),
        title=resource["title"],
        description=resource["description"],
        fields=fields,
        primary_key=_names(schema["primaryKey"]),
        unique_keys=tuple(uniques),
        foreign_keys=keys,
    )


def _field(table: str, item: dict[str, Any]) -> Field:
    if item["type"] not in TYPES:
        raise ValueError(f"{table}.{item['name']}: type {item['type']} is none of {', '.join(TYPES)}")
    return Field(item["name"], item["type"], item["title"], item["description"], item.get("constraints", {}))


def _foreign_key(table: str, key: dict[str, Any]) -> ForeignKey:
    reference = key["reference"]
    return ForeignKey(_names(key["fields"]), reference.get("resource") or table, _names(reference["fields"]))


def _names(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _in_load_order(tables: list[Table]) -> list[Table]:
    ordered: list[Table] = []
    waiting = list(tables)
    while waiting:
        known = {table.name for table in ordered}
        ready = [table for table in waiting if _referred(table) <= known]
        if not ready:
            raise ValueError(f"tables refer to each other in a circle: {', '.join(table.name for table in waiting)}")
        ordered += ready
        waiting = [table for table in waiting if table not in ready]
    return ordered


def _referred(table: Table) -> set[str]:
    return {key.table for key in table.foreign_keys} - {table.name}
