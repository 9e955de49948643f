"""Files of figures hold the values, codes and ids of what they show, and all rows of what the screen shows by pages."""

import csv
import io
import re
from datetime import date

import pytest
from pptx import Presentation

from dashboard.deck.context import DeckContext
from dashboard.deck.model import DeckItem
from dashboard.deck.rebuild import rebuild
from dashboard.exports import tabular
from dashboard.exports.xlsx import item_data
from dashboard.figures.data_table import FIELDS
from dashboard.i18n.words import Words

IDS = {"target_id", "plan_id", "measure_id", "indicator_id"}


@pytest.fixture
def data(use_database, built_database):
    from dashboard.database import frame_cache

    use_database(built_database)

    def of(where: str, lang: str = "en", /, **choices: str):
        words = Words(lang)
        item = rebuild(DeckItem(where, where, choices), DeckContext(frame_cache.frame, words, "", date(2026, 11, 27)))
        return item_data(item, words, "1.1.0")

    return of


def rows(exhibit) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tabular.exhibit_csv(exhibit, Words("en")).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_file_of_an_indicator_has_the_fields_of_each_target_beside_the_words(data, lang):
    found = rows(data("indicator", lang, indicator="dual-qualified-share"))
    county = next(row for row in found if "lz-6-a" in row.values())
    assert {name: county[name] for name in ("plan_id", "operator", "unit_id", "due_year", "commitment", "kind")} == {
        "plan_id": "lanzhou-2019",
        "operator": "at_least",
        "unit_id": "percent",
        "due_year": "2019",
        "commitment": "firm",
        "kind": "target",
    }
    assert county["quote"]
    assert float(county["value_low"]) == 30


def test_the_matrix_becomes_a_row_for_each_target_and_silence(data):
    found = rows(data("matrix"))
    assert set(FIELDS) - {"target_id"} <= set(found[0])
    assert len({row["Code"] for row in found if row["measure_id"]}) > 20
    assert any(row["Code"] == "" for row in found)


def test_the_register_is_exported_whole_whatever_page_is_shown(data, built_database):
    import duckdb

    with duckdb.connect(str(built_database), read_only=True) as con:
        count = con.execute("SELECT count(*) FROM targets").fetchall()[0][0]
    found = rows(data("register", page="2"))
    assert len(found) == count
    assert IDS - {"target_id"} <= set(found[0])


def test_numbers_of_the_register_are_numbers_in_its_workbook(data):
    openpyxl = pytest.importorskip("openpyxl", reason="reads workbooks; not among what the product needs")
    book = openpyxl.load_workbook(io.BytesIO(tabular.exhibit_xlsx(data("register"), Words("en"))))
    head, *cells = list(book.active.iter_rows(min_row=4, values_only=True))
    low, year = head.index("Lower value"), head.index("Due year")
    lows = [row[low] for row in cells[:100]]
    assert all(isinstance(cell, int | float) for cell in lows if cell is not None)
    assert all(isinstance(row[year], int) for row in cells[:100] if row[year] is not None)
    assert isinstance(cells[0][head.index("suspect")] if "suspect" in head else False, bool)


@pytest.mark.parametrize(
    ("page", "name", "choices"),
    [("register", "register", {"page": "2"}), ("quality", "numerals", {"section": "numerals", "page": "2"})],
)
def test_what_is_paged_says_which_rows_a_picture_or_slide_has_and_is_exported_whole(
    use_database, built_database, page, name, choices
):
    from dashboard.database import frame_cache
    from dashboard.exports.html.slides import slide
    from dashboard.exports.html.table_page import page as table_page
    from dashboard.exports.pptx.deck_file import slide_pptx

    use_database(built_database)
    words = Words("en")
    item = rebuild(DeckItem(page, name, choices), DeckContext(frame_cache.frame, words, "", date(2026, 11, 27)))
    said = re.match(r"Rows (\d+)–(\d+) of ([\d,]+)", item.exhibit.full_subtitle)
    first, last, count = (int(part.replace(",", "")) for part in said.groups())
    assert last - first + 1 == len(item.exhibit.table)
    assert len(item_data(item, words, "1.1.0").table) == count
    assert said[0] in str(slide(1, item, words, "1.1.0").html)
    shapes = Presentation(io.BytesIO(slide_pptx(item, words, "1.1.0"))).slides[0].shapes
    assert any(said[0] in shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert said[0] in table_page(item.exhibit, words)
    assert said[0] not in item_data(item, words, "1.1.0").subtitle
