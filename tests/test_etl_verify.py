"""Proof against the texts: each kind of untruth in the tables, told once."""

import hashlib
from pathlib import Path

import pytest

from etl.problems import EtlError, Problem
from etl.reading.numbers import tokens
from etl.verify import Verification, prove, verify
from tests.etl_fixtures import (
    Change,
    added,
    both,
    changed,
    nothing,
    override,
    restaged,
    row,
    run,
    with_run,
    without,
    without_run,
    write_package,
    write_texts,
)
from tests.etl_tables import TEXTS, Tables, good_tables

pytestmark = pytest.mark.slow  # each is quick, but there are many

VAGUE = {"measure_id": "", "quote": "", "quote_start": "", "quote_end": ""}
WITH_YEAR = {"quote": "到2025年至少建立6个行业指导委员会", "quote_start": "2", "quote_end": "20"}
ISSUER = {"plan_id": "lanzhou-2019", "fact": "issuer", "kind": "issuer", "quote": "市级"}
DAY = {"plan_id": "lanzhou-2019", "fact": "signed", "kind": "date", "quote": "2019年4月10日"}
UNTRUE: list[tuple[str, str, Change]] = [
    ("another text", "plans.csv:2 source_sha256: ", row("plans", "lanzhou-2019", source_sha256="0" * 64)),
    ("another length", "plans.csv:2 source_chars: 原文有", row("plans", "lanzhou-2019", source_chars="7")),
    (
        "a quote elsewhere",
        "targets.csv:2 quote: 原文此处不是这段引文；它在",
        row("targets", "lz-1-a", quote_start="29", quote_end="38"),
    ),
    (
        "a quote nowhere",
        "targets.csv:2 quote: 原文此处不是这段引文；原文中没有它",
        row("targets", "lz-1-a", quote="市级培训171人次"),
    ),
    ("a silence's quote", "silences.csv:2 quote: ", row("silences", "zhoushan-2022", quote="加强教师培养")),
    ("a fact's quote", "plan_facts.csv:2 quote: ", row("plan_facts", "shandong-2022", quote="认定 5 0 个左右")),
    ("a clause with a blank end", "measures.csv:2 start: 条款起止处是空白", row("measures", "lz-1", start="11")),
    ("a clause beyond the text", "measures.csv:3 start: 条款起止处是空白", row("measures", "lz-2", end="999")),
    ("a clause without its number", "measures.csv:2 start: 条款不以其编号开头", row("measures", "lz-1", start="14")),
    ("a clause of a longer number", "measures.csv:8 start: 条款不以其编号", row("measures", "sd-13", clause="附件.1")),
    (
        "a copied summary",
        "measures.csv:2 summary_zh: 提要照抄原文",
        row("measures", "lz-1", summary_zh="重点开展综合教研组"),
    ),
    ("a numeral left out", "numerals.csv: 漏记数字 lanzhou-2019 34–37 170", without("numerals", "170")),
    ("a numeral too many", "numerals.csv:31 start: 原文此处没有这个数字", added("numerals", "170", start="3", end="6")),
    ("a shifted numeral", "numerals.csv:4 start: 原文此处没有这个数字", row("numerals", "170", start="37", end="40")),
    (
        "a body not named",
        "measure_bodies.csv:2 printed: 条款中此处没有",
        row("measure_bodies", "committees", printed="市教育局"),
    ),
    (
        "bodies in another order",
        "measure_bodies.csv:2 printed: 条款中此处没有",
        both(row("measure_bodies", "committees", position="2"), row("measure_bodies", "groups", position="1")),
    ),
    (
        "another value",
        "targets.csv:2 value_low: 数值与所据的词不符：170, 171 ≠ 170",
        row("targets", "lz-1-a", value_low="171"),
    ),
    (
        "words for a year that the sentence has not",
        "targets.csv:4 due_words_zh: 句中没有这些词",
        row("targets", "zs-1-a", due_words_zh="2025年之前", due_words_en="before 2025"),
    ),
    ("a range cut short", "targets.csv:9 value_low: 数值与所据", row("targets", "zs-2-c", value_high="3")),
    (
        "a split number",
        "targets.csv:13 value_low: 数值与所据的词不符：4, 40 ≠ 40",
        row("targets", "sd-13-a", value_low="4"),
    ),
    ("ten thousands lost", "targets.csv:12 value_low: 数值与所据", row("targets", "sd-9-a", value_low="280")),
    ("a value without its words", "targets.csv:2 value_low: 数值与所据", without_run("lz-1-a", "value")),
    ("another's words", "targets.csv:2 value_low: 数值与所据的词不符：170 ≠ 100", run("lz-1-a", "value", "100名")),
    (
        "words elsewhere",
        "target_evidence.csv:2 quote: 原文此处不是这些词；它们在",
        run("lz-1-a", "value", start="0", end="4"),
    ),
    (
        "words nowhere",
        "target_evidence.csv:2 quote: 原文此处不是这些词；原文中没有",
        run("lz-1-a", "value", "171人次", start="34", end="39"),
    ),
    (
        "a bound that is not carried",
        "targets.csv:5 operator: exactly 不合所据的词，当为 at_least",
        row("targets", "zs-1-b", operator="exactly", value_high="5"),
    ),
    ("a bound without its words", "targets.csv:5 operator: at_least 不合", without_run("zs-1-b", "operator")),
    (
        "another bound's words",
        "targets.csv:4 operator: at_least 不合所据的词，当为 at_most",
        run("zs-1-a", "operator", "以内"),
    ),
    ("a year without its words", "targets.csv:4 due_year: 到期年", without_run("zs-1-a", "due_year")),
    ("words of no year", "targets.csv:4 due_year: 到期年", run("zs-1-a", "due_year", "至少")),
    ("a period unsaid", "targets.csv:4 period_start", row("targets", "zs-1-a", period_start="2022", period_end="2025")),
    ("striving without its words", "targets.csv:12 commitment: 强度", run("sd-9-a", "commitment", "超过")),
    ("a tier without its words", "targets.csv:2 tier: 所据的词中没有“市”", row("targets", "lz-1-a", tier="municipal")),
    ("a baseline unsaid", "targets.csv:2 baseline_value: 基数", row("targets", "lz-1-a", baseline_value="100")),
    ("a base year unsaid", "targets.csv:2 baseline_year: ", row("targets", "lz-1-a", baseline_year="2018")),
    ("words that carry no baseline", "targets.csv:2 baseline_value: 基数", with_run("lz-1-a", "baseline", "100名")),
    ("a needless override", "overrides.csv:2 field: verify 的读法与取值相同", override("lz-1-a", "operator")),
    (
        "a term that is there",
        "silences.csv:3 terms_searched: 原文中有 15所",
        row("silences", "shandong-2022", terms_searched="规模 15所"),
    ),
    (
        "a term split by a blank",
        "silences.csv:3 terms_searched: 原文中有 40个",
        row("silences", "shandong-2022", terms_searched="40个"),
    ),
    (
        "at least, unsaid",
        "targets.csv:2 operator: at_least 不合",
        row("targets", "lz-1-a", operator="at_least", value_high=""),
    ),
    (
        "at least, left out",
        "targets.csv:4 operator: exactly 不合",
        row("targets", "zs-1-a", operator="exactly", value_high="6"),
    ),
    (
        "about for at most",
        "targets.csv:7 operator: about 不合",
        row("targets", "zs-2-a", operator="about", value_low="2"),
    ),
    ("not about", "targets.csv:10 operator: exactly 不合", row("targets", "zs-3-a", operator="exactly")),
    ("no more than", "targets.csv:12 operator: at_least 不合", row("targets", "sd-9-a", operator="at_least")),
    ("a year unsaid", "targets.csv:4 due_year: 到期年", row("targets", "zs-1-a", due_year="2024")),
    (
        "a year left out",
        "targets.csv:4 due_year",
        both(
            row("targets", "zs-1-a", **WITH_YEAR, due_year="", due_basis="undated"), without_run("zs-1-a", "due_year")
        ),
    ),
    ("a year lent by a longer plan", "targets.csv:4 due_year", row("targets", "zs-1-a", due_basis="plan_year")),
    ("firm though it strives", "targets.csv:12 commitment", row("targets", "sd-9-a", commitment="firm")),
    ("striving unsaid", "targets.csv:2 commitment", row("targets", "lz-1-a", commitment="aspirational")),
    ("a tier unsaid", "targets.csv:2 tier: 所据的词中没有“国家”", row("targets", "lz-1-a", tier="national")),
    ("a hundred for zero", "targets.csv:8 value_low", row("targets", "zs-2-b", value_low="100", value_high="100")),
    ("another issuer", "plans.csv:2 issuer_zh", row("plan_facts", "shandong-2022", **ISSUER)),
    ("another day", "plans.csv:2 published_on", row("plan_facts", "shandong-2022", **DAY)),
    ("no such day", "plans.csv:2 signed_on", row("plan_facts", "shandong-2022", **{**DAY, "quote": "2019年4月31日"})),
    (
        "another year",
        "plans.csv:2 last_year",
        row("plan_facts", "shandong-2022", **{**DAY, "kind": "period", "quote": "2018年"}),
    ),
    ("another title", "plans.csv:2 title_zh: 原文中没有", row("plans", "lanzhou-2019", title_zh="别的题名")),
    ("a gloss of another number", "targets.csv:2 gloss: 英译", row("targets", "lz-1-a", gloss="train 171")),
    (
        "a gloss without its number",
        "targets.csv:2 gloss: 英译与引文的数字不同：170",
        row("targets", "lz-1-a", gloss="train them"),
    ),
    ("a gloss of another scale", "targets.csv:12 gloss", row("targets", "sd-9-a", gloss="more than 2.7 million")),
    (
        "a summary's number",
        "measures.csv:2 summary_zh: 条款中没有数字 171",
        row("measures", "lz-1", summary_zh="培训171人次"),
    ),
    (
        "a summary's number in English",
        "measures.csv:2 summary_en: 条款中没有数字 171",
        row("measures", "lz-1", summary_en="Train 171"),
    ),
    ("a clause broken off", "measures.csv:3 end: 条款不在行首起、行末止", row("measures", "lz-2", end="70")),
    (
        "a clause from the middle",
        "measures.csv:2 start: 条款不在行首起、行末止",
        row("measures", "lz-1", start="15", clause="六"),
    ),
]


def verified(folder: Path, change: Change) -> Verification:
    return verify(write_package(folder, changed(change)), folder / "sources")


def proved(folder: Path, tables: Tables, texts: dict[str, str] = TEXTS) -> list[Problem]:
    """What the texts do not bear out of tables that are well formed."""
    sources = write_texts(folder / "sources", texts)
    with restaged(folder, tables) as staged:
        return prove(staged, sources).problems


def test_every_quote_and_numeral_of_the_good_tables_is_proved(tmp_path: Path) -> None:
    found = verified(tmp_path, nothing)
    assert [str(problem) for problem in found.problems] == []
    assert [(plan.plan_id, plan.quotes, plan.numerals) for plan in found.coverage] == [
        ("lanzhou-2019", (2, 2), (6, 6)),
        ("zhoushan-2022", (9, 9), (15, 15)),
        ("shandong-2022", (4, 4), (8, 8)),
    ]
    assert "目标 7，重申 1，引文 9/9，数字 15/15 = 100 %" in str(found.coverage[1])


@pytest.mark.parametrize(("message", "change"), [pytest.param(*case[1:], id=case[0]) for case in UNTRUE])
def test_what_the_text_does_not_bear_out_is_reported(message: str, change: Change, tmp_path: Path) -> None:
    found = [str(problem) for problem in proved(tmp_path, changed(change))]
    assert [text for text in found if text.startswith(f"data/{message}")], found


def test_a_term_that_occurs_is_accepted_with_a_note(tmp_path: Path) -> None:
    noted = {"terms_searched": "15所", "note_zh": "是现有数", "note_en": "a tally"}
    assert proved(tmp_path, changed(row("silences", "shandong-2022", **noted))) == []


def test_one_number_said_of_two_scopes_serves_both_targets(tmp_path: Path) -> None:
    twin = added("targets", "lz-1-a", target_id="lz-1-b", scope_zh="民办学校", scope_en="private schools")
    assert verified(tmp_path, both(twin, with_run("lz-1-b", "value", "170人次"))).problems == []


def test_a_universal_word_stands_for_a_hundred_per_cent(tmp_path: Path) -> None:
    start = TEXTS["lanzhou-2019"].index("教师全员培训")
    place = {"quote": "教师全员培训", "quote_start": str(start), "quote_end": str(start + 6), "gloss": "all"}
    words = with_run("lz-1-b", "value", "全员")
    everyone = added("targets", "lz-1-a", target_id="lz-1-b", value_low="100", value_high="100", **place)
    assert verified(tmp_path, both(everyone, words)).problems == []
    half = added("targets", "lz-1-a", target_id="lz-1-b", value_low="50", value_high="50", **place)
    assert [problem.check_id for problem in verified(tmp_path, both(half, words)).problems] == ["value"]


def test_a_reading_kept_with_its_reason_is_no_problem(tmp_path: Path) -> None:
    other = row("targets", "zs-3-a", operator="exactly")
    assert [problem.check_id for problem in verified(tmp_path, other).problems] == ["operator"]
    assert verified(tmp_path, both(other, override("zs-3-a", "operator"))).problems == []


def test_an_override_of_one_field_keeps_no_other(tmp_path: Path) -> None:
    other = both(row("targets", "zs-3-a", operator="exactly"), override("zs-3-a", "tier"))
    assert {problem.check_id for problem in verified(tmp_path, other).problems} == {"operator", "override"}


@pytest.mark.parametrize(
    ("clause", "cells", "words"),
    [
        ("1.生师比达到20:1以下。", {"value_low": "", "value_high": "20", "operator": "at_most"}, {"value": "20:1", "operator": "以下"}),
        ("1.占比在半数以上。", {"value_low": "50", "value_high": "", "operator": "at_least"}, {"value": "半数", "operator": "以上"}),
        ("1.规模接近300人。", {"value_low": "300", "value_high": "300", "operator": "nearly"}, {"value": "300人", "operator": "接近"}),
        ("1.流失率低于2%。", {"value_low": "", "value_high": "2", "operator": "less_than"}, {"value": "2%", "operator": "低于"}),
        ("1.培训3000余人。", {"value_low": "3000", "value_high": "", "operator": "more_than"}, {"value": "3000余人", "operator": "3000余人"}),
        ("1.三分之二以上达标。", {"value_low": "66.6667", "value_high": "", "operator": "at_least"}, {"value": "三分之二", "operator": "以上"}),
        (
            "1.占比由35%提高到50%以上。",
            {"value_low": "50", "value_high": "", "operator": "at_least", "baseline_value": "35"},
            {"value": "50%", "operator": "以上", "baseline": "35%"},
        ),
        (
            "1.占比由2020年的35%提高到50%以上。",
            {"value_low": "50", "value_high": "", "operator": "at_least", "baseline_value": "35", "baseline_year": "2020"},
            {"value": "50%", "operator": "以上", "baseline": "35%"},
        ),
        (
            "1.三年内建成5所。",
            {"value_low": "5", "value_high": "5", "operator": "exactly", "due_year": "2024", "due_basis": "plan_year"},
            {"value": "5所", "due_year": "三年内"},
        ),
        (
            "1.三年累计培训500人。",
            {
                "value_low": "500", "value_high": "500", "operator": "exactly", "due_year": "2024", "due_basis": "plan_year",
                "period_start": "2022", "period_end": "2024", "time_basis": "over_period",
            },
            {"value": "500人", "due_year": "三年累计"},
        ),
    ],
)  # fmt: skip
def test_what_real_plans_write_is_proved_as_it_is_read(
    clause: str, cells: dict[str, str], words: dict[str, str], tmp_path: Path
) -> None:
    assert problems_of(clause, cells, words, tmp_path) == set()


@pytest.mark.parametrize(
    ("clause", "cells", "words"),
    [
        ("1.生师比达到20:1以下。", {"value_low": "20", "value_high": "", "operator": "at_least"}, {"value": "20:1", "operator": "以下"}),
        (
            "1.三年内建成5所。",
            {"value_low": "5", "value_high": "5", "operator": "exactly", "due_year": "2022", "due_basis": "stated"},
            {"value": "5所", "due_year": "年内"},
        ),
    ],
)  # fmt: skip
def test_a_wording_that_was_misread_before_is_refused(
    clause: str, cells: dict[str, str], words: dict[str, str], tmp_path: Path
) -> None:
    assert problems_of(clause, cells, words, tmp_path) & {"operator", "year"}


def problems_of(clause: str, cells: dict[str, str], words: dict[str, str], folder: Path) -> set[str]:
    """What verify says of a plan of three years, 2022 to 2024, whose one clause is this."""
    text = f"职业\n{clause}\n"
    tables = good_tables()
    plan = {**tables["plans"][1], "last_year": "2024", "source_chars": str(len(text))}
    plan["source_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    target = {**tables["targets"][3], "due_year": "", "due_basis": "undated", "note_zh": "", "note_en": "", **cells}
    place = {"quote": clause[2:-1], "quote_start": "5", "quote_end": str(2 + len(clause)), "gloss": clause[2:]}
    runs = [
        {"target_id": "zs-1-b", "field": field, "quote": word, "start": str(at), "end": str(at + len(word))}
        for field, word in words.items()
        for at in [text.index(word)]
    ]
    measure = {**tables["measures"][2], "start": "3", "end": str(3 + len(clause))}
    ledger = [
        {
            "plan_id": "zhoushan-2022",
            "start": str(item.start),
            "end": str(item.end),
            "text": item.text,
            "reason": "word",
        }
        for item in tokens(text)
    ]
    alone = {"plans": [plan], "targets": [target | place], "target_evidence": runs, "measures": [measure]}
    elsewhere = [{**tables["measure_bodies"][0], "measure_id": "lz-1"}]
    rest: Tables = {"numerals": ledger, "silences": tables["silences"][1:], "measure_bodies": elsewhere}
    return {problem.check_id for problem in proved(folder, tables | alone | rest, {"zhoushan-2022": text})}


def test_a_missing_text_is_reported_and_the_others_are_proved(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (tmp_path / "sources" / "zhoushan-2022.txt").unlink()
    found = verify(data, tmp_path / "sources")
    assert [problem.check_id for problem in found.problems] == ["source"]
    assert [plan.plan_id for plan in found.coverage] == ["lanzhou-2019", "shandong-2022"]


def test_without_texts_nothing_is_said_to_be_proved(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    with pytest.raises(EtlError, match=r"未核对.*nothing proved"):
        verify(data, tmp_path / "nowhere")


def test_tables_that_cannot_be_read_are_reported_before_any_proof(tmp_path: Path) -> None:
    data = write_package(tmp_path, good_tables())
    (data / "numerals.csv").write_text("start\n1\n", encoding="utf-8")
    found = verify(data, tmp_path / "sources")
    assert {problem.check_id for problem in found.problems} == {"header"}
    assert found.coverage == []


def test_malformed_cells_are_reported_and_their_rows_alone_are_not_proved(tmp_path: Path) -> None:
    broken = both(row("numerals", "170", start="x"), row("targets", "zs-1-a", quote_end="9" * 20))
    found = verified(tmp_path, broken)
    assert {problem.check_id for problem in found.problems} == {"type", "plain-numbers"}
    assert len(found.coverage) == 3


@pytest.mark.parametrize(
    ("table", "key", "column"),
    [("targets", "zs-2-a", "scope_en"), ("measures", "lz-1", "summary_zh"), ("plans", "lanzhou-2019", "title_en")],
)
def test_an_empty_cell_does_not_hide_what_is_wrong_elsewhere(table: str, key: str, column: str, tmp_path: Path) -> None:
    wrong = row("targets", "lz-1-a", value_low="171", value_high="171")
    found = verified(tmp_path, both(row(table, key, **{column: ""}), wrong))
    assert {"required", "value"} <= {problem.check_id for problem in found.problems}


def test_problems_come_in_the_order_of_the_text_with_the_words_around_them(tmp_path: Path) -> None:
    late, early = row("targets", "zs-3-a", operator="at_least"), row("targets", "zs-1-a", operator="about")
    found = [item for item in verified(tmp_path, both(late, early)).problems if item.check_id == "operator"]
    assert [item.offset for item in found] == sorted(item.offset or 0 for item in found)
    assert len({item.line for item in found}) == 2
    assert "【" in found[0].words
    assert found[0].told.splitlines()[1].strip() == found[0].words


def test_a_missing_numeral_is_told_with_its_words(tmp_path: Path) -> None:
    (problem,) = verified(tmp_path, without("numerals", "170")).problems
    assert "【170】人次" in problem.words


def test_a_silence_that_is_missing_does_not_stop_the_proof(tmp_path: Path) -> None:
    found = verified(tmp_path, without("silences", "shandong-2022"))
    assert (found.problems, len(found.coverage)) == ([], 3)
