"""The pages that take a plan away and lay two coders side by side, and what they make."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from dashboard.desk.coders import compare_plans, settled_pack
from dashboard.desk.decisions import decide
from dashboard.desk.pack_reader import read_pack
from dashboard.desk.plan import Decision, DeskError
from dashboard.desk.replay import decided_tables
from dashboard.desk.sheets import workbook_bytes
from dashboard.i18n.words import Words
from dashboard.ui import desk_session
from dashboard.ui.coding_names import coded_names
from tests.desk import small_plan
from tests.harness import opened, shown
from tests.own_plans import sample_plan


@pytest.fixture(scope="module")
def two_coders():
    """The second reads one quantity as aspirational and drops another."""
    first = sample_plan()
    rows = decided_tables(first)["targets"]
    firm = next(row for row in rows if row["commitment"] == "firm" and row["kind"] == "target")
    other = next(row for row in rows if row["target_id"] != firm["target_id"] and not row["restates"])
    second = decide(first, Decision("correct", (firm["target_id"],), (("commitment", "aspirational"),)))
    return first, decide(second, Decision("drop", (other["target_id"],), reason="not_coded")), firm, other


def cells(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def test_a_workbook_has_every_row_with_its_values():
    rows = cells(workbook_bytes(sample_plan(), blank=False))["targets"]
    assert len(rows) >= len(decided_tables(sample_plan())["targets"])


def test_a_blank_workbook_has_the_words_and_nobodys_values():
    plan = sample_plan()
    sheets = cells(workbook_bytes(plan, blank=True))
    said = " ".join(str(cell) for row in sheets["targets"] for cell in row if cell)
    assert "双师型" in said
    names = sheets["targets"][0]
    for column in ("value_low", "operator", "commitment"):
        at = names.index(column)
        assert {row[at] for row in sheets["targets"][2:]} == {None}


def test_no_cell_of_a_workbook_is_a_formula():
    first, *others = sample_plan().tables["targets"]
    tables = {**sample_plan().tables, "targets": ({**first, "scope_zh": "=1+1"}, *others)}
    plan = replace(sample_plan(), tables=tables)
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(plan, blank=False))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert not [sheet for sheet in sheets if "<f>" in sheet.split("<dataValidations")[0]]


def test_two_codings_that_are_alike_do_not_differ():
    assert compare_plans(sample_plan(), sample_plan()).differences == []


def test_the_differences_are_those_that_the_second_coder_made(two_coders):
    first, second, firm, other = two_coders
    found = {(item.item, item.field) for item in compare_plans(first, second).differences}
    assert (firm["target_id"], "commitment") in found
    assert (other["target_id"], "found") in found


def test_agreement_is_given_for_each_field(two_coders):
    first, second, *_ = two_coders
    fields = {row[0]: row for row in compare_plans(first, second).agreements}
    assert fields["commitment"][1] == fields["commitment"][2] + 1


def test_two_texts_are_not_compared():
    with pytest.raises(DeskError, match=r"coders\.two_texts"):
        compare_plans(sample_plan(), small_plan())


def settlement(found, **chosen):
    return [{"item": row.item, "field": row.field, "keep": "", "value": "", "reason": ""} | chosen for row in found]


def test_what_is_settled_stands_in_the_pack_with_both_codings(two_coders):
    first, second, firm, _ = two_coders
    found = compare_plans(first, second).differences
    made = settled_pack(first, second, settlement(found, keep="second", reason="原文有争取二字"), with_text=False)
    assert made.still_open == 0
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        targets, codings = (archive.read(f"{name}.csv").decode() for name in ("targets", "codings"))
    row = next(line for line in targets.splitlines() if line.startswith(f"{firm['target_id']},"))
    assert "aspirational" in row
    assert "取第二：原文有争取二字" in codings


def test_a_difference_without_a_choice_stays_open_and_one_without_a_reason_is_a_problem(two_coders):
    first, second, *_ = two_coders
    found = compare_plans(first, second).differences
    assert settled_pack(first, second, settlement(found), with_text=False).still_open == len(found)
    assert settled_pack(first, second, settlement(found, keep="first"), with_text=False).problems


@pytest.mark.parametrize("value", ["strong", "=1+1", "有意"])
def test_a_value_that_its_field_cannot_have_stays_open_and_is_named(two_coders, value):
    first, second, firm, _ = two_coders
    found = [row for row in compare_plans(first, second).differences if row.field == "commitment"]
    made = settled_pack(first, second, settlement(found, keep="other", value=value, reason="另取"), with_text=True)
    assert made.problems == ((1, "value"),)
    targets = decided_tables(read_pack(made.content))["targets"]
    assert next(row for row in targets if row["target_id"] == firm["target_id"])["commitment"] == "firm"


def test_a_missing_reason_is_missed_once(two_coders):
    first, second, *_ = two_coders
    found = compare_plans(first, second).differences
    problems = settled_pack(first, second, settlement(found, keep="first"), with_text=False).problems
    assert problems == tuple((number, "reason") for number in range(1, len(found) + 1))


def test_a_unit_that_only_the_second_coder_named_comes_with_the_row_that_takes_it(two_coders):
    first, _, firm, _ = two_coders
    cells = (("unit_id", "buildings"),)
    second = decide(first, Decision("correct", (firm["target_id"],), cells, unit=("栋", "buildings")))
    found = compare_plans(first, second).differences
    taken, kept = (
        settled_pack(first, second, settlement(found, keep=keep, reason="按原文"), with_text=True)
        for keep in ("second", "first")
    )
    assert [row["unit_id"] for row in decided_tables(read_pack(taken.content))["units"]] == ["buildings"]
    assert "units" not in decided_tables(read_pack(kept.content))


@pytest.mark.parametrize(("lang", "field", "value"), [("zh", "承诺强度", "确定"), ("en", "Commitment", "firm")])
def test_fields_and_values_have_their_names_and_a_name_that_is_typed_its_code(
    built_database, use_database, lang, field, value
):
    use_database(built_database)
    names = coded_names(Words(lang), sample_plan())
    assert names.field("commitment") == field
    assert names.code("commitment", names.value("commitment", "firm")) == "firm"
    assert names.value("commitment", "firm").lower() == value
    assert names.value("unit", "persons") != "persons" or lang == "en"
    assert names.code("unit", "x1") == names.value("unit", "x1") == "x1"
    coded = {row[0] for row in compare_plans(sample_plan(), sample_plan()).agreements}
    assert all(names.field(name) != name for name in coded)


def test_a_settled_pack_can_be_opened_again(two_coders):
    first, second, firm, _ = two_coders
    found = compare_plans(first, second).differences
    made = settled_pack(first, second, settlement(found, keep="first", reason="原文如此"), with_text=True)
    again = read_pack(made.content)
    assert firm["target_id"] in {row["target_id"] for row in decided_tables(again)["targets"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["desk/pack", "desk/coders"])
@pytest.mark.parametrize("plan", [False, True])
def test_the_pages_open_with_and_without_a_plan(built_database, use_database, page, lang, plan):
    use_database(built_database)
    state = {desk_session.HELD: sample_plan()} if plan else {}
    made = opened(page, state=state, lang=lang)
    assert not made.exception
    assert "dz-headline" in shown(made)


def test_the_text_is_not_in_the_pack_unless_ticked(built_database, use_database):
    use_database(built_database)
    page = opened("desk/pack", state={desk_session.HELD: sample_plan()}, lang="zh")
    assert page.checkbox(key="desk-with-text").value is False
