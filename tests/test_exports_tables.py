"""File names, CSV and XLSX: as they are shown, nothing in them runs, and what travels with the figure is there."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.exports import csvw, file_names, tabular
from dashboard.figures.data_table import typed_table
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words

ZH, EN = Words("zh"), Words("en")
LINK = "https://example.org/indicator?indicator=share&lang=zh"
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1+1"]


def exhibit(table: pd.DataFrame, **changes) -> Exhibit:
    made = Exhibit(
        figure=go.Figure(),
        headline="兰州给出数量。",
        subtitle="五份文件",
        sources=("兰州市教育局，《工作要点》",),
        notes=("口径不同。",),
        alt="",
        table=table,
        data_version="1.1.0",
    )
    return replace(made, **changes)


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet_of(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))


def texts_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(ElementTree.fromstring(book.read("xl/sharedStrings.xml")).itertext())


@pytest.mark.parametrize("part", ["a/b", "a\\b", '"a"', "“图”", "a:b*?<>|", "\u202egpj.exe", "..", "a\nb", "\ud800a"])
def test_file_name_is_one_valid_path_component(part):
    name = file_names.file_name("csv", part, "1.1.0")
    assert name.startswith("duizhao-")
    assert name.endswith("-1.1.0.csv")
    assert not set(name) & set('/\\:*?"<>|“”\u202e\n ')
    name.encode("utf-8")


def test_long_file_name_is_cut_between_characters_and_has_its_version():
    name = file_names.file_name("png", "图" * 100, "1.1.0")
    assert name == f"duizhao-{'图' * 20}-1.1.0.png"


def test_file_name_of_empty_parts_is_valid():
    assert file_names.file_name("csv", "", "///") == "duizhao.csv"


@pytest.mark.parametrize("text", RISKY)
def test_no_csv_cell_or_column_name_runs_as_a_formula(text):
    for row in rows_of(tabular.csv_bytes(pd.DataFrame({text: [text]}))):
        assert row[0].startswith("'")


def test_csv_numbers_stay_numbers():
    assert rows_of(tabular.csv_bytes(pd.DataFrame({"n": [-1.5]})))[1] == ["-1.5"]


def test_csv_is_one_line_of_names_and_the_rows_and_nothing_else():
    data = tabular.exhibit_csv(exhibit(pd.DataFrame({"文件": ["兰州"], "数量": ["50%"], "年份": ["2019"]})), ZH, LINK)
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [["文件", "数量", "年份"], ["兰州", "50%", "2019"]]


def test_what_a_csv_leaves_out_is_in_the_file_beside_it():
    table = pd.DataFrame({"文件": ["兰州", "武威"], "value_low": [30, None], "suspect": [True, False]}, dtype=object)
    said = json.loads(csvw.metadata(exhibit(table), ZH, LINK))
    assert said["dc:title"] == "兰州给出数量。"
    assert said["rdfs:comment"] == ["口径不同。"]
    assert said["dc:source"] == ["兰州市教育局，《工作要点》"]
    assert (said["schema:version"], said["dc:isPartOf"]) == ("1.1.0", LINK)
    assert [one["datatype"] for one in said["tableSchema"]["columns"]] == ["string", "integer", "boolean"]
    assert file_names.file_name("csvw", "x") == "duizhao-x.csv-metadata.json"


def cells_of(data: bytes) -> list[tuple[str, str]]:
    """Type and value of each cell of the first sheet: n and b are a number and a truth value, s a text."""
    cells = sheet_of(data).iter(f"{CELL}c")
    return [(cell.get("t", "n"), cell.findtext(f"{CELL}v") or "") for cell in cells]


def test_numbers_truth_values_and_days_are_such_in_a_workbook():
    table = pd.DataFrame([[30, 2.5, True, date(2022, 6, 6), "007", None]], columns=list("abcdef"), dtype=object)
    row = cells_of(tabular.exhibit_xlsx(exhibit(table), EN))[8:14]
    assert [kind for kind, _ in row] == ["n", "n", "b", "n", "s", "n"]
    assert [value for _, value in row[:4]] == ["30", "2.5", "1", "44718"]


@pytest.mark.parametrize("number", [12345678901234567890, -9007199254740993, np.int64(9007199254740993)])
def test_whole_numbers_of_more_than_fifteen_digits_keep_every_digit(number):
    table = pd.DataFrame({"n": [number, 1]}, dtype=object)
    assert str(number) in texts_of(tabular.exhibit_xlsx(exhibit(table), EN))
    assert rows_of(tabular.csv_bytes(table))[1] == [str(number)]


def test_columns_of_numbers_and_days_written_as_text_become_such():
    table = typed_table(
        pd.DataFrame(
            {"n": ["30", "", "2.5"], "d": ["2022-06-06", "", ""], "t": ["30%", "1", ""], "c": ["007", "1", ""]}
        )
    )
    assert table["n"].tolist() == [30, None, 2.5]
    assert table["d"].tolist() == [date(2022, 6, 6), None, None]
    assert table["t"].tolist() == ["30%", "1", ""]
    assert table["c"].tolist() == ["007", "1", ""]
    assert typed_table(pd.DataFrame({"d": ["2022-02-31"]}))["d"].tolist() == ["2022-02-31"]


def test_a_name_in_any_script_has_a_plain_one_beside_it():
    said = file_names.content_disposition("duizhao-双师型-1.1.0.csv")
    assert 'filename="duizhao-1.1.0.csv"' in said
    assert "filename*=UTF-8''duizhao-%E5%8F%8C" in said


@pytest.mark.parametrize("table", [pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame([[1, 2]], columns=["a", "a"])])
def test_empty_table_and_duplicate_columns_can_be_written(table):
    assert len(tabular.exhibit_csv(exhibit(table), EN).decode("utf-8-sig").strip().splitlines()) <= 1 + len(table)
    assert "1.1.0" in texts_of(tabular.exhibit_xlsx(exhibit(table), EN))


def test_no_workbook_cell_is_a_formula_or_a_link():
    data = tabular.exhibit_xlsx(exhibit(pd.DataFrame({"=A1": [*RISKY, "http://a.b/"]})), ZH, LINK)
    assert list(sheet_of(data).iter(f"{CELL}f")) == []
    assert list(sheet_of(data).iter(f"{CELL}hyperlink")) == []
    assert "=1+1" in texts_of(data)


def test_workbook_has_headline_and_caption():
    said = texts_of(tabular.exhibit_xlsx(exhibit(pd.DataFrame({"文件": ["兰州"]})), ZH, LINK))
    for part in ("兰州给出数量。", "五份文件", "口径不同。", "《工作要点》", "1.1.0", LINK):
        assert part in said


def test_control_characters_and_overlong_texts_fit_into_a_cell():
    data = tabular.exhibit_xlsx(
        exhibit(pd.DataFrame({"a": ["x\x00\x0b\ud800y", "字" * 40_000, None, float("nan")]}, dtype=object)), ZH
    )
    assert "xy" in texts_of(data)
    assert "字" * 32_000 in texts_of(data)


@pytest.mark.parametrize(
    ("name", "taken", "fit"),
    [
        ("a/b:c", [], "a b c"),
        ("History", [], "History 1"),
        ("", [], "1"),
        ("图" * 40, [], "图" * 31),
        ("图" * 40, ["图" * 31], f"{'图' * 29} 2"),
    ],
)
def test_sheet_name_is_valid_and_unique(name, taken, fit):
    assert tabular.sheet_name(name, taken) == fit
