"""Files as spreadsheets, editors and accidents leave them: each with a clear message, and nothing lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.checks import inspect
from etl.load import BuildRefusedError, build
from etl.read import read_table
from etl.schema import load_schema
from tests.etl_fixtures import write_package
from tests.etl_tables import good_tables

Damage = Callable[[bytes], bytes]
DAMAGED: list[tuple[str, Damage, str]] = [
    ("an empty file", lambda _: b"", "regions.csv: 文件是空的"),
    ("only blanks", lambda _: b" \n\n", "regions.csv: 文件是空的"),
    ("a header alone", lambda content: content.split(b"\n")[0] + b"\n", "regions.csv: 只有表头"),
    ("cut off", lambda content: content[:-1], "regions.csv:4: 文件末尾没有换行"),
    ("GBK", lambda content: content.decode().encode("gbk"), "regions.csv:2: 不是 UTF-8；请另存为 UTF-8"),
    ("UTF-16", lambda content: content.decode().encode("utf-16"), "regions.csv:1: 不是 UTF-8"),
    ("a workbook", lambda content: b"PK\x03\x04" + content, "regions.csv: 是 Excel 工作簿"),
    ("a BOM", lambda content: b"\xef\xbb\xbf" + content, "regions.csv:1: 文件以 BOM 开头"),
    ("CRLF", lambda content: content.replace(b"\n", b"\r\n"), "regions.csv:1: 行末是 CRLF"),
    ("semicolons", lambda content: content.replace(b",", b";"), "regions.csv:1: 不是以逗号分隔"),
    ("an unknown column", lambda content: content.replace(b"admin_code", b"code"), "regions.csv:1 code: 未知的列"),
    ("a missing column", lambda content: content.replace(b"admin_code", b"code"), "regions.csv:1 admin_code: 缺少此列"),
    ("a column twice", lambda content: content.replace(b"name_en", b"name_zh"), "regions.csv:1 name_zh: 列名重复"),
    (
        "columns in another order",
        lambda content: content.replace(b"name_zh,name_en", b"name_en,name_zh"),
        "regions.csv:1: 列序应为 region_id,name_zh,name_en",
    ),
    ("a row too long", lambda content: content.replace(b"Lanzhou", b"Lan,zhou"), "regions.csv:2: 有 9 格，应有 8 格"),
    ("a row too short", lambda content: content.replace(b"Lanzhou,", b""), "regions.csv:2: 有 7 格，应有 8 格"),
    ("a blank line", lambda content: content.replace(b"\nzhou", b"\n\nzhou"), "regions.csv:3: 空行"),
    ("a line of commas", lambda content: content + b",,,,,,,\n", "regions.csv:5: 空行"),
    (
        "a line break in a cell",
        lambda content: content.replace(b"Lanzhou", b'"Lan\nzhou"'),
        "regions.csv:2: 引号不成对",
    ),
    ("a stray quote", lambda content: content.replace(b"Lanzhou", b'Lan"zhou'), "regions.csv:2: 引号不成对"),
]
EXCEL = {
    "4359446.0": "4359446.0 不是整数 | 4359446.0 is not an integer",
    "4.36E+06": "4.36E+06 不是整数",
    '"4,359,446"': "4,359,446 不是整数",
}


@pytest.mark.parametrize(("damage", "message"), [pytest.param(*case[1:], id=case[0]) for case in DAMAGED])
def test_a_damaged_file_is_named_with_what_to_do(damage: Damage, message: str, tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    path = data / "regions.csv"
    path.write_bytes(damage(path.read_bytes()))
    (regions,) = (table for table in load_schema(data / "datapackage.json").tables if table.name == "regions")
    found = [str(problem) for problem in read_table(data, regions).problems]
    assert [text for text in found if text.startswith(f"data/{message}") and " | " in text], found


def test_numbers_as_excel_writes_them_are_refused(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    lines = (data / "regions.csv").read_text("utf-8").splitlines()
    mangled = [line.replace("4359446", number) for line, number in zip(lines[1:], EXCEL, strict=True)]
    (data / "regions.csv").write_text("\n".join([lines[0], *mangled, ""]), "utf-8")
    found = [str(problem) for problem in inspect(data).problems]
    for line, (text, message) in enumerate(zip(found, EXCEL.values(), strict=True), 2):
        assert text.startswith(f"data/regions.csv:{line} population_2020: {message}")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (data / "themes.csv").unlink()
    (found,) = inspect(data).problems
    assert str(found) == "data/themes.csv: 文件不存在；请恢复或新建 | the file does not exist; restore or create it"


def test_a_broken_table_does_not_make_its_references_look_dangling(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (data / "plans.csv").write_bytes((data / "plans.csv").read_bytes() + b"one,two\n")
    assert [problem.check_id for problem in inspect(data).problems] == ["ragged"]


def test_quotes_and_commas_written_properly_are_read_as_they_are(tmp_path: Path) -> None:
    tables = good_tables()
    odd = 'The "Lanzhou", China'
    tables["regions"][0] |= {"name_en": odd, "population_source_en": f"Census, {odd}"}
    found = inspect(write_package(tmp_path, tables))
    assert found.problems == []
    assert found.con.execute("SELECT name_en FROM regions").fetchall()[0] == (odd,)


def test_a_refused_build_changes_neither_the_tables_nor_the_old_database(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    database = build(data, tmp_path / "build").path
    old = database.read_bytes()
    damaged = (data / "regions.csv").read_text("utf-8").encode("gbk")
    (data / "regions.csv").write_bytes(damaged)
    with pytest.raises(BuildRefusedError) as refused:
        build(data, tmp_path / "build")
    assert refused.value.problems
    assert database.read_bytes() == old
    assert (data / "regions.csv").read_bytes() == damaged


@pytest.mark.parametrize("cell", [b"a" * 32_768, b"a" * 200_000, b'"' + b"a," * 100_000 + b'"', b"a," * 1_000_000])
def test_an_endless_cell_or_line_is_named_and_the_rows_after_it_are_read(cell: bytes, tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    path = data / "regions.csv"
    path.write_bytes(path.read_bytes().replace(b",Lanzhou,", b",%b," % cell))
    regions = next(table for table in load_schema(data / "datapackage.json").tables if table.name == "regions")
    raw = read_table(data, regions)
    assert [(problem.check_id, problem.line) for problem in raw.problems] == [("long-cell", 2)]
    assert "至多 32767 字" in str(raw.problems[0])
    assert (len(raw.rows), raw.whole) == (2, False)


def test_the_longest_cell_that_a_spreadsheet_takes_is_kept_whole(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    path = data / "regions.csv"
    path.write_bytes(path.read_bytes().replace(b",Lanzhou,", b',"' + b"," * 32_765 + b'",'))
    regions = next(table for table in load_schema(data / "datapackage.json").tables if table.name == "regions")
    raw = read_table(data, regions)
    assert raw.problems == []
    assert "," * 32_765 in raw.rows[0]


def test_of_ten_thousand_unknown_columns_twenty_are_named_and_the_others_counted(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    path = data / "regions.csv"
    more = b"".join(b",c%d" % number for number in range(10_000))
    path.write_bytes(path.read_bytes().replace(b"\n", more + b"\n", 1))
    regions = next(table for table in load_schema(data / "datapackage.json").tables if table.name == "regions")
    found = read_table(data, regions).problems
    assert len(found) == 21
    assert "另有 9980 列" in str(found[-1])
