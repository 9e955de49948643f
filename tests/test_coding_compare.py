"""Two codings of a plan: rows matched by place in the text, agreement, the list to settle, and what is merged."""

import csv
import shutil
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np
import pytest
from openpyxl import load_workbook

from etl.__main__ import main
from etl.coding.compare import compare_codings
from etl.coding.matching import matches
from etl.coding.model import CodedRow
from etl.coding.sheet import write_sheet
from etl.problems import EtlError
from etl.reading.passages import Span
from etl.table_files import read_rows
from tests.coding_fixtures import PLAN, TEXT, code_quantities, columns, draft_of, edit, put, row_where
from tests.etl_tables import ROOT

DATA = ROOT / "data"
QUANTITIES: list[dict[str, object]] = [
    {"quote": "达到2万人次以上", "value_low": 20000, "operator": "at_least", "unit_id": "person_times"},
    {"quote": "建设市级实训基地5个", "value_low": 5, "value_high": 5, "operator": "exactly", "unit_id": "bases"},
    {"quote": "1个进入省级", "value_low": 1, "value_high": 1, "operator": "exactly", "unit_id": "bases"},
    {"quote": "由40%提高到60%", "value_low": 60, "operator": "at_least", "unit_id": "percent", "baseline_value": 40},
]
"""What the second coder takes: the hundred teachers are left out."""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    made = draft_of(TEXT, tmp_path)
    rows = read_rows(made / "measures.csv")
    for row in rows:
        row["theme_id"], row["instrument_id"] = "training", "services"
    write(made / "measures.csv", rows)
    return made


@pytest.fixture
def coded(draft: Path, tmp_path: Path) -> Path:
    write_sheet(draft, tmp_path / "second.xlsx", DATA)

    def change(book: Any) -> None:
        code_quantities(book, QUANTITIES)
        for row, theme in ((3, "training"), (4, "teachers")):
            put(book, "measures", row, theme_id=theme, instrument_id="services", quantification="number")
        for row in (3, 4, 5):
            body = "human-resources" if row == 4 else "education"
            put(book, "measure_bodies", row, body_id=body)

    return edit(tmp_path / "second.xlsx", change)


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def settle(draft: Path, coded: Path, tmp_path: Path, keep: str = "first", **other: str) -> Path:
    """The written list with every difference settled; `other`: whom to keep for some fields."""
    compare_codings(draft, coded, DATA, tmp_path / "out")

    def change(book: Any) -> None:
        sheet, names = book.worksheets[0], columns(book.worksheets[0])
        for row in range(3, sheet.max_row + 1):
            field = sheet.cell(row, names["field"]).value
            sheet.cell(row, names["keep"], other.get(field, keep))
            sheet.cell(row, names["reason_zh"], "重读原文。")
            sheet.cell(row, names["reason_en"], "Read again.")

    return edit(tmp_path / "out" / "differences.xlsx", change)


def row_at(start: int, end: int, low: str = "", high: str = "") -> CodedRow:
    return CodedRow(f"{start}", Span(start, end), {"value_low": low, "value_high": high})


# Matching


def test_rows_meet_where_their_words_overlap() -> None:
    found = matches([row_at(0, 10, "5")], [row_at(4, 12, "5"), row_at(20, 30, "5")])
    assert [(match.first and match.first.row_id, match.second and match.second.row_id) for match in found] == [
        ("0", "4"),
        (None, "20"),
    ]


def test_of_rows_with_the_same_words_those_with_the_same_value_meet() -> None:
    first = [row_at(0, 20, "10"), row_at(0, 20, "30")]
    second = [row_at(0, 20, "30"), row_at(0, 20, "10")]
    assert [(m.first.values["value_low"], m.second.values["value_low"]) for m in matches(first, second)] == [
        ("10", "10"),
        ("30", "30"),
    ]


def test_another_value_needs_half_of_the_words() -> None:
    assert [bool(match.second) for match in matches([row_at(0, 10, "1")], [row_at(5, 15, "2")])] == [True]
    assert [bool(match.second) for match in matches([row_at(0, 10, "1")], [row_at(7, 17, "2")])] == [False, True]


# Comparing


def test_a_workbook_is_compared_with_a_draft_field_by_field(draft: Path, coded: Path) -> None:
    found = compare_codings(draft, coded, DATA).comparison
    said = {(item.field, item.words): (item.first, item.second) for item in found.judgements}
    hundred = next(words for field, words in said if field == "found" and "100名" in words)
    assert said["found", hundred] == ("yes", "no")
    assert [item.differs for item in found.judgements if item.field == "found"].count(False) == 4
    baseline = [item for item in found.judgements if item.field == "baseline_value" and item.first == "40"]
    assert [item.second for item in baseline] == ["40"]


def test_agreement_is_that_of_the_quality_page_and_of_the_library(draft: Path, coded: Path) -> None:
    found = compare_codings(draft, coded, DATA).comparison
    for field, items, agreed, share, alpha, method in found.agreements:
        pairs = [(item.first, item.second) for item in found.judgements if item.field == field]
        assert (items, agreed) == (len(pairs), sum(first == second for first, second in pairs))
        assert share == round(agreed / items, 6)
        assert method == "krippendorff_nominal"
        values = sorted({value for pair in pairs for value in pair})
        if len(values) > 1:
            coded_as = np.array([[values.index(value) for value in side] for side in zip(*pairs, strict=True)])
            assert alpha == pytest.approx(krippendorff.alpha(coded_as, level_of_measurement="nominal"), abs=1e-6)
        else:
            assert alpha is None


def test_the_list_to_settle_holds_every_difference_and_nothing_else(draft: Path, coded: Path, tmp_path: Path) -> None:
    made = compare_codings(draft, coded, DATA, tmp_path / "out")
    rows = read_rows(tmp_path / "out" / "differences.csv")
    assert [(row["item"], row["field"]) for row in rows] == [
        (item.item, item.field) for item in made.comparison.differences
    ]
    assert load_workbook(tmp_path / "out" / "differences.xlsx").worksheets[0].max_row == len(rows) + 2
    assert {row["field"] for row in read_rows(tmp_path / "out" / "agreement.csv")} >= {"found", "operator", "body"}


def test_links_are_compared_by_the_row_they_mean(draft: Path, coded: Path) -> None:
    def change(book: Any) -> None:
        label = book["targets"].cell(
            row_where(book, "targets", quote="实训基地5个"), columns(book["targets"])["target_id"]
        )
        put(book, "targets", row_where(book, "targets", quote="1个进入省级"), nested_in=label.value)

    found = compare_codings(draft, edit(coded, change), DATA).comparison
    (nested,) = [item for item in found.judgements if item.field == "nested_in" and item.second]
    five = next(item.item for item in found.judgements if "5个" in item.words)
    assert (nested.first, nested.second) == (five, five)


def test_two_workbooks_are_compared_without_any_folder(draft: Path, coded: Path, tmp_path: Path) -> None:
    shutil.copy(coded, tmp_path / "third.xlsx")
    found = compare_codings(coded, tmp_path / "third.xlsx", DATA).comparison
    assert found.differences == []
    assert len(found.targets) == 4


def test_codings_of_two_texts_are_not_compared(draft: Path, coded: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = draft_of(TEXT.replace("60%", "70%"), tmp_path / "other")
    with pytest.raises(EtlError, match="two texts"):
        compare_codings(other, coded, DATA)


def test_a_wrong_cell_is_told_and_does_not_hide_the_rest(draft: Path, coded: Path) -> None:
    def change(book: Any) -> None:
        put(book, "targets", row_where(book, "targets", quote="2万人次"), operator="roughly", quote="没有这些词")
        put(book, "targets", row_where(book, "targets", quote="1个进入省级"), value_low="one")

    made = compare_codings(draft, edit(coded, change), DATA)
    assert {item.column for item in made.problems} == {"operator", "quote", "value_low"}
    assert "commitment" in {item.field for item in made.comparison.judgements}


# Settling


def test_everything_settled_makes_the_plan_double(draft: Path, coded: Path, tmp_path: Path) -> None:
    made = compare_codings(draft, coded, DATA, settlement=settle(draft, coded, tmp_path))
    assert made.settled is not None
    assert (made.settled.still_open, made.settled.problems, made.settled.changed) == ([], [], 0)
    rows = read_rows(draft / "codings.csv")
    assert all(bool(row["settled_zh"]) == (row["first"] != row["second"]) for row in rows)
    assert next(row for row in rows if row["settled_zh"])["settled_en"] == "First coder kept: Read again."
    assert read_rows(draft / "plans.csv")[0]["coding"] == "double"


def test_the_second_coders_value_goes_into_the_tables(draft: Path, coded: Path, tmp_path: Path) -> None:
    compare_codings(draft, coded, DATA, settlement=settle(draft, coded, tmp_path, theme_id="second"))
    assert [row["theme_id"] for row in read_rows(draft / "measures.csv")] == ["training", "teachers"]


def test_a_row_that_only_the_second_coder_has_is_added_when_taken(draft: Path, coded: Path, tmp_path: Path) -> None:
    extra = {
        "quote": "加强思想政治工作",
        "value_low": 100,
        "value_high": 100,
        "operator": "exactly",
        "unit_id": "percent",
    }
    edit(coded, lambda book: code_quantities(book, [extra]))
    compare_codings(draft, coded, DATA, settlement=settle(draft, coded, tmp_path, found="second"))
    rows = read_rows(draft / "targets.csv")
    (added,) = [row for row in rows if "思想政治" in row["quote"]]
    assert TEXT[int(added["quote_start"]) : int(added["quote_end"])] == added["quote"]
    assert not any("100名" in row["quote"] for row in rows)
    (numeral,) = [row for row in read_rows(draft / "numerals.csv") if row["text"] == "100"]
    assert numeral["reason"] == "not_coded"


def test_what_is_not_settled_stays_open_and_the_plan_is_single(draft: Path, coded: Path, tmp_path: Path) -> None:
    made = compare_codings(draft, coded, DATA, settlement=settle(draft, coded, tmp_path, theme_id=""))
    assert made.settled is not None
    assert [item.field for item in made.settled.still_open] == ["theme_id"]
    assert "theme_id" not in {row["field"] for row in read_rows(draft / "codings.csv") if row["second"] == "teachers"}
    assert read_rows(draft / "plans.csv")[0]["coding"] == "single"


def test_a_settlement_without_a_reason_is_refused_and_nothing_merged(draft: Path, coded: Path, tmp_path: Path) -> None:
    settled = settle(draft, coded, tmp_path)
    edit(settled, lambda book: book.worksheets[0].cell(3, columns(book.worksheets[0])["reason_en"], ""))
    made = compare_codings(draft, coded, DATA, settlement=settled)
    assert [(item.line, item.column) for item in made.problems] == [(3, "reason_en")]
    assert not (draft / "codings.csv").exists()


def test_merging_needs_tables_to_merge_into(coded: Path, tmp_path: Path) -> None:
    shutil.copy(coded, tmp_path / "third.xlsx")
    with pytest.raises(EtlError, match="folder of tables"):
        compare_codings(coded, tmp_path / "third.xlsx", DATA, settlement=coded)


def test_codings_of_other_plans_stay_as_they_are(draft: Path, coded: Path, tmp_path: Path) -> None:
    other = {"plan_id": "elsewhere-2020", "item": "el-1-a", "field": "found", "first": "yes", "second": "yes"}
    write(draft / "codings.csv", [{**other, "settled_zh": "", "settled_en": ""}])
    compare_codings(draft, coded, DATA, settlement=settle(draft, coded, tmp_path))
    plans = [row["plan_id"] for row in read_rows(draft / "codings.csv")]
    assert plans[0] == "elsewhere-2020"
    assert set(plans[1:]) == {PLAN}


def test_the_command_prints_agreement_and_ends_with_the_differences(
    draft: Path, coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(draft), str(coded), "--out", str(tmp_path / "list")]) == 1
    told = capsys.readouterr().out
    assert "found              4/5" in told
    assert "differences.xlsx" in told
    settled = settle(draft, coded, tmp_path)
    assert main(["compare", str(draft), str(coded), "--settled", str(settled)]) == 0
    assert f"merged into {draft}" in capsys.readouterr().out
    assert main(["compare", str(draft), str(draft)]) == 0
