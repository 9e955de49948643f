"""Descriptors that are odd, deep, huge or wrong: each with one sentence that says where, and none with a traceback."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.checks import inspect
from etl.problems import EtlError
from etl.schema import DERIVED, load_schema
from tests.etl_fixtures import changed, nothing, write_package
from tests.etl_tables import descriptor

WRONG = (None, 5, "", [], [1], {"a": 1}, True, [[[]]])
KNOWN = descriptor()


def refusal(path: Path) -> str:
    with pytest.raises(EtlError) as refused:
        load_schema(path)
    return str(refused.value)


def written(folder: Path, content: bytes) -> Path:
    path = folder / "datapackage.json"
    path.write_bytes(content)
    return path


BYTES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "不是 JSON"),
    "a list": (b"[]", "须是一个对象"),
    "null": (b"null", "须是一个对象"),
    "cut off": (b'{"resources": [', "不是 JSON"),
    "a BOM": (b"\xef\xbb\xbf" + json.dumps(KNOWN).encode(), "以 BOM 开头"),
    "UTF-16": (json.dumps(KNOWN).encode("utf-16"), "不是 UTF-8"),
    "GBK": ('{"title": "对照"}'.encode("gbk"), "不是 UTF-8"),
    "lists within lists": (b"[" * 200_000, "嵌套太深"),
    "objects within objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "嵌套太深"),
    "as deep as can be read": (b'{"a":' + b"[" * 40 + b"]" * 40 + b"}", "嵌套超过 32 层"),
    "a key twice": (b'{"version": "1.0.0", "version": "2.0.0"}', "键重复 | key repeated: version"),
    "half a character": (json.dumps(KNOWN | {"title": "\ud800"}).encode(), "不是 JSON"),
    "no number": (b'{"a": NaN}', "NaN"),
    "a number without end": (b'{"a": ' + b"9" * 5000 + b"}", "不是 JSON"),
    "17 MB": (b" " * (17 << 20), "至多 16777216"),
}


@pytest.mark.parametrize(("content", "message"), BYTES.values(), ids=BYTES)
def test_a_file_that_holds_no_descriptor_is_refused_in_a_sentence(content: bytes, message: str, tmp_path: Path) -> None:
    said = refusal(written(tmp_path, content))
    assert message in said
    assert " | " in said
    assert len(said) < 600 + 2 * len(str(tmp_path))


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each value of one of each kind: of lists the first item only."""
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from places(item, (*path, key))


def with_value(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    known = copy.deepcopy(KNOWN)
    inner: Any = known
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return known


@pytest.mark.slow
def test_a_value_of_any_wrong_kind_anywhere_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    refusals = []
    for path in places(KNOWN):
        for value in WRONG:
            file = written(tmp_path, json.dumps(with_value(path, value)).encode())
            try:
                load_schema(file)
            except EtlError as error:
                refusals.append(str(error))
    assert len(refusals) > 150
    assert [text for text in refusals if str(file) not in text] == []


def test_each_fault_of_shape_is_named_with_its_place_and_no_more_than_five(tmp_path: Path) -> None:
    known = with_value(("title",), 5)
    del known["version"]
    said = refusal(written(tmp_path, json.dumps(known).encode()))
    assert "$.title 类型应为 string" in said
    assert "$ lacks version" in said
    known["resources"] = [1] * 1000
    assert "(+997)" in refusal(written(tmp_path, json.dumps(known).encode()))


Change = Callable[[dict[str, Any]], object]


def schema_of(known: dict[str, Any], table: str) -> dict[str, Any]:
    return next(item["schema"] for item in known["resources"] if item["name"] == table)


def circle(known: dict[str, Any]) -> None:
    reference = {"fields": "region_id", "reference": {"resource": "plans", "fields": "plan_id"}}
    schema_of(known, "regions")["foreignKeys"] = [reference]


def refers(to: str, column: str) -> Change:
    reference = {"fields": "region_id", "reference": {"resource": to, "fields": column}}
    return lambda known: schema_of(known, "regions").update(foreignKeys=[reference])


WRONG_NAMES: dict[str, tuple[Change, str]] = {
    "a circle of references": (circle, "绕成一圈 | tables refer to each other in a circle: regions, plans"),
    "a table that is missing": (lambda known: known["resources"].pop(0), "plans: 所引的表不存在"),
    "a reference to nowhere": (refers("nowhere", "x"), "所引的表不存在"),
    "a reference to what is no key": (refers("themes", "name_zh"), "所引不是键 | refers to what is no key: themes(name_zh)"),
    "a table twice": (lambda known: known["resources"].append(known["resources"][0]), "table 重复 | repeated: regions"),
    "a column twice": (
        lambda known: schema_of(known, "themes")["fields"].append(schema_of(known, "themes")["fields"][0]),
        "themes: column 重复",
    ),
    "a key of unknown columns": (lambda known: schema_of(known, "themes").update(primaryKey="nowhere"), "未知的列"),
    "a table of the build's": (lambda known: known["resources"][0].update(name="build_info"), "refers to a table"),
    "a path out of the folder": (lambda known: known["resources"][0].update(path="../x.csv"), "resources[0].path"),
    "a path that is absolute": (lambda known: known["resources"][0].update(path="/etc/x.csv"), "resources[0].path"),
    "a version that is a path": (lambda known: known.update(version="../../x"), "$.version"),
    "a version with a line break": (lambda known: known.update(version="1.0.0\n"), "$.version"),
    "a name with a quote": (lambda known: known["resources"][0].update(name='a"b'), "resources[0].name"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "message"), WRONG_NAMES.values(), ids=WRONG_NAMES)
def test_names_that_do_not_fit_each_other_are_named(change: Change, message: str, tmp_path: Path) -> None:
    known = copy.deepcopy(KNOWN)
    change(known)
    assert message in refusal(written(tmp_path, json.dumps(known).encode()))


def test_the_names_of_computed_tables_are_reserved(tmp_path: Path) -> None:
    known = copy.deepcopy(KNOWN)
    extra = copy.deepcopy(known["resources"][0]) | {"name": load_schema(DERIVED).tables[0].name, "path": "x.csv"}
    known["resources"].append(extra)
    assert f"表名留给构建使用：{extra['name']}" in refusal(written(tmp_path, json.dumps(known).encode()))


def test_a_descriptor_without_a_table_that_rules_need_is_said(tmp_path: Path) -> None:
    known = copy.deepcopy(KNOWN)
    known["resources"] = [item for item in known["resources"] if item["name"] != "codings"]
    with pytest.raises(EtlError, match=r"描述文件与规则不合.*codings"):
        inspect(write_package(tmp_path, changed(nothing), known=known))


@pytest.mark.parametrize("pattern", ["(", "(?=a)a", r"\pL+"])
def test_a_pattern_that_database_or_python_cannot_match_is_said(pattern: str, tmp_path: Path) -> None:
    known = copy.deepcopy(KNOWN)
    schema_of(known, "themes")["fields"][0]["constraints"]["pattern"] = pattern
    with pytest.raises(EtlError, match="描述文件"):
        inspect(write_package(tmp_path, changed(nothing), known=known))


def test_what_table_schema_refuses_is_refused_each_time_though_every_cell_is_good(tmp_path: Path) -> None:
    known = copy.deepcopy(KNOWN)
    schema_of(known, "regions")["missingValues"] = 5
    data = write_package(tmp_path, changed(nothing), known=known)
    for _ in range(2):
        with pytest.raises(EtlError, match=r"描述文件有误.*missingValues"):
            inspect(data)
