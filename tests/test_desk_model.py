"""A plan on the desk: drafted, decided row by row, undone."""

from dataclasses import replace

import pytest

from dashboard.desk.closed_lists import EVIDENCE_FIELDS, LISTS
from dashboard.desk.codec import from_json, to_json
from dashboard.desk.decisions import decide, measure_at, new_target_id, undo
from dashboard.desk.drafting import Corpus, Wishes, redraft
from dashboard.desk.facts import correct_facts, proposed_region, region_id_of
from dashboard.desk.plan import Decision, DeskError, DeskPlan, Region, Words
from dashboard.desk.replay import decided_tables
from etl.reading.columns import COLUMNS
from etl.schema import load_schema
from tests.desk import (
    ADD,
    DROP,
    FIRST,
    JOIN,
    NAMED_UNIT,
    NOTED,
    SECOND,
    SPLIT,
    TEXT,
    THIRD,
    is_indicator_decided,
    row,
    small_plan,
    status_of,
)


@pytest.fixture
def plan() -> DeskPlan:
    return small_plan()


def numeral(plan: DeskPlan, text: str) -> dict[str, str]:
    return next(item for item in decided_tables(plan)["numerals"] if item["text"] == text)


def test_a_draft_has_the_tables_and_columns_of_the_command(plan):
    tables = decided_tables(plan)
    assert {name: tuple(rows[0]) for name, rows in tables.items() if rows} == {
        name: columns for name, columns in COLUMNS.items() if tables[name]
    }
    assert [item["target_id"] for item in tables["targets"]] == [FIRST, SECOND, THIRD, "qingxi-2-1-b"]
    assert all(plan.text[int(item["start"]) : int(item["end"])] == item["quote"] for item in tables["target_evidence"])


def test_before_any_decision_the_tables_are_those_of_the_draft(plan):
    assert decided_tables(plan) == {name: list(rows) for name, rows in plan.tables.items()}
    assert status_of(plan, FIRST) == "proposed"


def test_an_accepted_row_stays_as_it_is(plan):
    accepted = decide(plan, Decision("accept", (FIRST, SECOND)))
    assert [status_of(accepted, name) for name in (FIRST, SECOND, THIRD)] == ["accepted", "accepted", "proposed"]
    assert decided_tables(accepted) == decided_tables(plan)


def test_only_a_row_accepted_by_itself_has_its_indicator_decided(plan):
    together = decide(plan, Decision("accept_reading", (FIRST, SECOND)))
    assert status_of(together, FIRST) == "accepted"
    assert not is_indicator_decided(together, FIRST)
    assert is_indicator_decided(decide(plan, Decision("accept", (FIRST,))), FIRST)


def test_choosing_an_indicator_leaves_the_reading_undecided(plan):
    chosen = decide(plan, Decision("correct", (FIRST,), (("indicator_id", "training-bases"),)))
    assert (status_of(chosen, FIRST), is_indicator_decided(chosen, FIRST)) == ("proposed", True)
    assert row(chosen, FIRST, decided_tables(chosen))["indicator_id"] == "training-bases"


def test_a_correction_changes_cells_and_the_words_of_their_fields_only(plan):
    cells = (("due_year", "2023"), ("due_basis", "stated"))
    corrected = decide(plan, Decision("correct", (FIRST,), cells, (Words("due_year", 12, 16),)))
    tables = decided_tables(corrected)
    assert status_of(corrected, FIRST) == "corrected"
    assert row(corrected, FIRST, tables)["due_year"] == "2023"
    words = {item["field"]: item["quote"] for item in tables["target_evidence"] if item["target_id"] == FIRST}
    assert words == {"value": "12个", "operator": "以上", "due_year": "2023"}


def test_words_shown_for_a_value_go_when_it_is_corrected(plan):
    worded = replace(plan, tables={**plan.tables, "targets": [dict(item) for item in plan.tables["targets"]]})
    row(worded, FIRST, worded.tables).update(value_words_zh="三分之二", value_words_en="two thirds")
    dated = decide(worded, Decision("correct", (FIRST,), (("due_year", "2023"), ("due_basis", "stated"))))
    valued = decide(worded, Decision("correct", (FIRST,), (("value_low", "50"),)))
    shown = [row(made, FIRST, decided_tables(made))["value_words_zh"] for made in (dated, valued)]
    assert shown == ["三分之二", ""]


def test_a_corrected_row_that_is_accepted_afterwards_is_still_a_correction(plan):
    corrected = decide(plan, Decision("correct", (FIRST,), (("kind", "standard"),)))
    assert status_of(decide(corrected, Decision("accept", (FIRST,))), FIRST) == "corrected"


def test_a_dropped_row_goes_with_its_evidence_and_leaves_its_reason_to_its_numerals(plan):
    dropped = decide(plan, DROP)
    tables = decided_tables(dropped)
    assert status_of(dropped, FIRST) == "dropped"
    assert FIRST not in {item["target_id"] for name in ("targets", "target_evidence") for item in tables[name]}
    assert FIRST not in {item["row"] for item in tables["draft_notes"]}
    assert numeral(dropped, "12") | {"start": "", "end": ""} == {
        "plan_id": "qingxi-2023", "start": "", "end": "", "text": "12", "target_id": "", "reason": "context",
    }  # fmt: skip


def test_a_note_on_a_drop_stands_with_the_first_of_its_numerals_and_goes_when_the_row_comes_back(plan):
    dropped = decide(plan, NOTED)
    notes = [item for item in decided_tables(dropped)["draft_notes"] if NOTED.note in item["rule"]]
    assert notes == [
        {
            "table": "numerals", "row": numeral(dropped, "12")["start"], "field": "reason",
            "rule": f"dropped by its reader: {NOTED.note}", "confidence": "sure",
        }
    ]  # fmt: skip
    back = decide(dropped, Decision("accept", (FIRST,)))
    assert decided_tables(back) == decided_tables(plan)


def test_a_note_stands_at_the_words_of_a_value_that_has_no_numeral():
    text = TEXT.replace("毕业生就业率达到95%", "智慧校园实现全覆盖")
    plan = small_plan(text)
    name = next(row["target_id"] for row in plan.tables["targets"] if "全覆盖" in row["quote"])
    dropped = decide(plan, Decision("drop", (name,), reason="vague", note="没有时间"))
    assert decided_tables(dropped)["draft_notes"][-1]["row"] == str(text.index("全覆盖"))


def test_a_unit_that_the_data_lack_comes_with_the_rows_that_use_it_and_no_others(plan):
    named = decide(plan, NAMED_UNIT)
    (unit,) = decided_tables(named)["units"]
    assert (unit["unit_id"], unit["label_zh"], unit["label_en"]) == ("buildings", "栋", "buildings")
    assert row(named, FIRST, decided_tables(named))["unit_id"] == "buildings"
    assert "units" not in decided_tables(decide(named, Decision("drop", (FIRST,), reason="context")))
    assert "units" not in decided_tables(undo(named))


def test_a_dropped_row_comes_back_when_it_is_accepted(plan):
    back = decide(decide(plan, DROP), Decision("accept", (FIRST,)))
    assert decided_tables(back) == decided_tables(plan)


def test_nobody_refers_to_a_dropped_row(plan):
    referring = decide(plan, Decision("correct", (SECOND,), (("nested_in", FIRST),)))
    assert row(plan, SECOND, decided_tables(referring))["nested_in"] == FIRST
    assert row(plan, SECOND, decided_tables(decide(referring, DROP)))["nested_in"] == ""


def test_undo_drops_the_last_decision_and_nothing_else(plan):
    once = decide(plan, DROP)
    assert undo(decide(once, Decision("accept", (SECOND,)))) == once
    assert undo(undo(once)) == plan


def test_an_added_quantity_is_read_from_the_selected_words(plan):
    dropped = decide(plan, DROP)
    added = decide(dropped, ADD)
    found = row(added, "qingxi-1-c", decided_tables(added))
    assert (found["quote"], found["value_low"], found["plan_id"]) == ("全市建设实训基地12个以上", "2", "qingxi-2023")
    assert all(found[column] in LISTS[column] for column in LISTS if column in found)
    assert status_of(added, "qingxi-1-c") == "corrected"


def test_a_numeral_of_a_dropped_quantity_belongs_to_the_one_that_is_added_there(plan):
    words = (Words("value", 48, 51),)
    added = decide(decide(plan, DROP), replace(ADD, words=words))
    assert numeral(added, "12")["target_id"] == "qingxi-1-c"
    assert numeral(undo(added), "12")["target_id"] == ""


def test_a_numeral_that_no_value_is_read_from_any_more_is_not_coded(plan):
    moved = decide(plan, Decision("correct", (FIRST,), words=(Words("value", 63, 65),)))
    assert (numeral(moved, "12")["reason"], numeral(moved, "5")["target_id"]) == ("not_coded", SECOND)


def test_a_split_makes_a_second_quantity_from_words_of_the_first(plan):
    made = decide(plan, SPLIT)
    tables = decided_tables(made)
    assert row(made, FIRST, tables)["value_low"] == "12"
    second = row(made, "qingxi-1-c", tables)
    assert (second["value_low"], second["due_year"], second["operator"]) == ("2", "2025", "at_least")
    words = {(item["field"], item["quote"]) for item in tables["target_evidence"] if item["target_id"] == "qingxi-1-c"}
    assert words == {("value", "2"), ("operator", "以上"), ("due_year", "2025年")}


def test_a_join_takes_the_second_row_and_its_numerals_into_the_first(plan):
    joined = decide(plan, JOIN)
    tables = decided_tables(joined)
    assert SECOND not in {item["target_id"] for item in tables["targets"]}
    assert row(joined, FIRST, tables)["operator"] == "range"
    assert numeral(joined, "5")["target_id"] == FIRST


def test_quantities_stand_in_the_order_of_the_text_wherever_they_came_from(plan):
    last = Decision("add", ("qingxi-1-z",), ADD.cells, (Words("value", 12, 16),))
    assert decided_tables(decide(plan, last))["targets"][0]["target_id"] == "qingxi-1-z"


def test_the_id_of_a_new_quantity_is_no_id_that_was_ever_given(plan):
    assert new_target_id(plan, "qingxi-1") == "qingxi-1-c"
    assert new_target_id(decide(plan, JOIN), "qingxi-1") == "qingxi-1-c"
    assert new_target_id(plan, "") == "qingxi-0-a"
    assert (measure_at(plan, 50), measure_at(plan, 3)) == ("qingxi-1", "")


def test_what_the_text_says_of_itself_can_be_corrected(plan):
    decision = Decision("correct", ("qingxi-2023",), (("title_zh", "清溪市规划"),), table="plans")
    assert decided_tables(decide(plan, decision))["plans"][0]["title_zh"] == "清溪市规划"
    assert plan.tables["plans"][0]["title_zh"] != "清溪市规划"


REFUSED = {
    "an unknown act": Decision("erase", (FIRST,)),
    "an unknown table": Decision("correct", (FIRST,), table="regions"),
    "no row": Decision("accept", ()),
    "an unknown row": Decision("accept", ("qingxi-9-a",)),
    "a row twice": Decision("join", (FIRST, FIRST)),
    "a drop without a reason": Decision("drop", (FIRST,)),
    "a drop of a plan": Decision("drop", ("qingxi-2023",), reason="context", table="plans"),
    "a drop of nobody": Decision("drop", ("qingxi-9-a",), reason="context"),
    "a correction of two": Decision("correct", (FIRST, SECOND), (("kind", "standard"),)),
    "an unknown column": Decision("correct", (FIRST,), (("quote", "words of mine"),)),
    "an id": Decision("correct", (FIRST,), (("target_id", "other"),)),
    "a column twice": Decision("correct", (FIRST,), (("kind", "standard"), ("kind", "target"))),
    "a value of no list": Decision("correct", (FIRST,), (("commitment", "strong"),)),
    "no number": Decision("correct", (FIRST,), (("value_low", "twelve"),)),
    "a number too much for its operator": Decision("correct", (FIRST,), (("value_high", "15"),)),
    "a number too few": Decision("correct", (FIRST,), (("operator", "range"),)),
    "a range upside down": Decision(
        "correct", (FIRST,), (("operator", "range"), ("value_low", "9"), ("value_high", "3"))
    ),
    "no year": Decision("correct", (FIRST,), (("due_year", "20255"),)),
    "a control character": Decision("correct", (FIRST,), (("scope_zh", "a\u202eb"),)),
    "a long cell": Decision("correct", (FIRST,), (("scope_zh", "长" * 501),)),
    "a formula": Decision("correct", (FIRST,), (("scope_zh", "=1+1"),)),
    "a note of two lines": replace(NOTED, note="a\nb"),
    "a long note": replace(NOTED, note="长" * 501),
    "a note on what stays": Decision("accept", (FIRST,), note="好"),
    "a unit without a Chinese word": replace(NAMED_UNIT, unit=("", "buildings")),
    "a unit of one word": replace(NAMED_UNIT, unit=("栋",)),
    "a unit that looks like a formula": replace(NAMED_UNIT, unit=("=栋", "")),
    "a unit with a long word": replace(NAMED_UNIT, unit=("栋" * 41, "")),
    "a unit with an id of another form": replace(NAMED_UNIT, cells=(("unit_id", "Buildings-2"),)),
    "a unit of no cell": replace(NAMED_UNIT, cells=()),
    "a unit of what is dropped": replace(NAMED_UNIT, act="drop", reason="context", cells=()),
    "words outside of the text": Decision("correct", (FIRST,), words=(Words("value", 5, 99_999),)),
    "words of no length": Decision("correct", (FIRST,), words=(Words("value", 5, 5),)),
    "words of no field": Decision("correct", (FIRST,), words=(Words("unit_id", 5, 6),)),
    "a quantity without words": replace(ADD, words=()),
    "a quantity without a quote": replace(ADD, cells=ADD.cells[:3]),
    "a quantity that is there": replace(ADD, rows=(SECOND,)),
    "a quote outside of the text": replace(ADD, cells=(*ADD.cells[:4], ("quote_end", "99999"))),
    "a split from nobody": replace(SPLIT, rows=("qingxi-9-a", "qingxi-1-c")),
}


@pytest.mark.parametrize("decision", REFUSED.values(), ids=REFUSED)
def test_a_decision_is_refused_that_names(plan, decision):
    with pytest.raises(DeskError) as refused:
        decide(plan, decision)
    assert refused.value.key.startswith("desk.")


def test_a_dropped_row_can_be_neither_split_nor_joined(plan):
    dropped = decide(plan, DROP)
    for decision in (SPLIT, JOIN, DROP):
        with pytest.raises(DeskError):
            decide(dropped, decision)


def test_the_closed_lists_are_those_of_the_data(root):
    schema = load_schema(root / "data" / "datapackage.json")
    tables = {table.name: {field.name: field for field in table.fields} for table in schema.tables}
    places = {"reason": "numerals", "status": "silences"} | dict.fromkeys(
        ("genre", "completeness", "attribution"), "plans"
    )
    for column, values in LISTS.items():
        field = tables[places.get(column, "targets")][column]
        assert set(field.constraints["enum"]) == set(values), column
    assert set(tables["target_evidence"]["field"].constraints["enum"]) == set(EVIDENCE_FIELDS)


def test_a_place_is_proposed_from_the_title_and_kept_beside_the_tables(plan):
    assert plan.region == Region("清溪市", "", "prefecture", "")
    assert plan.tables["plans"][0]["region_id"] == ""


@pytest.mark.parametrize(
    ("title", "name", "level"),
    [
        ("青原省职业教育要点", "青原省", "province"),
        ("吉川县职业教育方案", "吉川县", "county"),
        ("职业教育要点", "", "prefecture"),
    ],
)
def test_the_level_of_a_place_follows_its_name(title, name, level):
    found = proposed_region({"region_id": "", "title_zh": title, "issuer_zh": ""}, ())
    assert (found.name_zh, found.level) == (name, level)


def test_a_place_that_the_data_have_is_known_by_its_name():
    regions = [{"region_id": "lanzhou", "name_zh": "兰州"}]
    assert (region_id_of("兰州市", regions), region_id_of("清溪市", regions)) == ("lanzhou", "")


def test_facts_are_corrected_in_the_row_of_the_plan(plan):
    corrected = correct_facts(plan, {"title_zh": "清溪规划"}, Region("清溪市", "Qingxi", "prefecture", "120000"))
    assert corrected.tables["plans"][0]["title_zh"] == "清溪规划"
    assert from_json(to_json(corrected)) == corrected


@pytest.mark.parametrize(
    ("cells", "region"),
    [
        ({"plan_id": "other"}, Region()),
        ({"signed_on": "yesterday"}, Region()),
        ({"first_year": "2026"}, Region()),
        ({"title_zh": "两\n行"}, Region()),
        ({}, Region(population="many")),
        ({}, Region(population="9999999999")),
        ({}, Region(level="planet")),
    ],
)
def test_facts_that_cannot_be_are_refused(plan, cells, region):
    with pytest.raises(DeskError):
        correct_facts(plan, cells, region)


def test_other_years_draft_the_text_again_and_keep_the_decisions_that_fit(plan):
    decided = decide(decide(plan, DROP), Decision("accept", (THIRD,)))
    again, lost = redraft(decided, Wishes(first_year=2025, last_year=2025), Corpus())
    assert (again.decisions, lost) == (decided.decisions, 0)
    assert row(again, THIRD, decided_tables(again))["due_basis"] == "plan_year"


def test_decisions_that_fit_no_longer_are_counted(plan):
    foreign = replace(plan, decisions=(Decision("accept", ("qingxi-9-a",)), DROP))
    again, lost = redraft(foreign, Wishes(first_year=2023, last_year=2025), Corpus())
    assert (again.decisions, lost) == ((DROP,), 1)
