"""The register as pure functions: search, order, pages, the file that is taken away."""

import csv
import io

import pandas as pd
import pytest

from dashboard.database.queries.column_comments import column_help
from dashboard.database.queries.register import indicators, targets
from dashboard.database.queries.register import plans as plans_
from dashboard.exports import tabular
from dashboard.figures import text_search
from dashboard.figures.register.exhibit import (
    PAGE_SIZE,
    RegisterPage,
    register_exhibit,
    register_rows,
    search_rows,
    sort_rows,
)
from dashboard.figures.register.export_table import register_table
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small

ZH, EN = Words("zh"), Words("en")


@pytest.fixture
def rows(db):
    return register_rows(targets(file=db), plans_(file=db), indicators(file=db))


@pytest.fixture
def plans(db):
    return plans_(file=db)


def found(rows, query) -> list[str]:
    return list(search_rows(rows, query)["target_id"])


def exhibit(rows, plans, words=ZH, **more):
    return register_exhibit(rows, plans, RegisterPage(**more), {"value_low": "下界。"}, RenderContext(words, "small"))


def test_every_target_and_restatement_is_a_row_in_plan_order(rows):
    assert len(rows) == len(small.rows(small.TARGETS))
    assert list(rows["target_id"][:4]) == ["lz-a", "lz-b", "lz-c", "lz-d"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("县区", ["lz-a"]),
        ("留舟", ["zs-d"]),
        ("２８０万", ["sd-b"]),
        ("CHAIN", ["zs-c", "sm-b"]),
        ("ｓａｎｍｉｎｇ training", ["sm-a"]),
        ("三明 培训", ["sm-a"]),
        ("没有的词", []),
    ],
)
def test_words_of_two_characters_are_found_in_either_language_width_and_case(rows, query, wanted):
    assert found(rows, query) == wanted


def test_an_empty_search_finds_everything(rows):
    assert len(found(rows, "  ")) == len(rows)


def test_a_search_where_there_are_no_rows_finds_none_and_keeps_the_columns(rows):
    nothing = search_rows(rows.iloc[:0], "人次")
    assert len(nothing) == 0
    assert list(nothing.columns) == list(rows.columns)


def test_a_stray_blank_in_the_text_hides_nothing():
    assert text_search.matches_terms({"quote": "2 80万人次 以上"}, ["quote"], text_search.search_terms("280万人次以上"))


def test_values_are_ordered_within_a_unit_and_stand_under_it(rows, plans):
    ordered = sort_rows(rows, "value")
    for _, same in ordered.groupby("unit_id", sort=False):
        sizes = list(same["value_low"].fillna(same["value_high"]))
        assert sizes == sorted(sizes)
    groups = [line.group for line in exhibit(ordered, plans, sort="value").figure.rows]
    assert groups == sorted(groups, key=groups.index)
    assert "单位：%" in groups


def test_by_year_the_undated_come_last(rows):
    years = sort_rows(rows, "year")["due_year"]
    assert list(years.isna()) == sorted(years.isna())


def test_a_row_opens_its_evidence_and_tells_plan_value_year_scope_kind_and_quote(rows, plans):
    line = exhibit(rows, plans).figure.rows[0]
    assert line.head.code == "target=lz-a"
    assert [" ".join(part.text for part in cell[0].parts) for cell in line.cells] == [
        "兰州 2019 六", "≥30%", "2019年", "县区及民办学校", "目标", "“必须达到专业教师数的30%以上”",
    ]  # fmt: skip


def test_a_restatement_says_what_it_is(rows, plans):
    line = next(one for one in exhibit(rows, plans).figure.rows if one.head.code == "target=ww-b")
    assert [part.text for part in line.cells[4][0].parts] == ["目标", "重申"]


def test_a_head_sorts_and_goes_back_to_the_first_page_and_has_its_help(rows, plans):
    heads = {column.text: column for column in exhibit(rows, plans, sort="year").figure.columns}
    assert heads["数量"].code == "sort=value&page="
    assert heads["数量"].help == "下界。"
    assert heads["文件"].code == "sort=&page="
    assert (heads["年份"].ordered, heads["数量"].ordered) == ("ascending", "")


def test_long_registers_come_in_pages_and_a_page_too_far_is_the_last(rows, plans):
    many = pd.concat([rows] * 4, ignore_index=True)
    pages = -(-len(many) // PAGE_SIZE)
    first, last = exhibit(many, plans).figure, exhibit(many, plans, number=99).figure
    assert len(first.rows) == PAGE_SIZE
    assert [item.code for item in first.foot] == ["", "page=2"]
    assert len(last.rows) == len(many) - (pages - 1) * PAGE_SIZE
    assert last.foot[-1].code == ""
    assert exhibit(many, plans, number=2).figure.foot[0].code == "page="
    assert exhibit(rows, plans).figure.foot == ()


def test_the_headline_counts_restatements_and_existing_quantities_apart_and_names_the_search(rows, plans):
    assert exhibit(rows, plans).headline == "所列：13 项数量目标、1 处重申、1 项现有数。"
    assert exhibit(search_rows(rows, "县区"), plans, query="县区").headline == "检索“县区”，得 1 项数量目标。"
    assert "没有结果" in exhibit(rows[:0], plans, query="无").headline


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_file_holds_every_row_listed_and_opens_in_a_spreadsheet(rows):
    lines = read(tabular.csv_bytes(register_table(rows, EN)))
    assert len(lines) == len(rows) + 1
    assert len(set(lines[0])) == len(lines[0])
    assert lines[1][lines[0].index("Lower value")] == "30"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "\r=1"])
def test_no_text_runs_as_a_formula(text):
    assert tabular.harmless(text) == f"'{text}"
    assert read(tabular.csv_bytes(pd.DataFrame({"=a": [text]})))[0] == ["'=a"]


def test_numbers_and_plain_text_stay_as_they_are():
    assert [tabular.harmless(cell) for cell in (-5, -0.5, "≥50%", "a-b", "")] == [-5, -0.5, "≥50%", "a-b", ""]


def test_the_columns_of_the_real_database_explain_themselves_in_both_languages(built_database, monkeypatch):
    helped = column_help("targets", file=built_database)
    filled = helped[["title_zh", "title_en", "description_zh", "description_en"]].ne("").all(axis=1)
    assert filled.all()
    assert helped["column_name"].iloc[0] == "target_id"


def test_a_table_without_comments_has_columns_without_help(tmp_path):
    helped = column_help("targets", file=small.write(tmp_path / "plans.duckdb"))
    assert set(helped["title_zh"]) == {""}
