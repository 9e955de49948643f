"""The descriptor, read once: tables, fields, keys and closed lists as plain objects that everything else asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.descriptor import read_descriptor, read_object
from etl.problems import EtlError, flat

DERIVED = Path(__file__).with_name("derived.json")
MAY_BE_EMPTY = frozenset(
    {"bodies", "codings", "glossary", "lexicon", "measure_bodies", "overrides", "plan_facts", "reference_values"}
    | {"silences", "target_evidence"}
)
"""Tables that a corpus with plans can do without: other rules ask for the rows that the plans need."""


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
    def may_be_empty(self) -> bool:
        """Whether a header alone is a whole table beside plans."""
        return self.name in MAY_BE_EMPTY

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
    if path == DERIVED:
        return schema_of(path, read_object(path))
    schema = schema_of(path, read_descriptor(path))
    reserved = {table.name for table in load_schema(DERIVED).tables} & {table.name for table in schema.tables}
    if reserved:
        names = ", ".join(sorted(reserved))
        raise EtlError(f"{path}：表名留给构建使用：{names}", f"{path}: names of tables that a build makes: {names}")
    return schema


def schema_of(path: Path, descriptor: dict[str, Any]) -> Schema:
    try:
        tables = [_table(resource) for resource in descriptor["resources"]]
        _refuse_wrong_names(tables)
        return Schema(str(descriptor["version"]), tuple(_in_load_order(tables)), descriptor)
    except (KeyError, TypeError, ValueError) as error:
        text = flat(str(error), 200)
        raise EtlError(f"{path}：描述文件有误：{text}", f"{path}: the descriptor is not understood: {text}") from error


def _table(resource: dict[str, Any]) -> Table:
    name, schema = resource["name"], resource["schema"]
    fields = tuple(_field(item) for item in schema["fields"])
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


def _field(item: dict[str, Any]) -> Field:
    return Field(item["name"], item["type"], item["title"], item["description"], item.get("constraints", {}))


def _foreign_key(table: str, key: dict[str, Any]) -> ForeignKey:
    reference = key["reference"]
    return ForeignKey(_names(key["fields"]), reference.get("resource") or table, _names(reference["fields"]))


def _names(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _refuse_wrong_names(tables: list[Table]) -> None:
    """Raise ValueError for a name that stands twice, and for a key of columns that are not there."""
    _refuse_repeated("table", [table.name for table in tables])
    _refuse_repeated("path", [table.path for table in tables if table.path])
    known = {table.name: table for table in tables}
    for table in tables:
        _refuse_repeated(f"{table.name}: column", table.columns)
        for key in (table.primary_key, *table.unique_keys):
            _refuse_unknown(table, key)
        for reference in table.foreign_keys:
            _refuse_unknown(table, reference.columns)
            _refuse_unreferable(table, reference, known)


def _refuse_repeated(what: str, names: list[str]) -> None:
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        raise ValueError(f"{what} 重复 | repeated: {', '.join(repeated)}")


def _refuse_unknown(table: Table, columns: Iterable[str]) -> None:
    unknown = [column for column in columns if column not in table.columns]
    if unknown:
        raise ValueError(f"{table.name}: 键中有未知的列 | a key names unknown columns: {', '.join(unknown)}")


def _refuse_unreferable(table: Table, key: ForeignKey, known: Mapping[str, Table]) -> None:
    """A reference names a key of another table, of as many columns."""
    there = known.get(key.table)
    if there is None:
        raise ValueError(f"{table.name}: 所引的表不存在 | refers to a table that is not there: {key.table}")
    if key.referred not in (there.primary_key, *there.unique_keys) or len(key.columns) != len(key.referred):
        place = f"{key.table}({', '.join(key.referred)})"
        raise ValueError(f"{table.name}: 所引不是键 | refers to what is no key: {place}")


def _in_load_order(tables: list[Table]) -> list[Table]:
    ordered: list[Table] = []
    waiting = list(tables)
    while waiting:
        known = {table.name for table in ordered}
        ready = [table for table in waiting if _referred_tables(table) <= known]
        if not ready:
            names = ", ".join(table.name for table in waiting)
            raise ValueError(f"表的引用绕成一圈 | tables refer to each other in a circle: {names}")
        ordered += ready
        waiting = [table for table in waiting if table not in ready]
    return ordered


def _referred_tables(table: Table) -> set[str]:
    return {key.table for key in table.foreign_keys} - {table.name}
