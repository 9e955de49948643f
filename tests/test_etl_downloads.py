"""The files to take away: whole, valid, the same whenever the tables are, and told of in the manifest."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import frictionless
import pytest

from etl.changes import read_changes
from etl.load import build
from tests.etl_fixtures import changed, row, write_package
from tests.etl_tables import ROOT, descriptor, good_tables


def folder_of(database: Path) -> Path:
    """Where a database says its downloads are."""
    with duckdb.connect(str(database), read_only=True) as con:
        return database.parent / "downloads" / con.execute("SELECT downloads FROM build_info").fetchall()[0][0]


@pytest.fixture(scope="module")
def files(built_database: Path) -> Path:
    return folder_of(built_database)


def test_the_unzipped_package_validates_and_its_typed_tables_are_those_of_data(files: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(files / "duizhao.zip").extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    for resource in descriptor()["resources"]:
        assert (tmp_path / resource["path"]).read_bytes() == (ROOT / "data" / resource["path"]).read_bytes()


def test_a_damaged_package_does_not_validate(files: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(files / "duizhao.zip").extractall(tmp_path)
    table = tmp_path / "targets.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",at_least,", ",at_last,", 1), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_the_readme_says_version_citation_licence_and_every_table_in_both_languages(files: Path) -> None:
    readme = zipfile.ZipFile(files / "duizhao.zip").read("README.md").decode()
    for said in ("引用", "Cite as", descriptor()["version"], "creativecommons.org/licenses/by/4.0", "{"):
        assert (said in readme) == (said != "{"), said
    assert all(readme.count(f"| `{resource['name']}` |") == 2 for resource in descriptor()["resources"])


def test_single_csvs_have_the_mark_excel_needs_and_those_of_the_package_have_none(files: Path) -> None:
    alone = (files / "targets.csv").read_bytes()
    packed = zipfile.ZipFile(files / "duizhao.zip").read("targets.csv")
    assert alone.startswith(b"\xef\xbb\xbf")
    assert not packed.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(alone.decode("utf-8-sig")))) == list(csv.reader(io.StringIO(packed.decode())))


def test_every_form_holds_the_same_rows_of_every_table(files: Path) -> None:
    listed = json.loads((files / "manifest.json").read_text(encoding="utf-8"))["files"]
    counts = {item["table"]: item["rows"] for item in listed if item["form"] == "csv"}
    with duckdb.connect(str(files / "duizhao.duckdb"), read_only=True) as con:
        for table, rows in counts.items():
            assert con.execute(f"SELECT count(*) FROM {table}").fetchall() == [(rows,)]
            assert con.execute(f"SELECT count(*) FROM '{files / table}.parquet'").fetchall() == [(rows,)]
    packed = zipfile.ZipFile(files / "duizhao-parquet.zip")
    assert set(packed.namelist()) == {"README.md", *(f"{table}.parquet" for table in counts)}


def test_the_workbook_has_readme_codebook_and_a_sheet_for_each_table_and_no_formula(files: Path) -> None:
    book = zipfile.ZipFile(files / "duizhao.xlsx")
    sheets = [
        node.get("name") for node in ElementTree.fromstring(book.read("xl/workbook.xml")).iter() if node.get("sheetId")
    ]
    assert sheets[:2] == ["README", "codebook"]
    assert {resource["name"] for resource in descriptor()["resources"]} < set(sheets)
    cells = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert cells
    assert not any(b"<f>" in sheet for sheet in cells)


def test_the_manifest_and_the_sums_tell_of_each_file_as_it_is(files: Path) -> None:
    listed = json.loads((files / "manifest.json").read_text(encoding="utf-8"))
    assert {item["path"] for item in listed["files"]} == {path.name for path in files.iterdir()} - {
        "manifest.json",
        "SHA256SUMS",
    }
    for item in listed["files"]:
        content = (files / item["path"]).read_bytes()
        assert (item["bytes"], item["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    command = ["sha256sum", "-c", "--quiet", "SHA256SUMS"]
    if shutil.which(command[0]):
        assert subprocess.run(command, cwd=files, check=False).returncode == 0


def test_the_same_tables_make_the_same_bytes_and_a_changed_cell_makes_others(tmp_path: Path) -> None:
    def sums(name: str, tables: dict) -> dict[str, str]:
        data = write_package(tmp_path / name, tables)
        made = folder_of(build(data, tmp_path / name / "build").path)
        return {item["path"]: item["sha256"] for item in json.loads((made / "manifest.json").read_text())["files"]}

    one, again = (sums(name, good_tables()) for name in ("one", "again"))
    other = sums("other", changed(row("themes", "system", name_en="Newer")))
    same = {path for path in one if one[path] == again[path]}
    assert set(one) - same <= {"duizhao.duckdb"}
    assert {path for path in one if one[path] != other[path]} >= {"duizhao.zip", "duizhao.xlsx", "themes.csv"}
    assert one["regions.csv"] == other["regions.csv"]


def test_an_older_version_is_kept_and_of_the_same_version_only_what_was_in_use(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    first = folder_of(build(data, tmp_path / "build").path)
    for name in ("B", "C"):
        write_package(tmp_path, changed(row("themes", "system", name_en=name)))
        last = folder_of(build(data, tmp_path / "build").path)
    assert not first.exists()
    assert len(list(last.parent.iterdir())) == 2
    release(data, "9.0.0")
    newest = folder_of(build(data, tmp_path / "build").path)
    assert newest.parent.name == "9.0.0"
    assert last.exists()


def release(data: Path, version: str) -> None:
    """Raise the version of a package, and tell of it."""
    known = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    (data / "datapackage.json").write_text(json.dumps(known | {"version": version}), encoding="utf-8")
    history = (data / "CHANGES.md").read_text(encoding="utf-8")
    (data / "CHANGES.md").write_text(f"## {version} · 2026-02-28\n\n新。 | New.\n\n{history}", encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## 1.0.0 · 2026-01-31\n\n甲。 | A.\n", ""),
        ("## 1.0.0 · 2026-01-31\n\n* 甲，\n  乙。\n  | A,\n  b.\n", ""),
        ("## 1.0.0\n\n甲。 | A.\n", ":1"),
        ("## 1.0.0 · 2026-02-30\n\n甲。 | A.\n", ":1"),
        ("## 1.0.0 · 2026-01-31\n\nA.\n", ":3"),
        ("## 0.9.0 · 2026-01-31\n\n甲。 | A.\n", "1.0.0"),
        ("", "1.0.0"),
    ],
)
def test_what_changed_is_read_or_the_line_that_cannot_be_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "CHANGES.md").write_text(text, encoding="utf-8")
    found = read_changes(tmp_path, "1.0.0")
    assert [said in str(problem) for problem in found.problems] == ([True] if said else [])
    assert bool(found.rows) == (not said or (said == "1.0.0" and bool(text)))


def test_a_missing_history_stops_the_build_with_its_name(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (data / "CHANGES.md").unlink()
    command = [sys.executable, "-m", "etl", "build", "--data", str(data), "--build", str(tmp_path / "build")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "data/CHANGES.md: 文件不存在" in done.stdout
