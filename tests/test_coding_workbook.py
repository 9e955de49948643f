"""A draft as a workbook: blank for a second coder, filled for the person who corrects it, and back into the draft."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.__main__ import main
from etl.coding.fill import fill
from etl.coding.layout import CODED_MEASURE, CODED_TARGET
from etl.coding.sheet import write_sheet
from etl.coding.workbook_reader import read_workbook
from etl.facts import same_numbers
from etl.problems import EtlError
from etl.table_files import csv_text, read_rows
from tests.coding_fixtures import PLAN, TEXT, columns, draft_of, edit, put, row_where
from tests.etl_tables import ROOT

DATA = ROOT / "data"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return draft_of(TEXT, tmp_path)


@pytest.fixture
def blank(draft: Path, tmp_path: Path) -> Path:
    write_sheet(draft, tmp_path / "blank.xlsx", DATA)
    return tmp_path / "blank.xlsx"


@pytest.fixture
def filled(draft: Path, tmp_path: Path) -> Path:
    write_sheet(draft, tmp_path / "filled.xlsx", DATA, filled=True)
    return tmp_path / "filled.xlsx"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def target(draft: Path, quote: str) -> dict[str, str]:
    return next(row for row in read_rows(draft / "targets.csv") if quote in row["quote"])


# Blank


def test_a_blank_workbook_holds_the_words_and_no_value_of_the_draft(blank: Path) -> None:
    tables = read_workbook(blank).tables
    assert not any(row.get(column) for row in tables["targets"] for column in CODED_TARGET)
    assert not any(row.get(column) for row in tables["measures"] for column in CODED_MEASURE)
    assert not any(row.get("body_id") for row in tables["measure_bodies"])
    assert not any(row.get("status") for row in tables["silences"])
    assert [row["printed"] for row in tables["measure_bodies"]] == ["市教育局", "市人社局", "市教育局"]


def test_a_sentence_has_a_row_for_each_numeral_and_one_where_it_has_none(blank: Path) -> None:
    words = [row["words"] for row in read_workbook(blank).tables["targets"]]
    assert words.count("建设市级实训基地5个，争取其中1个进入省级。") == 2
    assert words.count("加强思想政治工作。") == 1
    assert not any("责任单位" in sentence for sentence in words)


def test_the_place_of_each_row_is_that_of_its_words_in_the_text(blank: Path) -> None:
    for row in read_workbook(blank).tables["targets"]:
        assert TEXT[int(row["sentence_start"]) :].startswith(row["words"])


def test_drop_downs_come_from_the_closed_lists(blank: Path) -> None:
    book = load_workbook(blank)
    lists: dict[str, set[str]] = {}
    for row in book["lists"].iter_rows(min_row=2, values_only=True):
        lists.setdefault(row[0], set()).add(row[1])
    assert {"at_least", "nearly", "range"} <= lists["targets.operator"]
    assert {row["theme_id"] for row in read_rows(DATA / "themes.csv")} == lists["themes"]
    names = columns(book["targets"])
    chosen = {
        min(area.min_col for area in rule.sqref.ranges): rule.formula1
        for rule in book["targets"].data_validations.dataValidation
    }
    for column in ("operator", "unit_id", "commitment", "kind", "tier", "indicator_id"):
        first, last = (int(part.rpartition("$")[2]) for part in chosen[names[column]].split(":"))
        offered = {book["lists"].cell(row, 2).value for row in range(first, last + 1)}
        assert offered in lists.values()


def test_instructions_are_in_both_languages_and_the_text_is_named(blank: Path) -> None:
    book = load_workbook(blank)
    words = "\n".join(str(row[1]) for row in book["README"].iter_rows(max_col=2, values_only=True))
    assert "独立编码" in words
    assert "Code on your own" in words
    assert read_workbook(blank).facts["plan_id"] == PLAN


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
@pytest.mark.slow
def test_an_office_program_opens_it_and_saves_it_as_it_was(blank: Path, tmp_path: Path) -> None:
    out, profile = tmp_path / "saved", f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(blank)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved, made = read_workbook(out / blank.name), read_workbook(blank)
    assert (saved.tables, saved.facts, saved.problems) == (made.tables, made.facts, [])
    assert load_workbook(out / blank.name)["targets"].data_validations.count > 5


def test_what_is_no_draft_or_no_new_xlsx_is_refused(draft: Path, blank: Path, tmp_path: Path) -> None:
    with pytest.raises(EtlError, match="is no draft"):
        write_sheet(tmp_path, tmp_path / "other.xlsx", DATA)
    with pytest.raises(EtlError, match="already"):
        write_sheet(draft, blank, DATA)
    with pytest.raises(EtlError, match="xlsx"):
        write_sheet(draft, tmp_path / "other.csv", DATA)


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_refused_with_a_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "coding.xlsx").write_bytes(content)
    with pytest.raises(EtlError, match="xlsx"):
        read_workbook(tmp_path / "coding.xlsx")


# Filled, and back


def test_a_workbook_that_nobody_changed_changes_nothing(draft: Path, filled: Path) -> None:
    before = contents(draft)
    made = fill(draft, filled, DATA)
    assert (made.changed, made.problems) == (0, [])
    assert contents(draft) == before


def test_cells_go_back_and_numbers_stay_plain(draft: Path, filled: Path) -> None:
    def change(book):
        row = row_where(book, "targets", quote="2万人次")
        put(book, "targets", row, gloss="at least 20,000\nparticipations", value_low=20000.0, due_year=2025)
        put(book, "regions", 3, region_id="qingwan", name_zh="青湾", population_2020=1200000)

    assert fill(draft, edit(filled, change), DATA).problems == []
    row = target(draft, "2万人次")
    assert (row["value_low"], row["due_year"], row["gloss"]) == ("20000", "2025", "at least 20,000 participations")
    assert read_rows(draft / "regions.csv")[0]["population_2020"] == "1200000"


def test_a_deleted_row_is_dropped_and_its_numeral_is_not_coded(draft: Path, filled: Path) -> None:
    gone = target(draft, "100名")["target_id"]
    edit(filled, lambda book: book["targets"].delete_rows(row_where(book, "targets", target_id=gone)))
    assert fill(draft, filled, DATA).problems == []
    assert gone not in {row["target_id"] for row in read_rows(draft / "targets.csv")}
    assert gone not in {row["target_id"] for row in read_rows(draft / "target_evidence.csv")}
    (numeral,) = [row for row in read_rows(draft / "numerals.csv") if row["text"] == "100"]
    assert (numeral["target_id"], numeral["reason"]) == ("", "not_coded")


def test_an_added_row_finds_its_place_its_numeral_and_its_evidence(draft: Path, filled: Path) -> None:
    measure = target(draft, "100名")["measure_id"]
    gone = target(draft, "100名")["target_id"]

    def change(book):
        book["targets"].delete_rows(row_where(book, "targets", target_id=gone))
        cells = {"quote": "每年选派教师 100名", "value_low": 100, "value_high": 100, "operator": "exactly"}
        put(book, "targets", book["targets"].max_row + 1, measure_id=measure, target_id=f"{measure}-z", **cells)

    assert fill(draft, edit(filled, change), DATA).problems == []
    row = target(draft, "100名")
    assert TEXT[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"] == "每年选派教师100名"
    (numeral,) = [item for item in read_rows(draft / "numerals.csv") if item["text"] == "100"]
    assert numeral["target_id"] == row["target_id"] == f"{measure}-z"
    evidence = [item for item in read_rows(draft / "target_evidence.csv") if item["target_id"] == f"{measure}-z"]
    assert [(item["field"], item["quote"]) for item in evidence] == [("value", "100")]


def test_words_that_carry_a_field_are_copied_and_placed(draft: Path, filled: Path) -> None:
    row = target(draft, "5个")

    def change(book):
        put(book, "targets", row_where(book, "targets", target_id=row["target_id"]), tier="municipal")
        last = book["target_evidence"].max_row + 1
        put(book, "target_evidence", last, target_id=row["target_id"], field="scope", quote="职业院校")

    assert fill(draft, edit(filled, change), DATA).problems == []
    (scope,) = [item for item in read_rows(draft / "target_evidence.csv") if item["field"] == "scope"]
    assert TEXT[int(scope["start"]) : int(scope["end"])] == "职业院校"


def test_an_aspiration_that_became_firm_loses_its_words(draft: Path, filled: Path) -> None:
    row = target(draft, "1个")
    assert row["commitment"] == "aspirational"
    edit(filled, lambda book: put(book, "targets", row_where(book, "targets", quote="1个"), commitment="firm"))
    assert fill(draft, filled, DATA).problems == []
    fields = {r["field"] for r in read_rows(draft / "target_evidence.csv") if r["target_id"] == row["target_id"]}
    assert "commitment" not in fields


def test_every_wrong_cell_is_named_and_nothing_is_written(draft: Path, filled: Path) -> None:
    def change(book):
        put(book, "targets", 3, operator="roughly", quote="没有的话")
        put(book, "targets", 4, value_low="many")
        put(book, "measures", 3, measure_id="elsewhere-1")

    before = contents(draft)
    made = fill(draft, edit(filled, change), DATA)
    found = {(item.place, item.line, item.column) for item in made.problems}
    assert found == {
        ("filled.xlsx/targets", 3, "operator"),
        ("filled.xlsx/targets", 3, "quote"),
        ("filled.xlsx/targets", 4, "value_low"),
        ("filled.xlsx/measures", 3, "measure_id"),
    }
    assert contents(draft) == before


def test_a_workbook_of_another_text_is_refused(draft: Path, blank: Path, tmp_path: Path) -> None:
    with pytest.raises(EtlError, match="no workbook of this draft"):
        fill(draft, blank, DATA)


def test_a_deleted_clause_takes_its_bodies_along(draft: Path, filled: Path) -> None:
    gone = read_rows(draft / "measures.csv")[0]["measure_id"]
    edit(filled, lambda book: book["measures"].delete_rows(row_where(book, "measures", measure_id=gone)))
    assert fill(draft, filled, DATA).problems == []
    assert gone not in {row["measure_id"] for row in read_rows(draft / "measure_bodies.csv")}


def test_the_commands_say_what_they_wrote(draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "coding.xlsx"
    assert main(["sheet", str(draft), "--out", str(out), "--filled"]) == 0
    assert main(["fill", str(draft), str(out)]) == 0
    told = capsys.readouterr().out
    assert "targets 5" in told
    assert "cells changed: 0" in told
    edit(out, lambda book: put(book, "targets", 3, operator="roughly"))
    assert main(["fill", str(draft), str(out)]) == 1
    assert "1 to correct, nothing written" in capsys.readouterr().out


def test_a_draft_that_was_saved_by_a_spreadsheet_is_still_read(draft: Path, tmp_path: Path) -> None:
    path = draft / "targets.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    assert write_sheet(draft, tmp_path / "again.xlsx", DATA, filled=True)["targets"] == len(rows) - 1


def test_an_older_workbook_does_not_bring_numerals_of_a_dropped_row_back(draft: Path, filled: Path) -> None:
    dropped = target(draft, "5个")["target_id"]

    def drop(book: object) -> None:
        book["targets"].delete_rows(row_where(book, "targets", target_id=dropped))  # type: ignore[index]

    for _ in range(2):
        assert fill(draft, edit(filled, drop) if _ == 0 else filled, DATA).problems == []
        assert dropped not in {row["target_id"] for row in read_rows(draft / "numerals.csv")}


@pytest.mark.parametrize(
    ("words", "answer", "told"),
    [
        ("职业教育行动方案", "A plan for specialist teachers, 2024–2026", "vocational-subject teachers"),
        ("职业教育行动方案", "A plan in 3 parts, 2024–2026", "other numbers"),
    ],
)
def test_an_answer_that_the_checks_would_refuse_is_named_where_it_was_typed(
    words: str, answer: str, told: str, draft: Path, filled: Path
) -> None:
    line = row_where(load_workbook(filled), "questions", words=words)
    problems = fill(draft, edit(filled, lambda book: put(book, "questions", line, answer=answer)), DATA).problems
    assert [(problem.place, problem.line, problem.column) for problem in problems] == [
        ("filled.xlsx/questions", line, "answer")
    ]
    assert told in problems[0].en


@pytest.mark.parametrize(
    ("column", "answer", "told"),
    [
        ("admin_code", "62010", "Six-digit code"),
        ("admin_code", "999900", "a prefecture, and this place is a county"),
        ("admin_code", "620100", "the code of lanzhou"),
        ("population_2020", "3,100,000", "no whole number"),
        ("population_2020", "31.5万", "no whole number"),
    ],
)
def test_an_answer_about_the_place_is_judged_where_it_was_typed(column, answer, told, draft, filled) -> None:
    questions = load_workbook(filled)["questions"]
    line, key = next(
        (cell.row, cell.value) for cell in questions["A"] if str(cell.value).startswith(f"regions.{column} ")
    )
    place, level = key.partition(" ")[2], "prefecture" if answer == "620100" else "county"
    rows = read_rows(draft / "regions.csv")
    for row in rows:
        row["level"] = level if row["region_id"] == place else row["level"]
    (draft / "regions.csv").write_text(csv_text(list(rows[0]), rows), encoding="utf-8")
    problems = fill(draft, edit(filled, lambda book: put(book, "questions", line, answer=answer)), DATA).problems
    assert [(problem.line, problem.column) for problem in problems] == [(line, "answer")]
    assert told in problems[0].en
    assert problems[0].zh


@pytest.mark.parametrize("answer", ["Plan for 10,000 craftspeople", "Plan for ten thousand craftspeople"])
def test_thousands_in_english_are_the_wan_of_the_chinese_for_fill_and_checks(answer: str) -> None:
    assert same_numbers("1万名工匠计划", answer)
    assert same_numbers("万名工匠计划", answer)
    assert not same_numbers("2万名工匠计划", answer)


def test_two_numbers_side_by_side_are_two():
    assert same_numbers("2019年工作要点 1", "Work points, 2019 1")
    assert not same_numbers("2019年工作要点 1", "Work points, 20191")


def test_a_proposal_typed_over_is_taken_and_one_left_alone_stays_a_proposal(draft: Path, filled: Path) -> None:
    corrected, left = "职业院校年培训", "选派教师到企业实践"
    line = row_where(load_workbook(filled), "questions", words=corrected)
    assert (
        fill(draft, edit(filled, lambda book: put(book, "questions", line, answer="Courses given")), DATA).problems
        == []
    )
    scopes = {row["scope_zh"]: row for row in read_rows(draft / "targets.csv")}
    assert [scopes[words]["scope_en"] for words in (corrected, left)] == [
        "Courses given",
        "Teachers sent on placement in enterprises",
    ]
    notes = {
        note["row"]
        for note in read_rows(draft / "draft_notes.csv")
        if (note["table"], note["field"]) == ("targets", "scope_en")
    }
    assert [scopes[words]["target_id"] in notes for words in (corrected, left)] == [False, True]
