"""What the descriptor itself demands of the cells, judged by frictionless and said in two languages.

References are left to a query (`reference` in cells.py): frictionless opens the table referred to anew for each of
them, which took three quarters of a check's time. It reads three thousand rows a second and takes 30 ms for a table of
none, so it is given only the rows that are not plainly good (`suspects`), and judges them as it would have judged them
among the others. The descriptor itself it judges once.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from etl.problems import EtlError, Problem, Rule, flat
from etl.read import RawTable
from etl.schema import Schema, Table
from etl.suspects import suspects

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from frictionless import Package, Report

RULES = (
    Rule("type", "每格合于其列的类型", "every cell fits its column’s type"),
    Rule("required", "必填之格不空", "required cells are filled"),
    Rule("closed-list", "分类取自封闭的代码表", "categories come from the closed list"),
    Rule("pattern", "代码合于书写规则", "codes follow their pattern"),
    Rule("bounds", "数值在描述文件所定的上下限之内", "numbers lie within the descriptor’s bounds"),
    Rule("primary-key", "主键不重复、不为空", "primary keys are filled and unique"),
    Rule("unique", "不许重复的值没有重复", "unique values are not repeated"),
)
_NO_LIMIT = 10**9


def problems(schema: Schema, raws: dict[str, RawTable], con: DuckDBPyConnection) -> list[Problem]:
    """Every structural problem of every table whose header could be read. Raises EtlError for a bad descriptor.

    con: the tables as staged.
    """
    lines = {table.name: suspects(con, table) for table in schema.tables}
    _require_valid(json.dumps(_inline(schema, {table.name: [table.columns] for table in schema.tables})))
    rows = {
        name: [
            raws[name].table.columns,
            *(raws[name].rows[bisect_left(raws[name].lines, line)] for line in lines[name]),
        ]
        for name in lines
        if lines[name]
    }
    report = _validate(_inline(schema, rows)) if rows else None
    errors = [(task.name, error) for task in report.tasks for error in task.errors] if report else []
    return [_problem(raws[name], lines[name], error) for name, error in errors if not _is_empty_key(error)]


@lru_cache
def _require_valid(descriptor: str) -> None:
    """Have frictionless judge a descriptor, as JSON: once a process, being a fifth of a second. Raises EtlError."""
    _package(json.loads(descriptor))


def _validate(descriptor: dict[str, Any]) -> Report:
    """The report of frictionless on rows that stand in the descriptor. Raises EtlError for a bad descriptor."""
    return _package(descriptor).validate(limit_errors=_NO_LIMIT)


def _package(descriptor: dict[str, Any]) -> Package:
    """The descriptor as frictionless reads it. Raises EtlError for a bad one."""
    from frictionless import FrictionlessException, Package

    try:
        for pattern in _patterns(descriptor):
            re.compile(pattern)  # frictionless would only find out when it reads a row
        return Package.from_descriptor(descriptor)
    except FrictionlessException as error:
        reasons = "; ".join(reason.note for reason in error.reasons or [error.error])
        raise EtlError(f"描述文件有误：{reasons}", f"the descriptor is not valid: {reasons}") from error
    except re.error as error:
        raise EtlError(f"描述文件有误：模式 {error}", f"the descriptor is not valid: pattern: {error}") from error


def _patterns(descriptor: dict[str, Any]) -> Iterable[str]:
    fields = (field for resource in descriptor["resources"] for field in resource["schema"]["fields"])
    return (field["constraints"]["pattern"] for field in fields if "pattern" in field.get("constraints", {}))


def _is_empty_key(error: Any) -> bool:
    """An empty key is an empty required cell, which is reported as such."""
    return error.type == "primary-key" and "None" in error.note


def _inline(schema: Schema, data: Mapping[str, list[list[str]]]) -> dict[str, Any]:
    """The descriptor of these tables with header and rows in place of paths: files are read once, by us, and nothing
    is ever fetched. References are left out."""
    resources = [item for item in schema.descriptor["resources"] if item["name"] in data]
    return {
        "name": schema.descriptor["name"],
        "resources": [
            {"name": item["name"], "schema": {**item["schema"], "foreignKeys": []}, "data": data[item["name"]]}
            for item in resources
        ],
    }


def _problem(raw: RawTable, lines: Sequence[int], error: Any) -> Problem:
    """lines: of the rows that frictionless saw."""
    line = lines[error.row_number - 2] if hasattr(error, "row_number") else None
    check_id, column, zh, en = _problem_words(raw, lines, error)
    return Problem(check_id, raw.place, line, column, zh, en)


def _problem_words(raw: RawTable, lines: Sequence[int], error: Any) -> tuple[str, str | None, str, str]:
    table = raw.table
    if error.type == "primary-key":
        return _repeated_key(raw, lines, error)
    if error.type == "unique-error":
        cell = flat(error.cell)
        return "unique", error.field_name, f"{cell} 重复；此列不许重复", f"{cell} is repeated; it must be unique"
    if error.type == "type-error":
        return _wrong_type(table, error)
    if error.type == "constraint-error":
        return _constraint(table, error)
    return "type", getattr(error, "field_name", None), f"结构有误：{flat(error.note)}", flat(error.message)


def _repeated_key(raw: RawTable, lines: Sequence[int], error: Any) -> tuple[str, str, str, str]:
    columns = raw.table.primary_key
    key = ", ".join(flat(error.cells[raw.table.columns.index(name)]) for name in columns)
    line = lines[int(error.note.rpartition(" ")[2]) - 2]
    return "primary-key", columns[0], f"主键 {key} 重复（另见第 {line} 行）", f"key {key} is repeated (see line {line})"


_TYPE_WORDS = {
    "integer": ("整数", "an integer"),
    "number": ("数", "a number"),
    "boolean": ("true 或 false", "true or false"),
    "date": ("日期(YYYY-MM-DD)", "a date (YYYY-MM-DD)"),
    "string": ("文字", "text"),
}


def _wrong_type(table: Table, error: Any) -> tuple[str, str, str, str]:
    kind = next(field.type for field in table.fields if field.name == error.field_name)
    (zh, en), cell = _TYPE_WORDS[kind], flat(error.cell)
    return "type", error.field_name, f"{cell} 不是{zh}", f"{cell} is not {en}"


def _constraint(table: Table, error: Any) -> tuple[str, str, str, str]:
    limits = next(field.constraints for field in table.fields if field.name == error.field_name)
    kind, cell = error.note.split('"')[1], flat(error.cell or "")
    check_id, zh, en = _broken_limit(kind, cell, limits)
    return check_id, error.field_name, zh, en


def _broken_limit(kind: str, cell: str, limits: dict[str, Any]) -> tuple[str, str, str]:
    if kind == "required":
        return "required", "必填，不可留空", "is required, but empty"
    if kind == "enum":
        known = _code_list(limits["enum"])
        return "closed-list", f"{cell} 不在代码表内({known})", f"{cell} is none of: {known}"
    if kind == "pattern":
        return "pattern", f"{cell} 不合写法 {limits['pattern']}", f"{cell} does not match {limits['pattern']}"
    low, high = limits.get("minimum", "…"), limits.get("maximum", "…")
    return "bounds", f"{cell} 超出 {low}–{high}；请核对原文", f"{cell} outside {low}–{high}; check the source"


def _code_list(codes: Iterable[str]) -> str:
    return ", ".join(codes)
