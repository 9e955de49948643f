"""One plan whole: what its sections say of the small tables, and that the head to head never scores."""

import pandas as pd
import pytest

from dashboard.database.queries.plan import named_silences, named_targets, plan_sheets
from dashboard.database.queries.register import indicators, themes
from dashboard.figures.plan import restatements
from dashboard.figures.plan.document import document_exhibit
from dashboard.figures.plan.head_to_head import head_to_head_exhibit
from dashboard.figures.plan.restatements import restatements_exhibit
from dashboard.figures.plan.silences import silences_exhibit
from dashboard.figures.plan.strip import mark_levels
from dashboard.figures.plan.targets import targets_exhibit
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

ZH, EN = Words("zh"), Words("en")


@pytest.fixture(scope="module")
def sheet(db):
    sheets = plan_sheets(file=db).set_index("plan_id", drop=False)
    return lambda plan_id: sheets.loc[plan_id]


def texts(items):
    return " ".join(part.text for item in items for part in item.parts)


def facts(*rows):
    columns = [
        "fact",
        "kind",
        "status",
        "kind_name_zh",
        "status_name_zh",
        "statement_zh",
        "quote",
        "quote_start",
        "quote_end",
    ]
    return pd.DataFrame(rows, columns=columns)


def test_the_document_tells_stated_inferred_and_damage_apart_with_quote_and_place(sheet):
    known = facts(
        ("issuer", "issuer", "stated", "发文机关", "见于原文", "署名。", "教育局", 208, 211),
        ("signed", "date", "inferred", "日期", "推断", "据引文。", None, None, None),
        ("lost-word", "misprint", "stated", "误植", "见于原文", "脱字。", "面推进", 5, 8),
    )
    made = document_exhibit(sheet("lanzhou-2019"), known, RenderContext(ZH, "1"))
    assert made.headline == "兰州 2019：归属信息，见于原文 1 项、推断 1 项；文本残缺或讹误 1 处。"
    groups = {row.group: row for row in made.figure.rows}
    assert "“面推进” 第 5–8 字" in texts(groups[ZH.text("document.damage")].cells[2])


def test_a_whole_text_is_said_to_be_whole(sheet):
    made = document_exhibit(sheet("lanzhou-2019"), facts(), RenderContext(EN, "1"))
    assert EN.text("document.whole") in made.headline


def test_targets_are_rows_by_theme_whose_value_opens_the_evidence(sheet, db):
    made = targets_exhibit(sheet("wuwei-2020"), named_targets(file=db), themes(file=db), RenderContext(ZH, "1"))
    rows = made.figure.rows
    assert [row.cells[0][0].code for row in rows] == ["target=ww-a", "target=ww-c"]
    assert "另有 1 处重申" in texts(rows[0].cells[0])
    assert rows[0].group == "各项"


def test_kinds_are_counted_side_by_side_and_never_added_up(sheet, db):
    made = targets_exhibit(sheet("zhoushan-2022"), named_targets(file=db), themes(file=db), RenderContext(ZH, "1"))
    assert "目标 3 项、标准 1 项" in made.headline
    assert "4" not in made.headline
    assert "其中争取 1" in made.headline


def test_silences_come_in_their_four_words_and_the_vague_one_with_its_quote(sheet, db):
    silences = named_silences(file=db)
    vague = silences_exhibit(sheet("shandong-2022"), silences, RenderContext(ZH, "1")).figure.rows[0]
    assert vague.group == ZH.text("silence.vague")
    assert "“配合推进“双师型”队伍建设”" in texts(vague.cells[0])
    for plan, status in (("zhoushan-2022", "not_in_file"), ("wuwei-2020", "not_mentioned")):
        made = silences_exhibit(sheet(plan), silences, RenderContext(ZH, "1"))
        assert [row.group for row in made.figure.rows] == [ZH.text(f"silence.{status}")]
    assert silences_exhibit(sheet("lanzhou-2019"), silences, RenderContext(EN, "1")).headline.startswith(
        "Lanzhou 2019: every"
    )


def test_a_restatement_stands_beside_what_it_restates_and_what_differs_is_named(sheet, db):
    made = restatements_exhibit(sheet("wuwei-2020"), named_targets(file=db), RenderContext(ZH, "1"))
    (row,) = made.figure.rows
    assert "占比达到50%以上" in texts(row.cells[0])
    assert "双师型教师达到50%" in texts(row.cells[1])
    assert texts(row.cells[2]) == ZH.text("column.wording")


def test_a_plan_that_says_nothing_twice_says_so(sheet, db):
    made = restatements_exhibit(sheet("lanzhou-2019"), named_targets(file=db), RenderContext(EN, "1"))
    assert made.headline == "Lanzhou 2019: nothing is stated twice."
    assert made.figure.rows == ()


BASE = {
    **dict.fromkeys(("value_low", "value_high"), 5.0),
    **{
        "operator": "exactly",
        "unit_id": "groups",
        "due_year": 2025,
        "due_basis": "stated",
        "scope_zh": "",
        "scope_en": "",
    },
    **{"time_basis": "by_year", "tier": "none", "kind": "target", "commitment": "firm", "quote": "建设5个集团"},
    **{"target_id": "a", "measure_id": "m", "quote_start": 0, "quote_end": 6},
}


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({}, []),
        ({"quote": "组建5个集团"}, ["wording"]),
        ({"quote": "建设5个集团（群）"}, ["wording"]),
        ({"value_high": None, "operator": "at_least"}, ["value"]),
        ({"due_year": None, "due_basis": "undated"}, ["year"]),
        ({"tier": "municipal", "unit_id": "schools", "commitment": "aspirational"}, ["value", "tier", "commitment"]),
    ],
)
def test_fields_that_differ_are_found_and_one_more_character_is_a_difference(change, names):
    assert restatements.differences(BASE, {**BASE, "measure_id": "n", **change}, [BASE]) == names


def test_head_to_head_takes_shared_indicators_at_least_one_speaks_of_with_the_verdict_and_the_difference(sheet, db):
    made = head_to_head_exhibit(
        (sheet("wuwei-2020"), sheet("zhoushan-2022")),
        named_targets(file=db),
        named_silences(file=db),
        indicators(file=db),
        RenderContext(ZH, "1"),
    )
    rows = {texts((row.head,)): row for row in made.figure.rows}
    assert list(rows) == ["每条产业链的基地", "“双师型”教师占比", "实训基地"]
    share = rows["“双师型”教师占比"]
    assert "≥50%" in texts(share.cells[0])
    assert texts(share.cells[1]) == "缺失"
    assert texts(share.cells[2]) == "口径不同。"
    assert share.group == "有条件可比"


def test_head_to_head_has_no_score_and_says_what_the_documents_are(sheet, db):
    made = head_to_head_exhibit(
        (sheet("shandong-2022"), sheet("sanming-2024")),
        named_targets(file=db),
        named_silences(file=db),
        indicators(file=db),
        RenderContext(EN, "1"),
    )
    assert made.headline.count("in both plans") == 1
    assert made.notes[0].startswith("The two documents: Shandong 2022")
    assert "%" not in made.headline


def test_marks_of_a_strip_that_would_lie_on_one_another_stand_in_different_rows():
    assert mark_levels([0, 10, 5_000, 20], 10_000) == [0, 1, 0, 2]
    assert mark_levels([], 100) == []
