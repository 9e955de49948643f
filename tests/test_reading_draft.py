"""The rows of a draft: columns, codes, notes and the words of each field."""

import pytest

from etl.load import DATA
from etl.reading.columns import COLUMNS, record, written
from etl.reading.draft import Wishes, draft
from etl.reading.ledger import REASONS
from etl.reading.operators import AFTER, BEFORE
from etl.schema import load_schema
from tests.drafts import CORPUS, PLAN, drafted


def test_every_quote_and_offset_is_of_the_text():
    made = drafted()
    for table, start, end in (
        ("targets", "quote_start", "quote_end"),
        ("target_evidence", "start", "end"),
        ("numerals", "start", "end"),
    ):
        for row in made.tables[table]:
            quote = row["text"] if table == "numerals" else row["quote"]
            assert PLAN[int(row[start]) : int(row[end])] == quote


def test_a_draft_writes_the_tables_of_the_descriptor_column_by_column():
    tables = {table.name: tuple(table.columns) for table in load_schema(DATA / "datapackage.json").tables}
    assert {name: tables[name] for name in COLUMNS if name != "draft_notes"} == {
        name: columns for name, columns in COLUMNS.items() if name != "draft_notes"
    }


def test_a_draft_writes_codes_of_the_closed_lists_only():
    codes = {
        (table.name, field.name): field.codes
        for table in load_schema(DATA / "datapackage.json").tables
        for field in table.fields
        if field.codes
    }
    made = draft(PLAN, "0" * 64, CORPUS, Wishes(name="qinghe-2023"))
    for (table, column), allowed in codes.items():
        found = {row[column] for row in made.tables.get(table, ())}
        assert found <= {*allowed, ""}, (table, column)
    assert {*(operator for operator, _ in BEFORE), *AFTER.values()} <= set(codes["targets", "operator"])
    assert set(REASONS) == set(codes["numerals", "reason"])


def test_every_row_has_the_columns_of_its_table_and_a_note():
    made = drafted()
    assert all(tuple(row) == COLUMNS[name] for name, rows in made.tables.items() for row in rows)
    noted = {(row["table"], row["row"]) for row in made.tables["draft_notes"]}
    assert {("targets", row["target_id"]) for row in made.tables["targets"]} <= noted
    assert {("measures", row["measure_id"]) for row in made.tables["measures"]} <= noted


def test_a_field_other_than_exact_has_its_words():
    made = drafted()
    worded = {(row["target_id"], row["field"]) for row in made.tables["target_evidence"]}
    for row in made.tables["targets"]:
        assert (row["operator"] == "exactly") or (row["target_id"], "operator") in worded
        assert (row["commitment"] == "firm") or (row["target_id"], "commitment") in worded
        assert (row["due_basis"] != "stated") or (row["target_id"], "due_year") in worded


def test_what_is_not_certain_is_said():
    made = drafted()
    assert {row["field"] for row in made.tables["draft_notes"] if row["confidence"] == "check"} >= {
        "",
        "first_year",
    }


def test_a_column_that_no_table_has_is_refused():
    with pytest.raises(KeyError, match="targets: valu"):
        record("targets", valu=1)


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (2.0, "2"), (66.66667, "66.6667"), (False, "false"), (2025, "2025")]
)
def test_a_cell_is_written_plainly(value, cell):
    assert written(value) == cell


def test_what_is_roughly_equal_is_kept_as_written():
    (row,) = drafted(PLAN.replace("推动工作", "推动工作,保持普职比大体相当")).tables["targets"][-2:-1]
    assert (row["value_low"], row["value_words_zh"], row["value_words_en"]) == ("1", "大体相当", "roughly equal")


def test_rows_that_are_taken_are_those_that_would_be_kept():
    whole, taken = drafted().tables, []
    rest = draft(PLAN, "0" * 64, CORPUS, Wishes(), takers={"numerals": taken.append}).tables
    assert taken == whole["numerals"]
    assert rest == whole | {"numerals": []}
