"""What stands beside the plans: reference values, wordings of values and years, how plans were coded, the glossary."""

import re
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.database import queries
from dashboard.exports.html.evidence import reference_entries
from dashboard.exports.html.scene_picture import DASHES, picture
from dashboard.exports.items import ExhibitItem
from dashboard.figures import axes, plan_coding, reference_lines, reference_texts
from dashboard.figures.code_spans import plain_exhibit
from dashboard.figures.codebook.glossary import glossary_exhibit
from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.matrix.exhibit import MatrixFrames, matrix_exhibit
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.quality.view import reading
from dashboard.figures.records import records
from dashboard.figures.registry import exhibits
from dashboard.figures.statements import web_page
from dashboard.i18n.words import Unit, Words
from dashboard.render_context import RenderContext
from dashboard.ui.outputs.reference_values import references_html
from dashboard.url_state.view_context import ViewContext
from tests import small

ZH, EN = Words("zh"), Words("en")
ADDRESS = "https://example.org/a/1.htm"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """The small database with three reference values: on the axis, outside it, and for a related indicator."""
    path = small.write(tmp_path / "small.duckdb")
    with duckdb.connect(str(path)) as con:
        for number, (indicator, value, unit, year) in enumerate(
            [
                (small.SHARE, 50, "percent", 2019),
                (small.TRAINING, 9e12, "person_times", None),
                (small.BASES, 3, "bases", 2018),
            ]
        ):
            row = {"reference_id": f"r{number}", "indicator_id": indicator, "level": "national", "unit_id": unit}
            row |= {"title_zh": "方案", "title_en": "Plan", "issuer_zh": "国务院", "issuer_en": "State Council"}
            row |= {"value_low": value, "operator": "more_than", "year": year, "due_year": 2022, "proof": "secondary"}
            row |= {"scope_zh": "全国", "scope_en": "Nationwide", "source_url": ADDRESS, "accessed_on": "2026-11-27"}
            small.fill(con, "reference_values", row)
        small.fill(
            con,
            "codes",
            {
                "field": "reference_values.level",
                "code": "national",
                "position": 1,
                "name_zh": "国家",
                "name_en": "National",
            },
        )
        small.fill(
            con,
            "codes",
            {
                "field": "reference_values.proof",
                "code": "secondary",
                "position": 1,
                "name_zh": "转述",
                "name_en": "Secondary",
            },
        )
        small.fill(
            con,
            "glossary",
            {
                "term_id": "a",
                "name_zh": "人次",
                "name_en": "person-times",
                "note_zh": "注",
                "note_en": "Note",
                "synonyms": "man-times",
            },
        )
    return path


def exhibit(db: Path, indicator: str, words: Words = EN, with_references: bool = True, scale: str = "stated"):
    row = {found["indicator_id"]: found for found in records(queries.fetch("indicators", file=db))}[indicator]
    frames = (
        queries.fetch("targets", indicator_id=indicator, file=db),
        queries.fetch("silences", indicator_id=indicator, file=db),
        queries.fetch("plans", file=db),
    )
    references = queries.fetch("reference_values", indicator_id=indicator, file=db) if with_references else None
    return indicator_exhibit(ComparisonFrames(*frames, row, (), scale, references), RenderContext(words, "1"))


def dotted(made) -> list:
    return [shape for shape in made.figure.layout.shapes if shape.line.dash == "dot"]


def test_a_reference_is_a_thin_line_with_its_words_and_no_plan(db):
    made = exhibit(db, small.SHARE)
    (line,) = dotted(made)
    assert (line.x0, line.x1, line.line.width) == (50, 50, 1)
    assert any("Reference (national, 2019)" in note.text for note in made.figure.layout.annotations)
    assert any(trace.name == EN.text("key.reference") for trace in made.figure.data)
    assert "Reference" not in made.headline


def test_the_line_and_its_words_open_the_proof_and_leave_the_marks_their_clicks(db):
    made = exhibit(db, small.SHARE)
    codes = [trace for trace in made.figure.data if trace.customdata is not None and "proof=" in str(trace.customdata)]
    marks_at = {y for trace in made.figure.data if trace not in codes and trace.customdata is not None for y in trace.y}
    assert {data[0] for trace in codes for data in trace.customdata} == {"proof=r0"}
    assert all(abs(y - mark) > reference_lines.CLICK_SIZE for trace in codes for y in trace.y for mark in marks_at)
    (words_,) = [note for note in made.figure.layout.annotations if note.name]
    assert (words_.name, words_.captureevents) == ("proof=r0", True)


def test_line_and_words_of_the_wide_figure_open_the_proof_and_leave_the_marks_their_clicks(db):
    figure = exhibit(db, small.SHARE).wide
    points = [trace for trace in figure.data if "proof=" in str(trace.customdata)]
    assert {data[0] for trace in points for data in trace.customdata} == {"proof=r0"}
    (line,) = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    heights = sorted(y for trace in points for y in trace.y)
    assert {x for trace in points for x in trace.x} == {line.x0}
    assert (heights[0] < 20, heights[-1]) == (True, line.y1)
    marks_at = {y for trace in figure.data if "target=" in str(trace.customdata) for y in trace.y}
    assert all(abs(y - mark) > reference_lines.CLICK_SIZE for y in heights for mark in marks_at)
    (said,) = [note for note in figure.layout.annotations if note.name]
    assert (said.name, said.captureevents) == ("proof=r0", True)


def test_words_at_the_value_of_a_line_break_it_in_the_picture_of_a_handout(db):
    svg = str(picture(ExhibitItem(exhibit(db, small.SHARE)), EN))
    dotted_lines = [line for line in re.findall("<polyline[^>]*>", svg) if DASHES["dot"] in line]
    assert len(dotted_lines) > 1


def test_words_at_the_value_of_a_line_break_it(db):
    over = [note for note in exhibit(db, small.SHARE).figure.layout.annotations if note.xref == "x" and not note.name]
    assert over
    assert all(note.bgcolor for note in over)


def worded(db: Path, count: int) -> ComparisonFrames:
    """The frames of an indicator without references, of whose targets the first `count` have words, no number."""
    row = {found["indicator_id"]: found for found in records(queries.fetch("indicators", file=db))}[small.SHARE]
    targets = queries.fetch("targets", indicator_id=small.SHARE, file=db)
    words = [("大体相当", "roughly equal")] * count + [(None, None)] * (len(targets) - count)
    targets["value_words_zh"], targets["value_words_en"] = zip(*words, strict=True)
    frames = targets, queries.fetch("silences", indicator_id=small.SHARE, file=db), queries.fetch("plans", file=db)
    return ComparisonFrames(*frames, row, (), "stated", None)


def test_words_for_a_value_stand_on_no_numbered_axis(db):
    every = len(queries.fetch("targets", indicator_id=small.SHARE, file=db))
    figure = indicator_exhibit(worded(db, every), RenderContext(EN, "1")).figure
    assert any("roughly equal" in note.text for note in figure.layout.annotations)
    assert not figure.layout.xaxis.showticklabels
    assert {trace.xaxis for trace in figure.data if trace.customdata is not None} == {axes.WORDED_AXIS}


def test_words_for_a_value_beside_numbers_leave_these_their_axis(db):
    figure = indicator_exhibit(worded(db, 1), RenderContext(EN, "1")).figure
    assert figure.layout.xaxis.showticklabels
    assert {trace.xaxis for trace in figure.data if trace.customdata is not None} == {"x", axes.WORDED_AXIS}


def test_the_proof_of_a_line_opens_in_the_handout(db):
    references = queries.fetch("reference_values", indicator_id=small.SHARE, file=db)
    (entry,) = reference_entries("s1", references, EN)
    assert entry.id == "s1-proof=r0"
    assert any(ADDRESS in value for _, value in entry.facts)
    assert reference_entries("s1", None, EN) == []


def test_files_have_no_marks_of_code_in_their_words(db):
    made = exhibit(db, small.SHARE)
    plain = plain_exhibit(made)
    assert any("`" in note for note in made.notes)
    assert "`" not in " ".join((plain.headline, plain.subtitle, plain.alt, *plain.notes, *plain.sources))
    assert list(plain.table) == list(made.table)


def test_a_figure_without_references_is_drawn_as_before(db):
    assert exhibit(db, small.LONELY).figure == exhibit(db, small.LONELY, with_references=False).figure


def test_a_reference_outside_the_axis_or_of_a_related_indicator_has_words_but_no_line(db):
    for indicator in (small.TRAINING, small.BASES):
        made = exhibit(db, indicator)
        assert dotted(made) == []
        assert any("Reference (national" in note.text for note in made.figure.layout.annotations)


def test_a_reference_stands_in_the_table_the_notes_and_the_text_alternative_with_its_proof(db):
    made = exhibit(db, small.SHARE)
    assert made.table.iloc[-1]["Plan"] == "Reference (national, 2019)"
    assert made.table.iloc[-1]["Kind"] == EN.text("reference.kind")
    assert "Reference (national, 2019)" in made.alt
    assert f"`{ADDRESS}` (accessed 27 November 2026)" in made.notes[-1]


def test_a_rescaled_figure_has_its_reference_in_the_notes_alone(db):
    made = exhibit(db, small.TRAINING, scale="per_million")
    assert not any("Reference" in note.text for note in made.figure.layout.annotations)
    assert "Reference" in made.notes[-1]


def test_a_reference_without_a_year_does_not_invent_one(db):
    (row,) = records(queries.fetch("reference_values", indicator_id=small.TRAINING, file=db))
    assert reference_texts.name(row, EN) == "Reference (national)"


def test_the_matrix_has_a_row_for_a_reference_only_when_asked(db):
    indicators = queries.fetch("indicators", file=db)
    frames = (
        queries.fetch("targets", file=db),
        queries.fetch("silences", file=db),
        queries.fetch("plans", file=db),
        indicators,
    )
    plain = matrix_exhibit(MatrixFrames(*frames), RenderContext(EN, "1"))
    asked = matrix_exhibit(MatrixFrames(*frames, queries.fetch("reference_values", file=db)), RenderContext(EN, "1"))
    assert len(asked.figure.rows) == len(plain.figure.rows) + 3
    assert len(asked.table) == len(plain.table) + 3
    assert all(not cell for row in asked.figure.rows if "Reference" in row.head.parts[0].text for cell in row.cells[1:])


def test_words_stand_for_a_value_and_a_year_where_the_text_gives_no_number():
    row = {"unit_label_en": "", "value_words_en": "roughly equal", "value_words_zh": "大体相当"}
    assert EN.value(1, 1, "about", EN.unit(row)) == "roughly equal"
    assert ZH.value(1, 1, "about", ZH.unit(row), "long") == "大体相当"
    assert EN.value(1, 1, "about", Unit("schools", "school")) == "about 1 school"
    dated = {"kind": "target", "time_basis": "by_year", "due_basis": "stated", "due_year": 2023}
    assert EN.year(dated | {"due_words_en": "before 2023"}) == "before 2023"
    assert EN.year(dated | {"due_words_en": float("nan")}) == "2023"


def test_plans_not_coded_twice_are_named_and_others_are_not(db):
    plans = queries.fetch("plans", file=db)
    assert plan_coding.notes(plans.assign(coding="double"), EN) == ()
    draft = plans.assign(coding=["double"] * 4 + ["draft"], coding_name_en="Draft")
    assert plan_coding.notes(draft, EN) == ("Not coded independently by two coders: Sanming 2024 (Draft).",)
    names = [{"code": "double", "name_en": "Coded twice"}, {"code": "draft", "name_en": "Draft"}]
    assert plan_coding.counts(draft, names, EN) == "coded twice (4) and draft (1)"


def test_the_section_under_the_figure_gives_value_document_proof_and_address_and_escapes_a_quote(db):
    references = queries.fetch("reference_values", indicator_id=small.SHARE, file=db)
    html = references_html(references.assign(quote="<b>half</b>"), EN)
    assert EN.text("reference.section") in html
    assert f"<code>{ADDRESS}</code> (accessed 27 November 2026)" in html
    assert '<blockquote lang="en">“&lt;b&gt;half&lt;/b&gt;”</blockquote>' in html
    assert '<blockquote lang="zh-CN">“一半”</blockquote>' in references_html(references.assign(quote="一半"), EN)
    assert references_html(references.iloc[:0], EN) == ""


def test_a_web_page_is_given_with_the_day_it_was_read_and_none_is_made_up():
    assert web_page({"source_url": ADDRESS, "accessed_on": pd.Timestamp("2026-11-27")}, EN).startswith(ADDRESS)
    assert web_page({"source_url": None, "accessed_on": None}, EN) == ""


def test_the_glossary_gives_both_languages_and_what_is_set_aside(db):
    made = glossary_exhibit(queries.QUERIES["glossary"](file=db), RenderContext(EN, "1"))
    assert made.table.iloc[0].tolist()[-3:] == ["`人次`", "Note", "man-times"]


def test_every_figure_says_so_of_a_plan_that_was_coded_once(built_database, plan_count, tmp_path, monkeypatch):
    path = tmp_path / "single.duckdb"
    shutil.copy(built_database, path)
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE plans SET coding = if(plan_id = 'zhoushan-2022', 'single', 'double')")
    monkeypatch.setenv("DUIZHAO_DATABASE", str(path))
    said = "Not coded independently by two coders: Zhoushan 2022 (Coded once)."
    for page, choices, shown in (
        ("matrix", {}, True),
        ("timeline", {"plans": "lanzhou-2019,wuwei-2020"}, False),
        ("timeline", {"plans": "lanzhou-2019,zhoushan-2022"}, True),
        ("plan", {"plan": "zhoushan-2022"}, True),
        ("plan", {"plan": "lanzhou-2019"}, False),
        ("plan", {"plan": "lanzhou-2019", "section": "pair", "with": "zhoushan-2022"}, True),
    ):
        made = exhibits(page, ViewContext(queries.fetch, EN, choices))
        assert {said in one.notes for one in made.values()} == {shown}, (page, choices)
    read = reading(ViewContext(queries.fetch, EN, {}))
    assert f"coded twice ({plan_count - 1}) and coded once (1)" in read.headline
