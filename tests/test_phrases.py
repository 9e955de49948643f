"""English of Chinese noun phrases, composed of the English of their words."""

import re

import pytest

from etl.proposals.lexicon import dictionary, lexicon
from etl.proposals.phrases import compose, ending, tokens
from etl.table_files import read_rows
from tests.conftest import ROOT

GLOSSARY = read_rows(ROOT / "data" / "glossary.csv")
LEXICON = read_rows(ROOT / "data" / "lexicon.csv")
KNOWN = lexicon({"lexicon": LEXICON})


@pytest.mark.parametrize(
    ("words", "english"),
    [
        ("市级智慧校园", "City-level smart campuses"),
        ("校企共建的实训基地", "Training bases run by schools and enterprises"),
        ("全市职业院校技能大赛", "Skills competitions of vocational institutions in the city"),
        ("培养学徒", "Apprentices trained"),
        ("年培养学徒", "Apprentices trained a year"),
        ("年均开展职业培训", "Yearly vocational training"),
        ("职业院校年培训", "Yearly training given by vocational institutions"),
        ("建设名师工作室", "Master-teacher studios"),
        ("中等职业学校在校生规模", "Students enrolled in secondary vocational schools"),
        ("人才培养方案公开率", "Share of training programmes published"),
        ("流失率", "Dropout rate"),
        ("高技能人才占技能人才总量的比例", "Highly skilled workers as a share of skilled workers"),
        ("地方教育附加用于职业教育的比例", "Share of the local education surcharge spent on vocational education"),
        ("中职生均公用经费", "Operating funds per student in secondary vocational schools"),
        ("毕业生留清就业率", "Share of graduates employed locally"),
        ("与龙头企业共建产业学院", "Industry colleges run with leading enterprises"),
        ("每万人口在校学生", "Students enrolled per ten thousand residents"),
        ("农民工和退役军人", "Migrant workers and veterans"),
        ("省级示范校，其中县属学校", "Provincial model schools, of these county-run schools"),
        ("毕业生就业率，其中高职学生", "Employment rate of graduates: higher vocational students"),
        ("实训基地，总投资", "Training bases: total investment"),
        ("市级职业教育示范学校", "City-level model schools of vocational education"),
    ],
)
def test_a_phrase_is_composed_of_the_english_of_its_words(words, english):
    assert compose(words, KNOWN) == english


@pytest.mark.parametrize(
    "words",
    [
        "竹木加工实训基地",  # a word that nobody has put into English
        "设实习岗位的企业",  # a clause, not a noun
        "规模的中职学校",  # a measure within
        "改扩建",  # no noun
        "学校国家级",  # a level at the end
        "省级特色重点高水平专业",  # more than two words before the noun
        "35周岁以下青年教师",  # a number
        "",
    ],
)
def test_a_phrase_with_an_unknown_part_or_another_form_is_left_to_a_person(words):
    assert compose(words, KNOWN) == ""


def test_words_are_as_few_as_may_be():
    assert tokens("职业院校技能大赛", KNOWN) == ("职业院校技能大赛",)
    assert tokens("学校的教师", KNOWN) == ("学校", "教师")
    assert tokens("学校与星辰", KNOWN) == ()


def test_the_end_of_a_phrase_is_a_part_a_feature_or_nothing():
    assert ending("实训基地，其中省级") == ("实训基地", "{}, of these {}", "省级")
    assert ending("实训基地，总投资") == ("实训基地", "{}: {}", "总投资")
    assert ending("实训基地") == ("实训基地", "{}", "")


def test_the_register_has_the_first_word():
    register = {"lexicon": LEXICON, "indicators": [{"name_zh": "智慧校园", "name_en": "Digital campuses"}]}
    assert compose("市级智慧校园", lexicon(register)) == "City-level digital campuses"


def test_a_name_of_the_register_is_known_without_its_level_and_its_quotation_marks():
    register = {"targets": [{"scope_zh": "市级“星火”营地", "scope_en": "City-level Spark camps"}]}
    assert compose("省级星火营地", lexicon(register)) == "Provincial Spark camps"


def test_a_sentence_of_the_register_is_no_noun():
    register = {"targets": [{"scope_zh": "星火营地", "scope_en": "Camps, of which some are lit"}]}
    assert compose("星火营地", lexicon(register)) == ""


def test_words_of_a_subject_are_those_of_its_corpus():
    camps = [{"word_zh": "营地", "kind": "noun", "word_en": "camps"}]
    assert compose("市级营地", lexicon({"lexicon": camps})) == "City-level camps"
    assert compose("市级实训基地", lexicon({"lexicon": camps})) == ""


def test_no_english_of_dictionary_or_lexicon_is_a_variant_that_the_glossary_sets_aside():
    variants = [word.strip() for row in GLOSSARY for word in row["synonyms"].split(";")]
    used = [
        (row["word_zh"], variant)
        for row in (*dictionary(), *LEXICON)
        for variant in variants
        if variant.isascii() and re.search(rf"\b{re.escape(variant)}s?\b", row["word_en"], re.IGNORECASE)
    ]
    assert used == []


def test_each_word_stands_once_in_a_kind_in_dictionary_or_lexicon_and_agrees_with_the_glossary():
    rows = (*dictionary(), *LEXICON)
    assert len({(row["word_zh"], row["kind"]) for row in rows}) == len(rows)
    kinds = {row["code"] for row in read_rows(ROOT / "data" / "codes.csv") if row["field"] == "lexicon.kind"}
    assert {row["kind"] for row in rows} == kinds | {"verb"}
    terms = {row["name_zh"].strip("“”"): row["name_en"] for row in GLOSSARY}
    nouns = {row["word_zh"]: row["word_en"] for row in rows if row["kind"] == "noun"}
    assert {word: nouns[word] for word in nouns.keys() & terms.keys() if nouns[word] != terms[word]} == {}
    assert {row["word_zh"]: row for row in rows if ("{}" in row["word_en"]) != (row["kind"] == "measure")} == {}
