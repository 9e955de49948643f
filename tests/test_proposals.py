"""What a draft proposes beyond its words: sentences made of fields, ids, English known already, joined indicators."""

import pytest

from etl.proposals import closed_lists, composed, english, identifiers, joined, sentences
from etl.proposals.model import PROPOSED, TO_READ, Workpiece, withdraw
from etl.proposals.place import name_place
from etl.proposals.propose import propose
from etl.proposals.questions import answer, proposals, questions, questions_and_proposals
from etl.proposals.themes import ClauseClasses
from etl.table_files import Row, read_rows
from tests.conftest import ROOT

COURSES = {"unit_id": "courses", "name_zh": "课程", "name_en": "Courses", "label_zh": "门", "label_en": "courses"}
COURSES["label_one_en"] = "course"
PERCENT = {"unit_id": "percent", "name_zh": "百分比", "name_en": "Per cent", "label_zh": "%", "label_en": "%"}
PERCENT["label_one_en"] = "%"
LEXICON = read_rows(ROOT / "data" / "lexicon.csv")
TABLES = (
    "plans", "regions", "units", "bodies", "indicators", "themes", "instruments", "measures", "measure_bodies",
    "targets", "target_evidence", "silences", "numerals", "plan_facts", "draft_notes",
)  # fmt: skip


def target(**cells: str) -> Row:
    row = dict.fromkeys(
        ("target_id", "plan_id", "measure_id", "indicator_id", "value_low", "value_high", "unit_id", "restates"), ""
    )
    row |= dict.fromkeys(("milestone_of", "nested_in", "due_year", "value_words_zh", "value_words_en", "gloss"), "")
    row |= {"operator": "exactly", "commitment": "firm", "kind": "target", "tier": "none", "baseline_value": ""}
    return row | {"scope_zh": "在线课程", "scope_en": "Online courses", "quote": ""} | cells


def work(own: dict[str, list[Row]] | None = None, register: dict[str, list[Row]] | None = None) -> Workpiece:
    plan = {"plan_id": "near-2024", "region_id": "near", "title_zh": "近市方案", "title_en": "Plan", "coding": "single"}
    plan |= {"issuer_zh": "近市人民政府", "issuer_en": "", "genre": "work_plan"}
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    tables |= {"plans": [plan], **(own or {})}
    columns = {name: tuple(rows[0]) if rows else () for name, rows in tables.items()}
    columns["indicators"] = ("indicator_id", "theme_id", "name_zh", "name_en", "definition_zh", "definition_en")
    return Workpiece(tables, "", {name: [] for name in TABLES} | {"lexicon": LEXICON} | (register or {}), columns)


@pytest.mark.parametrize(
    ("cells", "unit", "gloss"),
    [
        (
            {"operator": "at_least", "value_low": "40", "quote": "建设40门以上"},
            COURSES,
            "at least 40 courses: online courses",
        ),
        ({"value_low": "1", "value_high": "1", "quote": "建设1门"}, COURSES, "1 course: online courses"),
        ({"value_low": "2", "value_high": "3", "operator": "range", "quote": "2—3门"}, COURSES, "2–3 courses"),
        ({"value_low": "100", "value_high": "100", "quote": "全覆盖"}, PERCENT, "all: online courses"),
        ({"operator": "more_than", "value_low": "50", "quote": "超过半数"}, PERCENT, "more than fifty per cent"),
        ({"operator": "at_least", "value_low": "30000", "quote": "3万门以上"}, COURSES, "at least 30,000 courses"),
        (
            {"operator": "at_least", "value_low": "50", "baseline_value": "35", "quote": "由35%提高到50%"},
            PERCENT,
            "at least 50%: online courses, from 35",
        ),
        (
            {"operator": "about", "value_words_zh": "大体相当", "value_words_en": "roughly equal", "quote": "大体相当"},
            COURSES,
            "roughly equal: online courses",
        ),
        ({"operator": "at_most", "value_high": "350", "quote": "不低于1:350"}, PERCENT, "at most 1:350"),
        (
            {"value_low": "10", "value_high": "10", "due_year": "2025", "quote": "到2025年由14门调整到10门"},
            COURSES,
            "10 courses: online courses, by 2025, the words also have 14",
        ),
        ({"commitment": "aspirational", "value_low": "9", "value_high": "9", "quote": "9门"}, COURSES, "strive for 9"),
    ],
)
def test_a_gloss_says_what_was_read_with_the_digits_of_the_quote(cells, unit, gloss):
    assert sentences.gloss(target(**cells), unit).startswith(gloss)


def test_a_gloss_without_english_or_without_a_word_for_its_number_stays_empty():
    assert sentences.gloss(target(scope_en="", value_low="3", value_high="3", quote="3门"), COURSES) == ""
    assert sentences.gloss(target(value_low="87000", value_high="87000", quote="八万七千门"), COURSES) == ""


def test_a_summary_keeps_to_thirty_characters_and_fifteen_words():
    theme, instrument = {"name_zh": "教师", "name_en": "Teachers"}, {"name_zh": "人才", "name_en": "People"}
    long = "很" * 40, "very " * 20
    zh, en = sentences.summary(theme, instrument, [long, ("双师比例", "Dual-qualified teachers")])
    assert (zh, en) == ("教师：给双师比例等定数量", "Teachers: quantities for dual-qualified teachers and others")
    assert sentences.summary(theme, instrument, [])[1] == "Teachers: people, no quantities"
    assert sentences.summary(theme, instrument, [long])[0] == "教师：人才，定有数量"


def test_a_restatement_says_what_differs():
    earlier, later = target(value_low="5", value_high="5"), target(value_low="6", value_high="6", due_year="2025")
    assert sentences.differing_fields(later, earlier) == ("value_low", "value_high", "due_year")
    zh, en = sentences.restatement(later, earlier, COURSES)
    assert zh == "与另一处所写不同：那里为 5 门（–），此处为 6 门（2025）。"
    assert en == "Differs from the other place: there 5 courses (–), here 6 courses (2025)."


def test_a_restatement_says_level_and_commitment_in_words_of_each_language():
    firm = target(value_low="5", value_high="5", tier="none")
    zh, en = sentences.restatement(firm | {"commitment": "aspirational", "tier": "provincial"}, firm, COURSES)
    assert zh.endswith("；那里未注明级别，此处指省级；那里为确定性承诺，此处为争取。")
    assert en.endswith("; there no level stated, here at provincial level; there firm, here an aspiration.")


@pytest.mark.parametrize(("value", "printed"), [("20", "20:1"), ("18", "18:1")])
def test_a_gloss_has_the_ratio_of_its_own_value(value, printed):
    row = target(value_low=value, value_high=value, quote="生师比\t22.5:1\t20:1\t18:1", baseline_value="22.5")
    assert sentences.gloss(row, {"label_en": "students per teacher"}).startswith(f"{printed}: ")


@pytest.mark.parametrize(("start", "direction"), [("22.5", "less"), ("15", "more"), ("", "more")])
def test_less_is_better_of_what_is_to_fall(start, direction):
    row = target(target_id="a", unit_id="courses", value_low="20", value_high="20", baseline_value=start, scope_en="")
    made = work({"targets": [row], "units": [COURSES]})
    closed_lists.add_indicators(made)
    assert made.tables["indicators"][0]["direction"] == direction


def test_a_new_indicator_is_made_once_for_one_thing_and_named_by_its_english():
    one, two = (target(target_id=name, unit_id="courses", scope_en="") for name in ("a", "b"))
    made = work({"targets": [one, two], "units": [COURSES]})
    closed_lists.add_indicators(made)
    assert [row["indicator_id"] for row in made.tables["targets"]] == ["unnamed-indicator-1"] * 2
    assert [question.key for question in questions(made) if question.table == "indicators"] == ["在线课程"]
    answer(made, {"在线课程": "Share of the online courses"})
    identifiers.rename(made)
    assert [row["indicator_id"] for row in made.tables["targets"]] == ["share-online-courses"] * 2
    assert two["scope_en"] == "Share of the online courses"


def test_an_id_that_is_taken_gets_a_number():
    old = {"indicator_id": "online-courses", "name_zh": "旧", "name_en": "Old", "unit_id": ""}
    new = {"indicator_id": "unnamed-indicator-1", "name_zh": "新", "name_en": "Online courses", "unit_id": ""}
    made = work({"indicators": [new]}, {"indicators": [old]})
    identifiers.rename(made)
    assert new["indicator_id"] == "online-courses-2"


def test_english_that_the_register_has_is_not_asked():
    made = work({"targets": [target(scope_en="")]}, {"targets": [target(scope_en="Courses on the net")]})
    english.remember(made)
    assert made.tables["targets"][0]["scope_en"] == "Courses on the net"
    assert made.tables["draft_notes"][0]["rule"].startswith(PROPOSED)


def test_an_issuer_is_named_from_its_place():
    made = work({"regions": [{"region_id": "near", "name_zh": "近", "name_en": "Near"}]})
    english.name_issuer(made)
    assert made.plan["issuer_en"] == "People’s Government of Near"


def test_proposals_that_nobody_changed_are_withdrawn_and_typed_words_stay():
    made = work({"targets": [target(target_id="a", gloss=""), target(target_id="b", gloss="")]})
    for row in made.tables["targets"]:
        made.offer("targets", row, "gloss", "proposed words", "made up")
    before = {name: [dict(row) for row in rows] for name, rows in made.tables.items()}
    made.tables["targets"][1]["gloss"] = "a person's words"
    withdraw(made.tables, before)
    assert [row["gloss"] for row in made.tables["targets"]] == ["", "a person's words"]
    assert made.tables["draft_notes"] == []


def alone(texts: dict[str, str]) -> Workpiece:
    """A plan beside two others, of which one alone has the indicator."""
    indicator = {"indicator_id": "courses", "name_zh": "在线课程", "name_en": "Online courses", "unit_id": "courses"}
    indicator |= {"comparability": "single", "reason_zh": "", "reason_en": "", "difference_zh": "", "difference_en": ""}
    plans = [{"plan_id": "far-2020", "region_id": "far"}, {"plan_id": "other-2021", "region_id": "other"}]
    theirs = target(plan_id="far-2020", indicator_id="courses", unit_id="courses", value_low="5", value_high="5")
    measure = {"measure_id": "other-1", "plan_id": "other-2021", "clause": "1", "part": "body", "start": "0"}
    register = {"indicators": [indicator], "plans": plans, "targets": [theirs], "measures": [measure | {"end": "20"}]}
    register |= {"regions": [{"region_id": name, "name_zh": name, "name_en": name} for name in ("far", "other")]}
    mine = target(plan_id="near-2024", indicator_id="courses", unit_id="courses", value_low="9", value_high="9")
    near = {"region_id": "near", "name_zh": "近", "name_en": "Near"}
    made = work({"targets": [mine], "units": [COURSES], "regions": [near]}, register)
    made.columns = {**made.columns, "silences": tuple(SILENCE)}
    made.texts = texts
    return made


SILENCE = [
    "plan_id",
    "indicator_id",
    "status",
    "measure_id",
    "quote",
    "gloss",
    "quote_start",
    "quote_end",
    "terms_searched",
    "note_zh",
]


def test_joining_an_indicator_brings_a_careful_verdict_and_the_silences_of_others():
    made = alone({"far-2020": "5门在线课程", "other-2021": "1.推进在线课程建设。"})
    joined.leave_unsearched(made)
    joined.join(made)
    (row,) = made.tables["indicators"]
    assert row["comparability"] == "related"
    assert row["difference_en"] == "far: online courses, 5 courses; Near: online courses, 9 courses."
    (silence,) = made.tables["silences"]
    assert (silence["plan_id"], silence["status"], silence["measure_id"]) == ("other-2021", "vague", "other-1")


def test_without_the_other_texts_an_indicator_of_one_plan_is_not_joined():
    made = alone({"far-2020": "5门在线课程"})
    joined.leave_unsearched(made)
    assert made.tables["targets"][0]["indicator_id"] == ""
    assert "(--sources)" in made.tables["draft_notes"][0]["rule"]


def test_a_clause_is_classed_by_its_words():
    register = {
        "measures": [
            {"measure_id": "a", "theme_id": "teachers", "summary_zh": "教师培训与教师企业实践"},
            {"measure_id": "b", "theme_id": "finance", "summary_zh": "经费投入与专项资金"},
        ],
        "targets": [],
        "indicators": [],
    }
    themes = [
        {"theme_id": "teachers", "name_zh": "教师", "rule_zh": ""},
        {"theme_id": "finance", "name_zh": "经费", "rule_zh": ""},
    ]
    classes = ClauseClasses(register, "theme_id", themes)
    assert classes.rank("加大经费投入，设立专项资金").codes[0] == "finance"
    assert classes.rank("与此无关的字词").margin == 0


def place(**cells: str) -> Row:
    columns = ("region_id", "name_zh", "name_en", "population_source", "population_source_en", "population_2020")
    return dict.fromkeys((*columns, "admin_code"), "") | {"region_id": "near", "name_zh": "近"} | cells


def test_a_place_is_named_by_its_id_and_its_census_bulletin_by_the_place():
    made = work({"regions": [place(name_zh="近水")]})
    made.plan["issuer_zh"] = "近水市人民政府"
    name_place(made)
    (row,) = made.tables["regions"]
    assert (row["name_en"], row["population_source"]) == ("Near", "《近水市第七次全国人口普查公报》")
    assert row["population_source_en"] == "Bulletin of the Seventh National Population Census, Near"
    assert all(note["rule"].startswith(TO_READ) for note in made.tables["draft_notes"])


def test_an_id_that_is_no_plain_word_names_no_place():
    made = work({"regions": [place(region_id="near-2", name_zh="远")]})
    name_place(made)
    (row,) = made.tables["regions"]
    assert (row["name_en"], row["population_source"], row["population_source_en"]) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "english_name"),
    [
        ("统计局", "Statistics Bureau"),
        ("县委编办", "Office of the Establishment Commission"),
        ("县人民政府教育督导室", "Education Inspectorate"),
        ("近职业技术学院", "Near Vocational and Technical College"),
        ("远职业技术学院", ""),
        ("星辰办", ""),
    ],
)
def test_an_office_has_its_usual_english_and_another_body_none(name, english_name):
    made = work({"bodies": [{"body_id": "a", "name_zh": name, "name_en": ""}], "regions": [place(name_en="Near")]})
    composed.name_bodies(made)
    assert made.tables["bodies"][0]["name_en"] == english_name


def test_composed_english_is_a_proposal_to_be_read_and_what_is_filled_stays():
    typed, open_scope = (
        target(target_id="a", scope_zh="智慧校园", scope_en="Campuses"),
        target(target_id="b", scope_en=""),
    )
    made = work({"targets": [typed, open_scope | {"scope_zh": "市级智慧校园"}, target(scope_zh="星辰", scope_en="")]})
    composed.name_things(made)
    assert [row["scope_en"] for row in made.tables["targets"]] == ["Campuses", "City-level smart campuses", ""]
    assert [(item.words, item.value, item.rule) for item in proposals(made)] == [
        ("市级智慧校园", "City-level smart campuses", "composed of its words")
    ]
    assert [item.words for item in questions(made) if item.column == "scope_en"] == ["星辰"]


def test_a_project_is_asked_once_and_its_features_are_put_behind_the_answer():
    rows = [
        target(target_id=name, scope_zh=f"星辰工程，{name}", scope_en="") for name in ("总投资", "建筑面积", "其他")
    ]
    made = work({"targets": rows})
    asked = [(item.words, len(item.rows)) for item in questions(made) if item.column == "scope_en"]
    assert asked == [("星辰工程", 2), ("星辰工程，其他", 1)]
    answer(made, {"星辰工程": "The Star project"})
    assert [row["scope_en"] for row in rows] == [
        "The Star project: total investment",
        "The Star project: floor area",
        "",
    ]


def test_questions_with_one_noun_at_their_end_stand_together_and_the_coding_last():
    names = ("省级星辰站", "乡村小屋", "市级星辰站")
    made = work({"targets": [target(target_id=name, scope_zh=name, scope_en="") for name in names]})
    made.plan["coding"] = "draft"
    words = [item.words for item in questions_and_proposals(made) if item.table == "targets"]
    assert abs(words.index("省级星辰站") - words.index("市级星辰站")) == 1
    assert questions_and_proposals(made)[-1].column == "coding"


def test_a_part_named_by_its_level_follows_from_a_whole_that_is_composed():
    whole, part = (target(target_id=name, scope_zh=name, scope_en="") for name in ("智慧校园", "智慧校园，其中省级"))
    made = work({"targets": [whole, part]})
    propose(made)
    assert part["scope_en"] == "Smart campuses, of these at provincial level"


def test_words_that_stand_for_a_value_have_a_note_that_says_which():
    said = {"value_words_zh": "大体相当", "value_words_en": "roughly equal", "value_low": "1", "value_high": "1"}
    row, plain = (target(target_id=name, note_zh="", note_en="", **cells) for name, cells in (("a", said), ("b", {})))
    propose(work({"targets": [row, plain]}))
    assert (row["note_zh"], row["note_en"]) == (
        "原文写作“大体相当”，记为 1。",
        "The text says roughly equal, recorded as 1.",
    )
    assert plain["note_zh"] == ""


def test_a_name_told_apart_by_its_unit_follows_from_the_composed_one():
    names = ("流失率", "流失率（百分比）")
    rows = [
        {"indicator_id": name, "theme_id": "", "name_zh": name, "name_en": "", "unit_id": "percent"} for name in names
    ]
    made = work({"indicators": rows, "units": [PERCENT]})
    composed.name_things(made)
    english.name_apart(made)
    assert [row["name_en"] for row in rows] == ["Dropout rate", "Dropout rate (per cent)"]
