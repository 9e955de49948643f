"""The SQL page, run by Streamlit's own test harness: the query in the address, table, chart, files, and refusals."""

import csv
import io
import pickle
import re
from dataclasses import replace
from urllib.parse import quote

import pandas as pd
import pytest
import streamlit as st
from pptx import Presentation
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.exports import tabular
from dashboard.figures.grid import Grid
from dashboard.figures.sql import quick_chart, result
from dashboard.i18n.numerals import exact
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.sandbox import answer
from dashboard.sandbox.examples import example, examples
from dashboard.sandbox.gate import Client, network
from dashboard.sandbox.limits import USUAL
from dashboard.ui import visitor_queries
from dashboard.ui.inputs.sql_box import KEY, LONG, LONGEST_LINK, LONGEST_TEXT, SHOWN
from dashboard.ui.outputs.query_share import file_bytes
from dashboard.ui.visitor_queries import QueryReply, distinct_names, query_limits
from tests.harness import asked, charts, opened
from tests.harness import shown as shown_
from tests.test_exports_tables import CELL, sheet_of, texts_of

ZH, EN = Words("zh"), Words("en")


@pytest.fixture
def open_page(use_database, db, monkeypatch):
    use_database(db)
    monkeypatch.setattr(visitor_queries, "USUAL", replace(USUAL, seconds=600.0, start=600.0, quick=600.0))
    return lambda lang="zh", **address: opened("data/sql", lang=lang, **address)


def run(page: AppTest, query: str) -> AppTest:
    page.text_area[0].set_value(query)
    page.button[0].click().run()
    assert not page.exception
    return page


def labels(page: AppTest) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def test_the_page_opens_with_an_example_answered_and_the_tables_beside_it(open_page):
    page = open_page()
    first = next(iter(examples()))
    assert page.text_area[0].value == example(first, "zh")
    assert re.search(r"[1-9]\d* 行 × 8 列", shown_(page))  # an indicator that the database at hand has
    assert "<code>targets</code>" in shown_(page)
    assert labels(page) == ["下载 `CSV`", "下载 `XLSX`"]


def test_an_example_has_a_short_address_and_asks_in_the_pages_language(open_page):
    zh, en = open_page(example="silences"), open_page(example="silences", lang="en")
    assert "name_zh" in zh.text_area[0].value
    assert zh.text_area[0].value.replace("_zh", "_en") == en.text_area[0].value
    assert asked(zh, "q") == ""


def test_every_example_is_named_in_both_languages():
    for code in examples():
        assert ZH.text(f"sql.example.{code}") != EN.text(f"sql.example.{code}")


def test_a_query_is_kept_in_the_link_and_a_pasted_link_runs_it(open_page):
    page = run(open_page(example="silences"), "SELECT 6 * 7 AS answer")
    assert asked(page, "q") == "SELECT 6 * 7 AS answer"
    assert asked(page, "example") == ""
    assert ">42</td>" in shown_(page)
    assert ">42</td>" in shown_(open_page(q="SELECT 6 * 7 AS answer"))


def test_an_example_chosen_after_a_query_takes_its_place(open_page):
    page = open_page(q="SELECT 6 * 7 AS answer")
    assert page.selectbox[0].value == "own"
    page.selectbox[0].select("restated").run()
    assert (asked(page, "q"), asked(page, "example")) == ("", "restated")
    assert "restates" in page.text_area[0].value


def test_an_example_run_as_it_stands_leaves_the_address_as_it_was(open_page):
    page = open_page(example="restated")
    page.button[0].click().run()
    assert (asked(page, "q"), asked(page, "example")) == ("", "restated")


def test_a_query_too_long_for_a_link_is_run_and_said_to_be_kept_on_the_page_only(open_page):
    long = "SELECT 6 * 7 AS answer -- " + "长" * (LONGEST_LINK // 9)
    page = run(open_page(), long)
    assert ">42</td>" in shown_(page)
    assert asked(page, "q") == ""
    assert any("链接里放不下" in caption.value for caption in page.caption)
    page.selectbox[0].select("restated").run()
    assert not any("链接里放不下" in caption.value for caption in page.caption)


def test_a_query_just_short_enough_is_in_the_link():
    assert len(quote("长" * (LONGEST_LINK // 9))) <= LONGEST_LINK < len(quote("长" * (LONGEST_LINK // 9 + 1)))


@pytest.mark.parametrize(
    ("query", "zh", "en"),
    [
        ("DROP TABLE targets", "只能运行查询语句", "Only a SELECT can be run"),
        ("SELECT 1; SELECT 2", "一次只能运行一条语句", "One statement at a time"),
        ("FROM read_text('/etc/passwd')", "不能读文件", "no files, no network"),
        ("SELECT * FROM nowhere", "不存在的表", "that does not exist"),
        ("SELECT quote::INTEGER FROM targets", "运行中出错", "failed while it ran"),
        ("PIVOT targets ON kind USING count(*)", "须写明取哪些值", "only if it names its values"),
        ("SELEC 1；", "全角标点", "full-width punctuation"),
        ("SELECT 1 --" + "x" * 20_000, "上限为 10,000 个字符", "the limit is 10,000 characters"),
    ],
)
def test_a_refusal_is_said_in_the_readers_language_and_nothing_is_offered_for_download(open_page, query, zh, en):
    for lang, said in (("zh", zh), ("en", en)):
        page = open_page(q=query, lang=lang)
        assert said in shown_(page)
        assert labels(page) == []


@pytest.mark.parametrize("typed", ["SELECT 1 -- " + "x" * 500_000, " " * 500_000])
def test_a_session_holds_no_more_of_a_typed_text_than_a_bound(open_page, typed):
    page = run(open_page(), typed)
    texts = [page.session_state[key] for key in (KEY, SHOWN, LONG) if key in page.session_state]
    assert texts
    assert max(map(len, texts)) <= LONGEST_TEXT
    if typed.strip():
        assert ZH.text("sql.refused.long", **query_limits()) in shown_(page)


def test_every_kind_of_refusal_and_cut_has_its_message():
    for words in (ZH, EN):
        said = [words.text(f"sql.refused.{kind}", **query_limits()) for kind in answer.KINDS]
        assert len(set(said)) == len(said)
        assert not any("{" in one for one in said)
        assert len({words.text(f"sql.cut.{cut}") for cut in ("rows", "size", "cells")}) == 3


def test_what_an_answer_holds_is_never_read_as_html(open_page):
    page = open_page(q="SELECT '<script>alert(1)</script>' AS \"<b>x</b>\", NULL AS empty")
    assert "&lt;script&gt;" in shown_(page)
    assert "&lt;b&gt;x" in shown_(page)
    assert "<script>alert" not in shown_(page)
    assert 'class="dz-null">NULL' in shown_(page)


def test_columns_of_one_name_are_told_apart():
    assert distinct_names(("a", "b", "a", "a (2)", "a")) == ["a", "b", "a (2)", "a (2) (2)", "a (3)"]


def test_a_chart_and_its_columns_are_in_the_address_and_a_new_query_takes_them_out(open_page):
    address = {
        "q": "SELECT plan_id, count(*) AS n FROM targets GROUP BY ALL",
        "chart": "bars",
        "x": "plan_id",
        "y": "n",
    }
    page = open_page(**address)
    assert len(charts(page)) == 1
    assert "<code>n</code>，逐行按<code>plan_id</code>" in shown_(page)
    assert "照画" in shown_(page)
    page = run(page, "SELECT 1 AS other")
    assert [asked(page, name) for name in ("chart", "x", "y")] == ["", "", ""]
    assert len(charts(page)) == 0


def test_where_there_is_no_number_there_is_no_chart_whatever_the_link_asks(open_page):
    page = open_page(q="SELECT quote FROM targets", chart="bars")
    assert len(charts(page)) == 0
    assert "点" not in " ".join(str(group.options) for group in page.segmented_control)


# The exhibit and the files


def frame(**columns) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


def exhibit(
    of: pd.DataFrame, chart: str = "table", x: str = "", y: str = "", words: Words = ZH, cut: str = "", series: str = ""
):
    return result.query_result_exhibit(
        of, quick_chart.ChartChoice(chart, x, y, series), "SELECT 1", RenderContext(words, "1.0.0"), cut
    )


def test_only_columns_of_numbers_can_be_drawn():
    given = frame(n=[1, None], f=[1.5, 2], flag=[True, False], mixed=[1, "a"], none=[None, None], text=["1", "2"])
    assert result.numeric_columns(given) == ["n", "f"]
    assert result.numeric_columns(frame(n=[])) == []


def test_a_mark_stands_for_each_row_in_its_order_and_a_missing_value_has_none_but_a_word():
    drawn = exhibit(frame(a=["乙", "甲", None], n=[2, None, -1]), "bars", "a", "n").figure
    bars, said = drawn.data
    assert list(drawn.layout.yaxis.ticktext) == ["乙", "甲", "空值"]
    assert list(bars.x) == [2, None, -1]
    assert [text.strip() for text in said.text] == ["2", "空值", "-1"]
    low, high = drawn.layout.xaxis.range
    assert low < -1 < 2 < high


def test_labels_of_a_chart_are_text_and_rows_beyond_the_first_are_said_to_be_left_out():
    many = frame(a=["<b>x</b>"] * 61, n=[*range(61)])
    shown = exhibit(many, "points", "a", "n", EN)
    assert shown.figure.layout.yaxis.ticktext[0] == "&lt;b&gt;x&lt;/b&gt;"
    assert len(shown.figure.data[0].x) == quick_chart.MAX_MARKS
    assert shown.notes[-1] == "The first 60 of 61 rows are shown here; the files hold all."


@pytest.mark.parametrize("values", [[0], [None], [-3, -1], [5, 1e300], [2**120]])
def test_any_numbers_make_a_chart_whose_axis_holds_nought_and_all_of_them(values):
    low, high = exhibit(frame(a=["x"] * len(values), n=values), "bars", "a", "n").figure.layout.xaxis.range
    known = [value for value in values if value is not None]
    assert low <= min([0, *known]) <= max([0, *known]) <= high
    assert low < high


def test_a_table_says_its_size_and_what_was_left_out():
    of = exhibit(frame(a=[1]), words=EN, cut="rows")
    assert isinstance(of.figure, Grid)
    assert of.headline == "1 row × 1 column"
    assert "more rows than the limit" in of.notes[0]


def test_numbers_of_an_answer_keep_all_their_digits():
    given = (3.0, 0.1 + 0.2, 12345678901.5, 2**70, 1e20, 1e300, -0.0, 1e-7)
    said = ["3", "0.30000000000000004", "12345678901.5", str(2**70), "1" + "0" * 20, "1e+300", "0", "0.0000001"]
    assert [exact(value) for value in given] == said


def test_numbers_that_a_sheet_or_a_float_cannot_hold_are_in_the_files_as_text_digit_by_digit():
    digits = "-12345678901234567890123456789012345678"
    given = frame(n=[int(digits), 987654321098765], d=[digits, "-0.12345678901234567890"])
    rows = list(csv.reader(io.StringIO(tabular.csv_bytes(given).decode("utf-8-sig"))))
    assert rows[1:] == [[digits, digits], ["987654321098765", "-0.12345678901234567890"]]
    said = texts_of(tabular.exhibit_xlsx(exhibit(given), ZH, ""))
    assert digits in said
    assert "-0.12345678901234567890" in said
    assert "987654321098765" not in said  # a number


def test_a_session_holds_no_rows_of_an_answer_and_its_files_are_made_of_the_same_rows(open_page, monkeypatch):
    held = []
    monkeypatch.setattr(st, "download_button", lambda *_, data, **__: held.append(data))
    open_page(q="SELECT 'canary' || range AS n FROM range(1000)")
    assert len(held) == 2
    assert b"canary999" not in pickle.dumps([(make.args, make.args[1].args) for make in held])
    assert held[0]().decode("utf-8-sig").splitlines()[:2] == ["n", "canary0"]
    assert "canary999" in texts_of(held[1]())


def test_who_asks_is_known_by_address_and_cookie(open_page, monkeypatch):
    seen = []
    monkeypatch.setattr(
        visitor_queries, "run_query", lambda _, client: seen.append(client) or QueryReply(frame(n=[1]), "", "", "")
    )
    monkeypatch.setattr(ContextProxy, "ip_address", "2001:db8:1:2::5")
    monkeypatch.setattr(ContextProxy, "cookies", {"_streamlit_xsrf": "browser"})
    open_page()
    assert seen == [Client(network("2001:db8:1:2::6"), "browser")]


def test_files_hold_all_rows_as_data_and_nothing_in_them_runs():
    given = frame(**{"=1+1": ["=cmd|' /C calc'!A0", "+1", "@x", "＝1", "-1 text"], "n": [-1, 2.5, None, 2**70, 0]})
    rows = list(csv.reader(io.StringIO(tabular.csv_bytes(given).decode("utf-8-sig"))))
    assert rows[0] == ["'=1+1", "n"]
    assert all(row[0].startswith("'") for row in rows[1:])
    assert [row[1] for row in rows[1:]] == ["-1", "2.5", "", str(2**70), "0"]
    data = tabular.exhibit_xlsx(exhibit(given), ZH, "http://localhost/sql?q=x")
    assert sheet_of(data).findall(f".//{CELL}f") == []
    said = texts_of(data)
    assert "查询：SELECT 1" in said
    assert "http://localhost/sql?q=x" in said


def test_a_chart_can_be_taken_as_a_picture_where_there_is_a_browser_and_as_a_slide_anywhere(open_page, monkeypatch):
    monkeypatch.setattr("dashboard.exports.headless_browser.find_browser", lambda: "/usr/bin/some-browser")
    chosen = {"q": "SELECT 'a' AS x, 1 AS y", "chart": "bars", "x": "x", "y": "y"}
    page = open_page("en", **chosen)
    page.session_state["share-sql"] = True
    page.run()
    assert [page.get_by_key(f"sql-{form}") is not None for form in ("png", "svg", "pptx")] == [True] * 3
    monkeypatch.setattr("dashboard.exports.headless_browser.find_browser", lambda: None)
    page.run()
    assert page.get_by_key("sql-pptx") is not None
    with pytest.raises(KeyError):
        page.get_by_key("sql-png")


def test_the_slide_of_a_chart_has_its_bars_and_series_and_that_of_a_table_its_rows():
    two = frame(place=["甲", "甲", "乙"], kind=["a", "b", "a"], n=[1, 2, 3])
    drawn = exhibit(two, "bars", "place", "n", EN, series="kind")
    slide = Presentation(io.BytesIO(file_bytes("pptx", lambda: drawn, EN, ""))).slides[0]
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert len(list(chart.plots[0].series)) >= 2
    assert "● a" not in (text := " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame))
    assert "■ a" in text
    assert "■ b" in text
    many = exhibit(frame(n=[*range(150)]), words=EN)
    slide = Presentation(io.BytesIO(file_bytes("pptx", lambda: many, EN, ""))).slides[0]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [row.cells[0].text for row in table.rows][:3] == ["n", "0", "1"]
    assert any("Rows 1–100 of 150" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_two_keys_give_grouped_bars_whose_series_are_named():
    two = frame(place=["甲", "甲", "乙", "乙"], kind=["<b>", "y", "<b>", None], n=[1, 2, 3, None])
    drawn = exhibit(two, "bars", "place", "n", series="kind").figure
    *series, said = drawn.data
    assert [trace.name for trace in series] == ["&lt;b&gt;", "y", "空值"]
    assert [list(trace.x) for trace in series] == [[1, 3], [2], [None]]
    assert list(drawn.layout.yaxis.ticktext) == ["甲", "乙"]
    places = [place for trace in series for place in trace.y]
    assert len(set(places)) == 4
    assert len({trace.marker.color for trace in series}) == 3
    assert drawn.layout.showlegend
    assert [text.strip() for text in said.text] == ["1", "2", "3", "空值"]


@pytest.mark.parametrize(
    ("second", "offered"),
    [(["a", "b", "a"], True), (["a", "a", "b"], False), (["a", "a", "a"], False)],
)
def test_only_a_column_that_tells_rows_of_one_label_apart_is_a_second_key(second, offered):
    given = frame(place=["甲", "甲", "乙"], kind=second, n=[1, 2, 3])
    assert quick_chart.series_columns(given, "place", "n") == (["kind"] if offered else [])


def test_no_more_series_than_there_are_colours():
    count = quick_chart.MAX_SERIES + 1
    given = frame(place=["甲"] * count, kind=[f"{number}" for number in range(count)], n=[*range(count)])
    assert quick_chart.series_columns(given, "place", "n") == []


def test_series_are_chosen_in_the_address_and_forgotten_with_the_query(open_page):
    query = "SELECT * FROM (VALUES ('a', 'u', 1), ('a', 'v', 2), ('b', 'u', 3)) AS t(place, kind, n)"
    page = open_page(q=query, chart="bars", x="place", y="n", series="kind")
    (chart,) = charts(page)
    assert [trace.get("name") for trace in chart["figure"]["data"]][:2] == ["u", "v"]
    assert "<code>kind</code>" in shown_(page)
    page = run(page, "SELECT 1 AS other")
    assert asked(page, "series") == ""
