"""Text alternatives say the main values of every figure, in both languages, at a bounded length."""

import re
from urllib.parse import parse_qsl

import pandas as pd
import pytest

from benchmarks.slides.views import VIEWS
from dashboard.database import frame_cache
from dashboard.figures.alternatives import CELL, MOST, alternative, count_alternative, grid_alternative
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.i18n.words import Words
from dashboard.url_state.view_context import ViewContext

LONGEST = 3_000  # characters
EN, ZH = Words("en"), Words("zh")


def cell(*parts: TextPart) -> tuple[CellItem, ...]:
    return (CellItem(parts),)


def grid(*rows: GridRow) -> Grid:
    return Grid("Two rows.", (GridColumn("Theme"), GridColumn("Clauses")), rows)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_alternative_of_every_figure_says_more_than_its_headline(view, lang, use_database, built_database):
    use_database(built_database)
    page, _, query = view.partition("?")
    context = ViewContext(frame_cache.frame, Words(lang), dict(parse_qsl(query)))
    for name, exhibit in exhibits(page, context).items():
        assert exhibit.alt.startswith(exhibit.headline), name
        assert len(exhibit.alt) > len(exhibit.headline) + 10, name
        assert len(exhibit.alt) <= len(exhibit.headline) + LONGEST, name
        assert not re.search(r"[⟦⟧]|<b>|: :|：：", exhibit.alt), name


def test_every_page_with_figures_is_among_the_views_that_are_tried():
    assert {view.partition("?")[0] for view in VIEWS} == set(VIEW_SPECS)


def test_table_is_said_row_by_row_without_signs_and_codes_and_with_its_group():
    mark = TextPart("●", "mark", form="circle")
    row = GridRow(CellItem((TextPart("Teachers"), TextPart("teachers", "code"))), (cell(mark, TextPart("2")),), "A")
    assert grid_alternative(grid(row), EN) == "Two rows. A, Teachers: Clauses 2."


def test_cell_of_nothing_but_marks_is_counted_and_a_long_one_is_cut():
    marks = tuple(CellItem((TextPart("●", "mark", form="circle"),)) for _ in range(3))
    counted = GridRow(CellItem((TextPart("Teachers"),)), (marks,))
    long = GridRow(CellItem((TextPart("Schools"),)), (cell(TextPart("a" * 90)),))
    said = grid_alternative(grid(counted, long), EN)
    assert "Teachers: Clauses 3." in said
    assert f"Schools: Clauses {'a' * (CELL - 1)}…." in said
    quoted = GridRow(CellItem((TextPart("Schools"),)), (cell(TextPart("“" + "a" * 90 + "”")),))
    assert "aaa…”." in grid_alternative(grid(quoted), EN)


def test_rows_beyond_the_bound_are_counted():
    said = alternative("Many.", [(f"Row {number}", ["x" * 90]) for number in range(40)], EN)
    assert len(said) < MOST + 60
    assert said.endswith("31 more rows in the table.")


@pytest.mark.parametrize(("words", "said"), [(EN, "no rows"), (ZH, "没有行")])
def test_table_without_rows_says_so(words, said):
    assert said in grid_alternative(grid(), words)


def test_values_of_a_column_are_counted_plan_by_plan():
    table = pd.DataFrame({"文件": ["甲", "甲", "乙"], "主题": ["a", "b", "a"]})
    renamed = table.set_axis([ZH.text("column.plan"), ZH.text("column.theme")], axis=1)
    assert count_alternative("题。", renamed, "plan", "theme", ZH) == "题。 甲：a 1、b 1。 乙：a 1。"
