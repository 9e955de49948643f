"""What a reader does on the page as decisions: words selected, rows joined, cells typed; and what is sent back."""

import pytest

from dashboard.desk.decisions import decide
from dashboard.desk.operations import apply_operation
from dashboard.desk.plan import Decision, DeskError, DeskPlan
from dashboard.desk.progress import progress, sure_rows
from dashboard.desk.replay import decided_tables
from dashboard.desk.rows import changed_rows, named_units, notes_by_target, numeral_rows, quantity_rows
from etl.reading.model import Corpus
from tests.desk import TEXT, row, small_plan

FIRST, SECOND = "qingxi-1-a", "qingxi-1-b"


@pytest.fixture
def plan() -> DeskPlan:
    return small_plan()


def done(plan, **operation):
    return apply_operation(plan, operation, Corpus())


def span(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def last(plan):
    """The row and the evidence of the quantity that the last decision made or changed."""
    target_id = plan.decisions[-1].rows[-1]
    tables = decided_tables(plan)
    words = {item["field"]: item["quote"] for item in tables["target_evidence"] if item["target_id"] == target_id}
    return row(plan, target_id, tables), words


def test_a_number_alone_is_read_with_the_words_around_it(plan):
    found, words = last(done(plan, act="add", span=span("12个")))
    assert (found["value_low"], found["operator"], found["due_year"]) == ("12", "at_least", "2025")
    assert words == {"value": "12个", "operator": "以上", "due_year": "2025年"}
    assert found["quote"] == "全市建设实训基地12个以上"


def test_a_longer_selection_is_the_quote_and_its_year_is_not_the_value(plan):
    found, _ = last(done(plan, act="add", span=span("到2025年,全市建设实训基地12个以上")))
    assert (found["value_low"], found["quote"]) == ("12", "到2025年,全市建设实训基地12个以上")


def test_a_year_alone_is_taken_where_somebody_says_so(plan):
    assert last(done(plan, act="add", span=[12, 16]))[0]["value_low"] == "2023"


def test_words_for_a_number_are_read_too():
    plan = small_plan(TEXT.replace("毕业生就业率达到95%", "智慧校园实现全覆盖"))
    assert last(done(plan, act="add", span=[plan.text.index("全覆盖"), plan.text.index("全覆盖") + 3]))[0][
        "value_low"
    ] == ("100")


def test_an_added_quantity_belongs_to_the_clause_it_stands_in(plan):
    assert last(done(plan, act="add", span=span("3000人次")))[0]["measure_id"] == "qingxi-2-1"


@pytest.mark.parametrize("place", [span("产教融合"), [5, 5], [9, 99_999], [-3, 4]])
def test_words_without_a_number_or_a_place_are_refused(plan, place):
    with pytest.raises(DeskError):
        done(plan, act="add", span=place)


def test_a_split_keeps_the_year_that_the_selected_words_do_not_say():
    plan = small_plan(TEXT.replace("名师工作室5个", "名师工作室5个、技能工作室7个"))
    start = plan.text.index("7个")
    found, words = last(done(plan, act="split", rows=[SECOND], span=[start, start + 2]))
    assert (found["value_low"], found["due_year"], found["commitment"]) == ("7", "2025", "aspirational")
    assert words["value"] == "7个"


def test_a_drop_takes_a_note_and_needs_none(plan):
    noted = done(plan, act="drop", rows=[FIRST], reason="context", note=" 上年已有 ")
    assert (noted.decisions[-1].note, quantity_rows(noted, [FIRST])[0]["note"]) == ("上年已有", "上年已有")
    assert done(plan, act="drop", rows=[FIRST], reason="context").decisions[-1].note == ""
    with pytest.raises(DeskError):
        done(plan, act="drop", rows=[FIRST], reason="context", note=5)


def test_a_unit_is_named_with_the_row_that_has_it_and_undone_with_it(plan):
    named = done(plan, act="correct", rows=[FIRST], cells={"unit_id": "buildings"}, unit=[" 栋 ", ""])
    assert named_units(named)["buildings"]["name_zh"] == "栋"
    renamed = done(named, act="correct", rows=[FIRST], cells={"unit_id": "buildings"}, unit=["幢", "buildings"])
    assert named_units(renamed)["buildings"]["label_en"] == "buildings"
    assert named_units(done(done(renamed, act="undo"), act="undo")) == {}


@pytest.mark.parametrize("code", ["persons", "square_metres"])
def test_a_unit_that_somebody_has_cannot_be_named_otherwise(plan, code):
    corpus = Corpus(units=[{"unit_id": "persons"}])
    with pytest.raises(DeskError, match="unit_known"):
        apply_operation(
            plan, {"act": "correct", "rows": [FIRST], "cells": {"unit_id": code}, "unit": ["个", ""]}, corpus
        )


def test_two_values_joined_are_a_range_and_one_stays_one(plan):
    joined = done(plan, act="join", rows=[FIRST, SECOND])
    found = row(joined, FIRST, decided_tables(joined))
    assert (found["operator"], found["value_low"], found["value_high"]) == ("range", "5", "12")
    assert found["quote"] == "全市建设实训基地12个以上,争取建成名师工作室5个"
    twice = done(done(plan, act="add", span=span("12个")), act="join", rows=[FIRST, "qingxi-1-c"])
    same = row(twice, FIRST, decided_tables(twice))
    assert (same["operator"], same["value_low"]) == ("at_least", "12")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"operator": "at_most"}, {"value_low": "", "value_high": "12"}),
        ({"operator": "exactly"}, {"value_low": "12", "value_high": "12"}),
        ({"value_low": "15"}, {"value_low": "15", "value_high": "", "operator": "at_least"}),
        ({"operator": "range", "value_low": "3", "value_high": "5"}, {"value_low": "3", "value_high": "5"}),
        ({"due_year": ""}, {"due_basis": "undated"}),
        ({"due_year": " 2024 "}, {"due_year": "2024", "due_basis": "stated"}),
        ({"scope_zh": "基地"}, {"scope_zh": "基地"}),
    ],
)
def test_typed_cells_go_into_the_columns_that_they_belong_to(plan, cells, wanted):
    found, _ = last(done(plan, act="correct", rows=[FIRST], cells=cells))
    assert {column: found[column] for column in wanted} == wanted


def test_an_indicator_chosen_as_it_stands_is_decided(plan):
    assert progress(done(plan, act="correct", rows=[FIRST], cells={"indicator_id": ""})).indicators == 1


@pytest.mark.parametrize("cells", [{"operator": "range"}, {"value_low": "many"}, {"value_low": ""}, {"operator": "no"}])
def test_typed_values_that_do_not_fit_are_refused(plan, cells):
    with pytest.raises(DeskError):
        done(plan, act="correct", rows=[FIRST], cells=cells)


def test_words_of_a_field_replace_those_of_the_draft(plan):
    changed = done(plan, act="correct", rows=[FIRST], cells={}, words=[["operator", *span("争取")]])
    assert last(changed)[1]["operator"] == "争取"


def test_all_that_is_sure_is_one_decision_and_the_rest_is_left():
    plan = small_plan(TEXT)
    sure = sure_rows(plan)
    taken = done(plan, act="accept_sure")
    assert 0 < len(sure) == progress(taken).decided < progress(taken).quantities
    assert sure_rows(taken) == ()
    assert done(taken, act="accept_sure") is taken
    assert progress(done(taken, act="undo")).decided == 0


def test_progress_counts_readings_and_indicators_apart(plan):
    plan = done(done(plan, act="accept", rows=[FIRST]), act="drop", rows=[SECOND], reason="context")
    found = progress(plan)
    assert (found.quantities, found.decided, found.dropped, found.live, found.indicators) == (4, 2, 1, 3, 1)


def test_of_a_decision_only_the_row_is_sent(plan):
    after = done(plan, act="accept", rows=[FIRST])
    assert [item["id"] for item in changed_rows(plan, after)["rows"]] == [FIRST]
    assert changed_rows(plan, after)["numerals"] == []
    assert changed_rows(after, after) == {"rows": [], "gone": [], "numerals": []}


def test_a_drop_sends_the_reason_of_its_numeral_and_undo_takes_it_back(plan):
    after = done(plan, act="drop", rows=[FIRST], reason="context")
    assert changed_rows(plan, after)["numerals"] == [(48, 50, "context")]
    assert changed_rows(after, plan)["numerals"] == [(48, 50, "")]


def test_a_join_says_which_row_is_gone_and_undo_brings_it_back(plan):
    after = done(plan, act="join", rows=[FIRST, SECOND])
    assert changed_rows(plan, after)["gone"] == [SECOND]
    assert {item["id"] for item in changed_rows(after, plan)["rows"]} == {FIRST, SECOND}


def test_rows_have_the_places_of_their_words_and_the_doubts_of_the_draft(plan):
    first = quantity_rows(plan)[0]
    assert (first["id"], first["words"]["value"], first["quote"]) == (FIRST, [(48, 51)], (40, 53))
    assert first["sure"] is False
    assert "unit_id" in first["doubts"]
    assert (48, 50, "") in numeral_rows(plan)
    assert (12, 16, "date") in numeral_rows(plan)


def test_candidate_indicators_come_with_what_they_share():
    note = {"table": "targets", "row": FIRST, "field": "indicator_id", "confidence": "check"}
    told = "training-bases 0.95 (实训、基地, unit); new-schools 0.31 (建设)"
    plan = DeskPlan("", "", {"draft_notes": ({**note, "rule": told},)})
    assert notes_by_target(plan)[FIRST].candidates == [
        {"id": "training-bases", "shared": ["实训", "基地"], "unit": True},
        {"id": "new-schools", "shared": ["建设"], "unit": False},
    ]


def test_a_corrected_reason_of_a_numeral_is_sent(plan):
    after = decide(plan, Decision("correct", ("12",), (("reason", "ordinal"),), table="numerals"))
    assert changed_rows(plan, after)["numerals"] == [(12, 16, "ordinal")]


@pytest.mark.parametrize(
    "operation",
    [
        None,
        7,
        {},
        {"act": "erase"},
        {"act": ["drop"]},
        {"act": "accept"},
        {"act": "accept", "rows": [FIRST, SECOND]},
        {"act": "accept", "rows": [{}]},
        {"act": "drop", "rows": [FIRST]},
        {"act": "drop", "rows": [FIRST], "reason": None},
        {"act": "correct", "rows": [FIRST], "cells": "due_year"},
        {"act": "correct", "rows": [FIRST], "cells": {"due_year": 2025}},
        {"act": "correct", "rows": [FIRST], "cells": {}, "words": [["value", 1]]},
        {"act": "correct", "rows": [FIRST], "cells": {}, "words": [["value", "1", 2]]},
        {"act": "join", "rows": [FIRST]},
        {"act": "split", "rows": [FIRST], "span": [True, 9]},
        {"act": "split", "rows": ["nobody"], "span": [48, 51]},
    ],
)
def test_an_operation_of_no_form_is_refused(plan, operation):
    with pytest.raises(DeskError):
        apply_operation(plan, operation, Corpus())
