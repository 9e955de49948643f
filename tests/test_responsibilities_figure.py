"""Who is made responsible: where bodies are named, first or after others, and which clauses name nobody."""

from functools import cache

import duckdb
import pytest

from dashboard.database import queries
from dashboard.database.queries.clauses import bodies as bodies_
from dashboard.database.queries.clauses import measure_bodies
from dashboard.figures.clause_coding import ClauseCoding
from dashboard.figures.responsibilities.bodies import bodies_exhibits
from dashboard.figures.responsibilities.headline import responsibilities_headline
from dashboard.figures.responsibilities.marks_chart import responsibilities_exhibit
from dashboard.figures.responsibilities.model import Responsibilities
from dashboard.figures.responsibilities.unnamed_clauses import split_series, unnamed_clauses_exhibit
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from tests import small, small_policy

PLANS = ("lanzhou-2019", "wuwei-2020", "shandong-2022", "zhoushan-2022", "sanming-2024")
FRAMES = ("plans", "measures", "themes", "instruments", "agreement")
NAMED = """\
measure_id|body_id|position|printed
ww-a1|school|2|职校
zhoushan|school|1|职业院校"""
fetch = cache(queries.fetch)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = small_policy.write(tmp_path_factory.mktemp("responsibilities") / "plans.duckdb")
    with duckdb.connect(str(path)) as con:
        small.fill(con, "bodies", {"body_id": "school", "kind": "department", "name_zh": "院校", "name_en": "Schools"})
        for row in small.rows(NAMED):
            small.fill(con, "measure_bodies", row)
    return path


@pytest.fixture
def responsibilities(database):
    def make(lang="zh", plan_ids=PLANS, **wanted):
        frames = {name: fetch(name, file=database) for name in FRAMES}
        coding = ClauseCoding(**frames, render=RenderContext(Words(lang), "small"), plan_ids=plan_ids)
        return Responsibilities(coding, measure_bodies(file=database), bodies_(file=database), **wanted)

    return make


def texts(items):
    return [" ".join(part.text for part in item.parts) for item in items]


def test_the_headline_says_where_bodies_are_named_and_who_names_none(responsibilities):
    assert responsibilities_headline(responsibilities()) == (
        "武威附件 1 条中有 1 条列明责任单位，共 2 个；"
        "舟山正文 1 条中有 1 条列明责任单位，共 1 个；兰州、山东、三明未列责任单位。"
    )


def test_each_plan_and_part_that_names_bodies_has_a_figure_of_its_own(responsibilities):
    assert list(bodies_exhibits(responsibilities())) == ["wuwei-2020-annex", "zhoushan-2022-body"]
    assert bodies_exhibits(responsibilities(plan_ids=("lanzhou-2019",))) == {}


def test_first_named_stands_apart_from_named_after_others_and_opens_the_clauses(responsibilities):
    figure = bodies_exhibits(responsibilities())["wuwei-2020-annex"].figure
    rows = {row.head.parts[0].text: row.cells for row in figure.rows}
    assert [texts(cell) for cell in rows["教育局"]] == [["1"], ["教师 1"], []]
    assert [texts(cell) for cell in rows["院校"]] == [["1"], [], ["教师 1"]]
    assert rows["教育局"][1][0].code == "measure=ww-a1"


def test_the_printed_forms_of_a_body_are_its_help(responsibilities):
    figure = bodies_exhibits(responsibilities())["wuwei-2020-annex"].figure
    assert figure.rows[1].head.hint == "原文写法：“职校”"


def test_rows_can_be_themes_with_their_bodies(responsibilities):
    (row,) = bodies_exhibits(responsibilities(by="theme"))["wuwei-2020-annex"].figure.rows
    assert row.head.parts[0].text == "教师"
    assert [texts(cell) for cell in row.cells] == [["1"], ["教育局 1"], ["院校 1"]]


def test_the_page_says_that_the_order_is_a_hint_and_what_a_cut_off_text_lacks(responsibilities):
    for exhibit in bodies_exhibits(responsibilities()).values():
        assert Words("zh").text("responsibilities.note.order") in exhibit.notes
    assert any("舟山" in note and "截断" in note for note in exhibit.notes)


def test_clauses_without_anybody_are_listed_and_plans_without_bodies_say_so_in_words(responsibilities):
    exhibit = unnamed_clauses_exhibit(responsibilities())
    said = [(row.group, *texts((row.head,)), texts(row.cells[-1])) for row in exhibit.figure.rows]
    assert ("武威 2020", "正文 6", ["1 条", "6"]) in said
    assert ("武威 2020", "附件1", ["各条均列明"]) in said
    assert ("兰州 2019", "正文", ["未列责任单位"]) in said


def test_a_theme_keeps_its_clauses_only_and_a_theme_without_any_still_says_something(responsibilities):
    assert list(bodies_exhibits(responsibilities(theme="teachers"))) == ["wuwei-2020-annex"]
    assert responsibilities_headline(responsibilities(theme="bases", plan_ids=("wuwei-2020",))) == Words("zh").text(
        "responsibilities.nobody.none"
    )


def test_a_series_of_clauses_ends_where_the_manner_of_numbering_does():
    clauses = ["一(一)", "一(二)", "1", "2", "10", "附件4.1", "附件5.1", "附件5.2"]
    series = split_series([{"part": "body", "clause": clause} for clause in clauses])
    assert [[row["clause"] for row in rows] for rows in series] == [
        ["一(一)", "一(二)"],
        ["1", "2", "10"],
        ["附件4.1"],
        ["附件5.1", "附件5.2"],
    ]


def drawn_marks(exhibit):
    """Symbol, code and first line on hover of every mark, by colour."""
    traces = [trace for trace in exhibit.figure.to_dict()["data"] if trace.get("customdata")]
    return {
        trace["marker"]["color"]: list(
            zip(
                trace["marker"]["symbol"],
                (code for (code,) in trace["customdata"]),
                (hover.split("<br>")[0] for hover in trace["hovertext"]),
                strict=True,
            )
        )
        for trace in traces
    }


def test_a_mark_is_filled_where_the_body_is_named_first_and_opens_its_clauses(responsibilities):
    wuwei, zhoushan = drawn_marks(responsibilities_exhibit(responsibilities())).values()
    assert wuwei == [("circle", "measure=ww-a1", "教育局：教师"), ("circle-open", "measure=ww-a1", "院校：教师")]
    assert zhoushan == [("circle", "measure=zhoushan", "院校：基地")]


def test_chinese_heads_read_downwards_and_english_ones_are_turned(responsibilities):
    axes = {lang: responsibilities_exhibit(responsibilities(lang)).figure.layout.xaxis for lang in ("zh", "en")}
    assert (axes["zh"].ticktext[0], axes["zh"].tickangle) == ("教<br>师", 0)
    assert (axes["en"].ticktext[0], axes["en"].tickangle) == ("Teachers", -90)


def test_a_theme_leaves_its_own_column_only(responsibilities):
    exhibit = responsibilities_exhibit(responsibilities(theme="bases"))
    assert exhibit.figure.layout.xaxis.ticktext == ("基<br>地",)
    assert [mark for marks in drawn_marks(exhibit).values() for mark in marks] == [
        ("circle", "measure=zhoushan", "院校：基地")
    ]
