"""What surrounds the quantities: facts, bodies, candidates, silences, restatements, and the rows of a draft."""

import csv

import pytest

from etl.__main__ import main
from etl.draft_files import read_corpus, write_draft
from etl.load import DATA
from etl.problems import EtlError
from etl.reading.bodies import match, responsible
from etl.reading.candidates import Index
from etl.reading.clauses import clauses
from etl.reading.columns import COLUMNS, record, written
from etl.reading.draft import Wishes, draft
from etl.reading.facts import plan_facts
from etl.reading.headings import lines
from etl.reading.identifiers import clause_ids, letters
from etl.reading.ledger import REASONS
from etl.reading.model import Corpus
from etl.reading.operators import AFTER, BEFORE
from etl.reading.passages import Passages
from etl.reading.periods import Term
from etl.reading.restatements import mark_restatements
from etl.reading.silences import silences
from etl.reading.source import UnreadableError
from etl.schema import load_schema
from tests.reading import reading_of

PLAN = """清河市人民政府关于印发清河市职业教育提质行动方案(2023—2025年)的通知
清政发〔2023〕6号

清河市人民政府
2023年2月10日

清河市职业教育提质行动方案(2023—2025年)

一、总体要求

坚持立德树人,推进改革,完善机制,落实任务,提升质量。

二、重点任务

1.建设基地。到2025年,建设市级实训基地10个以上,力争建成省级2个。加强双师型教师队伍建设,健全保障机制。(责任单位:市教育局、市人社局)

2.强化保障。落实经费,推动工作,加快实施。

附件1

任务清单

序号 任务 时限 责任单位
1 建设市级实训基地10个 2025年12月 市教育局
"""
CORPUS = Corpus(
    indicators=[
        {
            "indicator_id": "training-bases",
            "name_zh": "实训基地",
            "definition_zh": "要建设的实训基地个数。",
            "unit_id": "bases",
            "comparability": "related",
        },
        {
            "indicator_id": "dual-qualified-share",
            "name_zh": "“双师型”教师占比",
            "definition_zh": "",
            "unit_id": "percent",
            "comparability": "adjusted",
        },
        {
            "indicator_id": "tax-credit",
            "name_zh": "投资抵免比例",
            "definition_zh": "",
            "unit_id": "percent",
            "comparability": "direct",
        },
        {
            "indicator_id": "one-plan",
            "name_zh": "独有的事",
            "definition_zh": "",
            "unit_id": "percent",
            "comparability": "single",
        },
    ],
    targets=[
        {"indicator_id": "training-bases", "quote": "建成2个省级实训基地", "scope_zh": "", "plan_id": "other-2020"}
    ],
    units=[{"unit_id": "bases", "name_zh": "基地", "label_zh": "个"}],
    bodies=[
        {"body_id": "education", "name_zh": "教育局", "rule_zh": "原文写作市教育局。"},
        {"body_id": "human-resources", "name_zh": "人力资源社会保障局", "rule_zh": ""},
    ],
    silences=[{"indicator_id": "dual-qualified-share", "terms_searched": "双师型 双师", "plan_id": "other-2020"}],
    regions=[{"region_id": "qinghe", "name_zh": "清河"}],
)


def indicator(indicator_id, name, unit, definition=""):
    return {
        "indicator_id": indicator_id, "name_zh": name, "definition_zh": definition, "unit_id": unit,
        "comparability": "related",
    }  # fmt: skip


def drafted(text=PLAN, **wishes):
    return draft(text, "0" * 64, CORPUS, Wishes(**wishes))


@pytest.mark.parametrize("end", ["\n", "  \n", "\n\n附件\n"])
def test_words_of_a_fact_end_where_its_place_ends(end):
    text = f"清河市教育局\n2024年3月18{end}发布日期：2024-03-19 {end}"
    for fact in plan_facts(text, lines(text)).facts.values():
        assert text[fact.start : fact.end] == fact.words


def test_facts_stand_as_the_text_has_them():
    facts = plan_facts(PLAN, lines(PLAN))
    told = {name: fact.words for name, fact in facts.facts.items()}
    assert told == {
        "title": "清河市职业教育提质行动方案(2023—2025年)",
        "number": "清政发〔2023〕6号",
        "issuer": "清河市人民政府",
        "signed": "2023年2月10日",
    }
    assert (facts.term, facts.genre) == (Term(2023, 2025), "action_plan")
    assert all(PLAN[fact.start : fact.end] == fact.words for fact in facts.facts.values())


def test_a_text_without_title_or_date_states_none():
    facts = plan_facts("1.推进改革。\n2.落实任务。", [])
    assert facts.facts == {}


@pytest.mark.parametrize(
    ("head", "term"),
    [
        ("某县“十四五”教育发展规划\n", (2021, 2025)),
        ("某市2024年工作要点\n", (2024, 2024)),
        ("某市行动计划\n(中办发〔2022〕3号)到2025年推进改革,2023年之前建成。", (2022, 2025)),
        ("2022年是改革之年。推进2022年工作。", (2022, 2022)),
    ],
)
def test_the_years_are_proposed_from_the_text(head, term):
    assert plan_facts(head, lines(head)).term == term


def test_unknown_years_are_asked_for():
    with pytest.raises(UnreadableError, match="first-year"):
        drafted("一、任务\n" + "1.推进改革,落实任务,加强建设,完善机制。\n" * 8)


def test_a_plan_id_that_is_none_is_refused():
    with pytest.raises(UnreadableError, match="not Qing He"):
        drafted(plan_id="Qing He")


def test_years_that_are_given_go_before_those_proposed():
    assert drafted(first_year=2023, last_year=2030).reading.term == (2023, 2030)


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("市教育局", "education"),
        ("市人社局", "human-resources"),
        ("县人力资源社会保障局", "human-resources"),
        ("市气象局", ""),
    ],
)
def test_a_body_is_matched_or_left_open(printed, body):
    assert match(printed, CORPUS)[0] == body


def test_bodies_are_split_where_a_comma_is_lost_and_not_inside_brackets():
    text = "1.甲。建设。(责任单位:市广旅体局市卫健委,各县(市、区)人民政府)"
    (clause,) = clauses(text, lines(text))
    assert [body.printed for body in responsible(text, clause, CORPUS)] == [
        "市广旅体局",
        "市卫健委",
        "各县(市、区)人民政府",
    ]


def test_a_clause_without_a_list_has_no_bodies():
    text = "1.甲。由市教育局建设。"
    (clause,) = clauses(text, lines(text))
    assert responsible(text, clause, CORPUS) == []


def test_candidates_say_what_they_share():
    best = Index(CORPUS).candidates("建设市级实训基地10个", "bases")[0]
    assert (best.indicator_id, best.same_unit, best.likely) == ("training-bases", True, True)
    assert "实训基地" in best.shared[0]


def test_nothing_shared_no_candidate():
    assert Index(CORPUS).candidates("新增床位", "beds") == []


def test_a_silence_is_vague_only_where_the_text_promises():
    passages, found = Passages(PLAN), clauses(PLAN, lines(PLAN))
    told = {
        item.indicator_id: (item.status, item.terms) for item in silences(passages, found, CORPUS, {"training-bases"})
    }
    assert told == {
        "dual-qualified-share": ("vague", ("双师型", "双师")),
        "tax-credit": ("not_mentioned", ("投资抵免比例",)),
    }


def test_a_promise_said_again_is_a_restatement_of_what_says_more():
    reading = reading_of(PLAN)
    mark_restatements(PLAN, reading.quantities)
    body, _, annex = reading.quantities
    assert (annex.restates, body.restates) == (body, None)


def test_the_same_number_of_another_thing_is_no_restatement():
    reading = reading_of("1.甲。建设实训基地10个。\n2.乙。培育名师工作室10个。")
    mark_restatements(reading.text, reading.quantities)
    assert [quantity.restates for quantity in reading.quantities] == [None, None]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("六.1", "x-6-1"), ("附件5.11", "x-a5-11"), ("一.(三)", "x-1-3"), ("专栏1.2", "x-b1-2"), ("十二", "x-12")],
)
def test_an_id_is_made_of_the_printed_number(label, expected):
    assert clause_ids("x", [label]) == [expected]


def test_a_number_printed_twice_gets_two_ids():
    assert len(set(clause_ids("x", ["1", "1", "1"]))) == 3


def test_letters_go_on_after_z():
    assert [letters(0), letters(25), letters(26)] == ["a", "z", "aa"]


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


def test_a_draft_folder_holds_the_text_and_every_table(tmp_path):
    (tmp_path / "qinghe-2023.txt").write_text(PLAN, encoding="utf-8", newline="")
    out = tmp_path / "draft"
    made = write_draft(tmp_path / "qinghe-2023.txt", out, DATA, Wishes())
    assert {path.name for path in out.iterdir()} >= {"qinghe-2023.txt", *(f"{name}.csv" for name in COLUMNS)}
    assert (out / "qinghe-2023.txt").read_bytes() == PLAN.encode()
    with (out / "targets.csv").open(encoding="utf-8", newline="") as file:
        assert [dict(row) for row in csv.DictReader(file)] == made.tables["targets"]
    with (out / "plans.csv").open(encoding="utf-8", newline="") as file:
        (plan,) = csv.DictReader(file)
    assert (plan["source_sha256"], plan["source_chars"], plan["coding"]) == (
        made.source.sha256,
        str(len(PLAN)),
        "draft",
    )


@pytest.mark.parametrize(
    "content",
    [b"", "推进".encode() * 3, ("他说，今天天气很好，我们去河边走走吧。" * 60).encode(), b"\x89PNG\r\n\x1a\n\x00\x01"],
)
def test_what_is_no_plan_writes_nothing(tmp_path, content, capsys):
    (tmp_path / "text.txt").write_bytes(content)
    status = main(["draft", str(tmp_path / "text.txt"), "--out", str(tmp_path / "out"), "--data", str(tmp_path)])
    assert status == 2
    assert " | text.txt: " in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    with pytest.raises(EtlError, match="no empty folder"):
        write_draft(tmp_path / "plan.txt", tmp_path, tmp_path, Wishes())


def test_a_text_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(EtlError, match="cannot read"):
        write_draft(tmp_path / "nothing.txt", tmp_path / "out", tmp_path, Wishes())


def test_a_corpus_without_its_folder_is_an_error(tmp_path):
    with pytest.raises(EtlError, match="no data folder"):
        read_corpus(tmp_path / "nothing")


def test_the_command_says_what_it_wrote(tmp_path, capsys):
    (tmp_path / "plan.txt").write_text(PLAN.replace("\n", "\r\n"), encoding="gb18030", newline="")
    status = main(
        [
            "draft",
            str(tmp_path / "plan.txt"),
            "--out",
            str(tmp_path / "out"),
            "--plan",
            "qinghe-2023",
            "--region",
            "qinghe",
        ]
    )
    told = capsys.readouterr()
    assert status == 0
    assert "3 quantities" in told.out
    assert "gb18030" in told.err
    assert (tmp_path / "out" / "qinghe-2023.txt").read_bytes() == PLAN.encode()


def test_words_that_bound_or_measure_tell_nothing_of_what_is_counted():
    index = Index(
        Corpus(
            indicators=[indicator("restructured", "专业调整比例", "percent", "调整的专业")],
            targets=[
                {"indicator_id": "restructured", "quote": "专业调整比例不低于10%", "scope_zh": "专业"},
            ],
        )
    )
    assert index.candidates("参与企业的比例不低于30%", "percent") == []
    assert index.candidates("专业调整比例达到20%", "percent")[0].likely


def test_a_share_is_compared_by_its_thing_and_not_by_its_whole():
    index = Index(Corpus(indicators=[indicator("dual", "双师型教师占专业教师比例", "percent")]))
    assert not any(item.likely for item in index.candidates("兼职人员占专业教师的比例", "percent"))


def test_one_rate_is_not_joined_with_another_of_the_same_people():
    index = Index(Corpus(indicators=[indicator("employed", "高校毕业生就业率", "percent")]))
    stay, work = (
        index.candidates(f"高校毕业生{name}率达到90%：高校毕业生{name}率", "percent") for name in ("升学", "就业")
    )
    assert (stay[0].likely, work[0].likely, work[0].sure) == (False, True, True)


def test_a_join_for_little_in_common_says_check():
    known = [indicator("bases", "先进制造业实训基地", "bases", "重点领域的先进制造业实训基地"), *CORPUS.indicators]
    draft_of_known = draft(PLAN, "0" * 64, Corpus(indicators=known[:1], units=CORPUS.units), Wishes())
    told = [row for row in draft_of_known.tables["draft_notes"] if row["field"] == "indicator_id"]
    assert {row["confidence"] for row in told} == {"check"}
    assert told[0]["rule"].startswith("joined for little in common, check: bases ")
    assert not any(row["rule"].startswith("joined for little") for row in drafted().tables["draft_notes"])


def test_what_is_roughly_equal_is_kept_as_written():
    (row,) = drafted(PLAN.replace("推动工作", "推动工作,保持普职比大体相当")).tables["targets"][-2:-1]
    assert (row["value_low"], row["value_words_zh"], row["value_words_en"]) == ("1", "大体相当", "roughly equal")
