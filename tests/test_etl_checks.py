"""Every rule that is asked of the tables as a query, broken once. (What the descriptor demands: test_etl_structure.py.)"""

from pathlib import Path
from types import ModuleType

import pytest

from etl.checks import CHECKS, cells, coding, evidence, indicators, links, measures, plans, quotes, targets
from tests.etl_fixtures import (
    Change,
    added,
    asked,
    both,
    inspected,
    nothing,
    override,
    row,
    run,
    with_run,
    without,
    without_run,
)
from tests.etl_tables import descriptor

SAME = {"note_zh": "与原文相同", "note_en": "as in the text"}
LONG = "长" * 121
SETTLED = {"settled_zh": "取第一。", "settled_en": "First coder kept."}
# By the module of the rule: what is wrong, the rule that says so, the place it names, the change to the good tables.
BROKEN: dict[ModuleType, list[tuple[str, str, str, Change]]] = {
    cells: [
        ("a blank before a word", "blank-ends", "regions.csv:2 name_zh", row("regions", "lanzhou", name_zh=" 兰州")),
        ("a wide blank after it", "blank-ends", "regions.csv:2 name_zh", row("regions", "lanzhou", name_zh="兰州\u3000")),
        ("a zero-width mark", "hidden-characters", "regions.csv:2 name_zh", row("regions", "lanzhou", name_zh="兰\u200b州")),
        ("a private-use mark", "hidden-characters", "regions.csv:2 name_zh", row("regions", "lanzhou", name_zh="兰\ue000")),
        ("a formula", "formula", "regions.csv:2 name_en", row("regions", "lanzhou", name_en="=HYPERLINK(1)")),
        ("a mention", "formula", "regions.csv:2 name_en", row("regions", "lanzhou", name_en="@SUM(1)")),
        ("1.0 for 1", "plain-numbers", "plans.csv:2 first_year", row("plans", "lanzhou-2019", first_year="2019.0")),
        ("wide digits", "plain-numbers", "plans.csv:2 first_year", row("plans", "lanzhou-2019", first_year="２０１９")),
        ("too big a number", "plain-numbers", "targets.csv:2 value_low", row("targets", "lz-1-a", value_low="9" * 20)),
        ("NaN", "plain-numbers", "targets.csv:2 value_low", row("targets", "lz-1-a", value_low="NaN")),
        ("TRUE", "plain-numbers", "targets.csv:2 suspect", row("targets", "lz-1-a", suspect="TRUE")),
        ("Excel's date", "plain-numbers", "plans.csv:2 signed_on", row("plans", "lanzhou-2019", signed_on="2019/4/10")),
        ("one language", "both-languages", "targets.csv:2 note_en", row("targets", "lz-1-a", note_zh="注")),
        ("the other", "both-languages", "targets.csv:2 note_zh", row("targets", "lz-1-a", note_en="a note")),
        ("a repeated position", "unique-together", "codes.csv:3 field, position", row("codes", "province", position="1")),
        ("a dangling reference", "reference", "targets.csv:2 unit_id: nothing ∉ units", row("targets", "lz-1-a", unit_id="nothing")),
        ("a dangling restatement", "reference", "targets.csv:11 restates", row("targets", "zs-3-b", restates="nobody")),
        ("a number lost on the way", "numbers-alike", "targets.csv:2 scope_en", row("targets", "lz-1-a", scope_zh="3 所学校")),
        ("another number", "numbers-alike", "targets.csv:2 scope_en", row("targets", "lz-1-a", scope_zh="3 所学校", scope_en="4 schools")),
        ("a variant set aside", "glossary-kept", "targets.csv:2 scope_en", row("targets", "lz-1-a", scope_en="Class teachers")),
        ("a variant in Chinese", "glossary-kept", "targets.csv:2 scope_zh", row("targets", "lz-1-a", scope_zh="各班头")),
        ("two of one name", "names-differ", "themes.csv:3 name_zh", row("themes", "system", name_zh="甲 teachers")),
    ],
    targets: [
        ("two for one", "value-fits-operator", "targets.csv:2 value_low", row("targets", "lz-1-a", operator="at_least")),
        ("a reference with two for one", "value-fits-operator", "reference_values.csv:2 value_low", row("reference_values", "training-2019", value_high="1")),
        ("high alone", "value-fits-operator", "targets.csv:7 value_high", row("targets", "zs-2-a", value_low="1")),
        ("half a range", "value-fits-operator", "targets.csv:9 value_low", row("targets", "zs-2-c", value_low="")),
        ("about unlike", "value-fits-operator", "targets.csv:10 value_low", row("targets", "zs-3-a", value_low="9999")),
        ("high below low", "high-not-below-low", "targets.csv:9 value_high", row("targets", "zs-2-c", value_high="0.5")),
        ("102 per cent", "value-within-unit", "targets.csv:7 value_high", row("targets", "zs-2-a", value_high="102")),
        ("below nothing", "value-within-unit", "targets.csv:5 value_low", row("targets", "zs-1-b", value_low="-5")),
        ("undated in 2024", "undated-has-no-year", "targets.csv:7 due_year", row("targets", "zs-2-a", due_year="2024")),
        ("stated, no year", "undated-has-no-year", "targets.csv:5 due_year", row("targets", "zs-1-b", due_year="")),
        ("a lent year", "plan-year-within-plan", "targets.csv:2 due_year", row("targets", "lz-1-a", due_year="2020")),
        ("an early year", "year-not-before-plan", "targets.csv:5 due_year", row("targets", "zs-1-b", due_year="2021")),
        ("a tally with a year", "tally-undated", "targets.csv:14 due_basis", row("targets", "sd-13-b", due_year="2022", due_basis="stated")),
        ("less than, two for one", "value-fits-operator", "targets.csv:7 value_high", row("targets", "zs-2-a", operator="less_than", value_low="1")),
        ("nearly unlike", "value-fits-operator", "targets.csv:10 value_low", row("targets", "zs-3-a", operator="nearly", value_low="9999")),
        ("a baseline of 102 per cent", "value-within-unit", "targets.csv:7 baseline_value", row("targets", "zs-2-a", baseline_value="102")),
        ("half a period", "period-in-order", "targets.csv:4 period_end", row("targets", "zs-1-a", period_start="2022")),
        ("a period backwards", "period-in-order", "targets.csv:4 period_end", row("targets", "zs-1-a", period_start="2025", period_end="2022")),
        ("a later baseline", "baseline-before-due", "targets.csv:4 baseline_year", row("targets", "zs-1-a", baseline_year="2026")),
        ("suspect, no note", "suspect-has-note", "targets.csv:13 note_zh", row("targets", "sd-13-a", note_zh="", note_en="")),
        ("twice", "no-duplicate-commitment", "targets.csv:15 target_id", added("targets", "zs-2-a", target_id="zs-2-x")),
        ("words nobody wrote", "words-for-value", "targets.csv:2 value_words_zh", row("targets", "lz-1-a", value_words_zh="大体相当", value_words_en="roughly equal", **SAME)),
        ("words without a note", "words-for-value", "targets.csv:2 value_words_zh", row("targets", "lz-1-a", value_words_zh="170人次", value_words_en="170")),
        ("words for another year", "words-for-year", "targets.csv:4 due_words_zh", row("targets", "zs-1-a", due_words_zh="2023年之前", due_words_en="before 2023")),
        ("words for no year", "words-for-year", "targets.csv:7 due_words_zh", row("targets", "zs-2-a", due_words_zh="2025年之前", due_words_en="before 2025")),
        ("ends first", "plan-years-in-order", "plans.csv:3 last_year", row("plans", "zhoushan-2022", last_year="2021")),
        ("published before signed", "plan-years-in-order", "plans.csv:2 published_on", row("plans", "lanzhou-2019", published_on="2019-04-01")),
    ],
    links: [
        ("a restatement of a restatement", "restates-original", "targets.csv:15 restates", added("targets", "zs-3-b", target_id="zs-3-c", restates="zs-3-b")),
        ("restates itself", "restates-original", "targets.csv:11 restates", row("targets", "zs-3-b", restates="zs-3-b")),
        ("restates another plan", "restates-original", "targets.csv:11 restates", row("targets", "zs-3-b", restates="lz-1-a", **SAME)),
        ("restates another indicator", "restates-original", "targets.csv:11 restates", row("targets", "zs-3-b", restates="zs-1-b", **SAME)),
        ("restated otherwise", "restatement-note", "targets.csv:11 note_zh", row("targets", "zs-3-b", value_low="7")),
        ("restated without its year", "restatement-note", "targets.csv:11 note_zh", row("targets", "zs-3-b", due_year="", due_basis="undated")),
        ("nested abroad", "nested-same-plan", "targets.csv:6 nested_in", row("targets", "zs-1-c", nested_in="lz-1-a")),
        ("nested in itself", "nested-no-circle", "targets.csv:5 nested_in", row("targets", "zs-1-b", nested_in="zs-1-b")),
        ("nested in a circle", "nested-no-circle", "targets.csv:5 nested_in", row("targets", "zs-1-b", nested_in="zs-1-c")),
        ("a clause of another plan", "target-in-measure-of-plan", "targets.csv:2 measure_id", row("targets", "lz-1-a", measure_id="zs-1")),
        ("silence in another plan's clause", "silence-in-measure-of-plan", "silences.csv:2 measure_id", row("silences", "zhoushan-2022", measure_id="lz-1")),
        ("a milestone of itself", "milestone-on-the-way", "targets.csv:4 milestone_of", row("targets", "zs-1-a", milestone_of="zs-1-a")),
        ("a milestone of another thing", "milestone-on-the-way", "targets.csv:4 milestone_of", row("targets", "zs-1-a", milestone_of="zs-1-b")),
        ("a milestone after its target", "milestone-on-the-way", "targets.csv:15 milestone_of", added("targets", "zs-1-a", target_id="zs-1-d", due_year="2026", milestone_of="zs-1-a")),
        ("a milestone without a year", "milestone-on-the-way", "targets.csv:15 milestone_of", added("targets", "zs-1-a", target_id="zs-1-d", due_year="", milestone_of="zs-1-a")),
        ("outside its words", "numeral-in-evidence", "numerals.csv:4 target_id: 34 170", run("lz-1-a", "value", "年内")),
        ("without its words", "numeral-in-evidence", "numerals.csv:4 target_id: 34 170", without_run("lz-1-a", "value")),
        ("both", "numeral-target-or-reason", "numerals.csv:4 target_id", row("numerals", "170", reason="date")),
        ("neither", "numeral-target-or-reason", "numerals.csv:4 target_id", row("numerals", "170", target_id="")),
        ("a numeral abroad", "numeral-in-plan", "numerals.csv:4 target_id", row("numerals", "170", target_id="zs-1-a")),
        ("outside the quote", "numeral-in-quote", "numerals.csv:4 start", row("numerals", "170", target_id="lz-2-a")),
        ("a region without a plan", "region-used", "regions.csv:5 region_id", added("regions", "lanzhou", region_id="nowhere", admin_code="110000")),
    ],
    indicators: [
        ("another unit", "indicator-unit", "targets.csv:8 unit_id", row("targets", "zs-2-b", unit_id="percent")),
        ("a reference of another unit", "indicator-unit", "reference_values.csv:2 unit_id", row("reference_values", "training-2019", unit_id="percent")),
        ("unused", "indicator-used", "indicators.csv:10 indicator_id", added("indicators", "crime", indicator_id="unused")),
        ("shared only by a tally", "shared-in-two-plans", "indicators.csv:3 comparability", row("targets", "zs-3-a", kind="tally")),
        ("single in two plans", "single-in-one-plan", "indicators.csv:3 comparability", row("indicators", "size", comparability="single")),
        ("direct without a reason", "verdict-explained", "indicators.csv:2 reason_zh", row("indicators", "training", comparability="direct", reason_zh="", reason_en="")),
        ("adjusted without a difference", "verdict-explained", "indicators.csv:2 difference_zh", row("indicators", "training", difference_zh="", difference_en="")),
        ("a tally and no silence", "target-or-silence", "silences.csv: ", without("silences", "shandong-2022")),
        ("a target and a silence", "never-both", "silences.csv:4 indicator_id", added("silences", "shandong-2022", plan_id="lanzhou-2019")),
        ("vague without a clause", "silence-quoted", "silences.csv:2 quote", row("silences", "zhoushan-2022", measure_id="")),
        ("absent with a clause", "silence-quoted", "silences.csv:3 quote", row("silences", "shandong-2022", measure_id="sd-9")),
        ("a silence of a single indicator", "silence-of-shared", "silences.csv:4 indicator_id", added("silences", "shandong-2022", indicator_id="crime")),
        ("another form without a figure", "other-form-has-figure", "silences.csv:2 status", row("silences", "zhoushan-2022", status="other_form")),
        ("another form without a clause", "silence-quoted", "silences.csv:3 quote", row("silences", "shandong-2022", status="other_form")),
        ("not in a complete file", "not-in-file-truncated", "silences.csv:3 status", row("silences", "shandong-2022", status="not_in_file")),
    ],
    quotes: [
        ("a target's quote", "quote-length", "targets.csv:2 quote_end", row("targets", "lz-1-a", quote="培训170人次")),
        ("a silence's quote", "quote-length", "silences.csv:2 quote_end", row("silences", "zhoushan-2022", quote="培训")),
        ("a fact's quote", "quote-length", "plan_facts.csv:2 quote_end", row("plan_facts", "shandong-2022", quote="认定")),
        ("offsets alone", "quote-with-offsets", "plan_facts.csv:2 quote", row("plan_facts", "shandong-2022", quote="")),
        ("half the offsets", "quote-with-offsets", "plan_facts.csv:2 quote", row("plan_facts", "shandong-2022", quote_end="")),
        ("no gloss", "quote-with-gloss", "targets.csv:2 gloss", row("targets", "lz-1-a", gloss="")),
        ("a reference without a gloss", "quote-with-gloss", "reference_values.csv:2 gloss", row("reference_values", "training-2019", gloss="")),
        ("a long quote", "quote-short", "targets.csv:2 quote", row("targets", "lz-1-a", quote=LONG)),
        ("beyond its clause", "target-quote-in-measure", "targets.csv:2 quote_start", row("measures", "lz-1", end="20")),
        ("in another clause", "silence-quote-in-measure", "silences.csv:2 quote_start", row("silences", "zhoushan-2022", measure_id="zs-1")),
        ("a short numeral", "numeral-length", "numerals.csv:4 end", row("numerals", "170", text="17")),
        ("clauses overlap", "measures-apart", "measures.csv:3 start", row("measures", "lz-1", end="70")),
        ("a clause backwards", "measures-apart", "measures.csv:2 end", row("measures", "lz-1", end="1")),
        ("31 characters", "summary-short", "measures.csv:2 summary_zh", row("measures", "lz-1", summary_zh="字" * 31)),
        ("16 words", "summary-short", "measures.csv:2 summary_en", row("measures", "lz-1", summary_en="a b c d " * 4 + "e")),
        ("a copy", "summary-own-words", "measures.csv:2 summary_zh", row("measures", "lz-1", summary_zh="市级培训170人次")),
    ],
    evidence: [
        ("a value on nothing", "field-has-evidence", "targets.csv:2 value_low", without_run("lz-1-a", "value")),
        ("a year on nothing", "field-has-evidence", "targets.csv:4 due_year", without_run("zs-1-a", "due_year")),
        ("striving on nothing", "field-has-evidence", "targets.csv:12 commitment", without_run("sd-9-a", "commitment")),
        ("a tier on nothing", "field-has-evidence", "targets.csv:2 tier", row("targets", "lz-1-a", tier="municipal")),
        ("a baseline on nothing", "field-has-evidence", "targets.csv:2 baseline_value", row("targets", "lz-1-a", baseline_value="1")),
        ("words of an empty field", "evidence-of-something", "target_evidence.csv:27 field", with_run("lz-1-a", "tier", "市级")),
        ("words of an exact bound", "evidence-of-something", "target_evidence.csv:27 field", with_run("lz-1-a", "operator", "组织")),
        ("words of a year not due", "evidence-of-something", "target_evidence.csv:", both(row("targets", "zs-1-a", due_year="", due_basis="undated"))),
        ("short words", "evidence-length", "target_evidence.csv:2 end", run("lz-1-a", "value", quote="", end="35")),
        ("in another clause", "evidence-in-measure", "target_evidence.csv:2 start", run("lz-1-a", "value", "100名")),
        ("before its clause", "evidence-in-measure", "target_evidence.csv:2 start", run("lz-1-a", "value", "六、")),
        ("beside the quote", "value-in-quote", "target_evidence.csv:2 start", run("lz-1-a", "value", "年内")),
        ("an override of a quote", "override-of-a-reading", "overrides.csv:2 field", override("lz-1-a", "quote")),
    ],
    measures: [
        ("a theme twice", "themes-differ", "measures.csv:2 theme_2", row("measures", "lz-1", theme_2="teachers")),
        ("a third theme alone", "themes-differ", "measures.csv:2 theme_2", row("measures", "lz-1", theme_3="system")),
        ("a number denied", "number-has-target", "measures.csv:2 quantif", row("measures", "lz-1", quantification="none")),
        ("a number made up", "number-has-target", "measures.csv:2 quantif", without("targets", "lz-1-a")),
        ("a repetition elsewhere", "repeats-in-plan", "measures.csv:2 repeats", row("measures", "lz-1", repeats="zs-1", repeats_extent="whole")),
        ("no extent", "repeats-extent", "measures.csv:2 repeats_extent", row("measures", "lz-1", repeats="lz-2")),
        ("a change not told", "repeats-extent", "measures.csv:2 repeats_extent", row("measures", "lz-1", repeats="lz-2", repeats_extent="part")),
        ("a gap", "positions-without-gap", "measure_bodies.csv:2 position", row("measure_bodies", "groups", position="3")),
        ("a body nobody names", "body-used", "bodies.csv:3 body_id", without("measure_bodies", "groups")),
    ],
    coding: [
        ("a code too many", "codes-known", "codes.csv:", added("codes", "province", code="township", position="9")),
        ("a code too few", "codes-complete", "codes.csv code: ", without("codes", "province")),
        ("a difference not settled", "difference-settled", "codings.csv:4 settled_zh", row("codings", "zhoushan-2022", settled_zh="", settled_en="")),
        ("agreement settled", "settled-only-difference", "codings.csv:2 settled_zh", row("codings", "lanzhou-2019", **SETTLED)),
        ("both read otherwise", "coding-agreed", "targets.csv:2 kind: lz-1-a kind: event", row("targets", "lz-1-a", kind="event")),
        ("both read nothing", "coding-agreed", "targets.csv:11 restates", added("codings", "zs-1-a", item="zs-3-b", field="restates", first="", second="")),
        ("the first was kept", "coding-settled", "targets.csv:4 operator", row("targets", "zs-1-a", operator="exactly")),
        ("the second was taken", "coding-settled", "targets.csv:4 operator", row("codings", "zs-1-a", settled_zh="取第二。")),
        ("another body", "coding-body", "measure_bodies.csv:2 body_id", added("codings", "zhoushan-2022", item="zs-1-1", field="body", first="groups", second="groups")),
        ("another silence", "coding-silence", "silences.csv:2 status", added("codings", "zhoushan-2022", item="zhoushan-2022-training", field="status", first="not_in_file", second="not_in_file")),
        ("nothing of that name", "coding-item", "codings.csv:4 item", row("codings", "zs-1-a", item="zs-1-z")),
        ("one coder's find of no clause", "coding-item", "codings.csv:5 item", added("codings", "zs-1-a", item="zs-9-a", field="found", first="yes", second="no")),
        ("of another plan", "coding-item", "codings.csv:4 item", row("codings", "zs-1-a", plan_id="lanzhou-2019")),
        ("coded once, said twice", "coding-of-plan", "plans.csv:2 coding", row("plans", "lanzhou-2019", coding="double")),
        ("a code left out", "code-positions", "codes.csv:2 position", row("codes", "province", position="9")),
    ],
    plans: [
        ("another first year", "plan-id", "plans.csv:2 plan_id", row("plans", "lanzhou-2019", first_year="2018")),
        ("another place", "plan-id", "plans.csv:2 plan_id", row("plans", "lanzhou-2019", region_id="zhoushan")),
        ("another clause", "target-id", "targets.csv:2 target_id", row("targets", "lz-1-a", measure_id="lz-2")),
        ("a province of a city's code", "level-of-code", "regions.csv:2 admin_code", row("regions", "lanzhou", level="province")),
        ("no place's code", "level-of-code", "regions.csv:2 admin_code", row("regions", "lanzhou", admin_code="620101")),
        ("cut off unsaid", "truncated-is-a-fact", "plans.csv:2 completeness", row("plans", "lanzhou-2019", completeness="truncated")),
        ("cut off denied", "truncated-is-a-fact", "plans.csv:3 completeness", row("plans", "zhoushan-2022", completeness="complete")),
        ("inferred unsaid", "inferred-is-a-fact", "plans.csv:4 attribution", row("plan_facts", "shandong-2022", kind="issuer", status="inferred")),
        ("an address without its day", "source-with-date", "plans.csv:2 accessed_on", row("plans", "lanzhou-2019", source_url="https://example.org/")),
        ("another word", "terms-alike", "silences.csv:", row("silences", "zhoushan-2022", indicator_id="size")),
        ("another place's census", "population-of-place", "regions.csv:2 population_source", row("regions", "lanzhou", population_source="山东普查")),
    ],
}  # fmt: skip
CASES = [pytest.param(*rest, id=wrong) for cases in BROKEN.values() for wrong, *rest in cases]


def test_nothing_is_wrong_with_the_good_tables(tmp_path: Path) -> None:
    found = inspected(tmp_path, nothing)
    assert [str(problem) for problem in found.problems] == []
    assert found.skipped == []


@pytest.mark.parametrize(("check_id", "place", "change"), CASES)
def test_a_broken_rule_is_reported_at_its_cell(check_id: str, place: str, change: Change, tmp_path: Path) -> None:
    found = [str(problem) for problem in asked(tmp_path, change, check_id)]
    assert [text for text in found if text.startswith(f"data/{place}")], found
    assert all(" | " in text and "\n" not in text for text in found)


def test_every_rule_has_a_broken_case() -> None:
    for module, cases in BROKEN.items():
        assert {check_id for _, check_id, *_ in cases} == {check.check_id for check in module.CHECKS}
    assert {check for module in BROKEN for check in module.CHECKS} == set(CHECKS)


def test_check_ids_are_unique_and_their_sentences_bilingual() -> None:
    assert len({check.check_id for check in CHECKS}) == len(CHECKS)
    assert all(check.zh and check.en.translate({ord(mark): None for mark in "–’"}).isascii() for check in CHECKS)


def test_every_closed_list_of_the_descriptor_reaches_the_checks(tmp_path: Path) -> None:
    found = asked(tmp_path, lambda tables: tables["codes"].__delitem__(slice(1, None)), "codes-complete")
    lists = [field for resource in descriptor()["resources"] for field in resource["schema"]["fields"]]
    wanted = sum(len(field.get("constraints", {}).get("enum", [])) for field in lists)
    assert len(found) == wanted - 1


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("3 所", "three schools"),
        ("1,200 所", "1200 schools"),
        ("三所", "three schools"),
        ("2.5 倍", "2.5 times"),
        ("十四五规划", "14th Five-Year Plan"),
    ],
)
def test_a_number_may_be_written_as_a_word_or_with_commas(zh: str, en: str, tmp_path: Path) -> None:
    assert asked(tmp_path, row("targets", "lz-1-a", scope_zh=zh, scope_en=en), "numbers-alike") == []
