"""One search for everything: what is typed, in whatever form, finds what the data hold."""

import re

import duckdb
import pytest

from dashboard.database.search.documents import KINDS
from dashboard.database.search.folding import fold, folded_sql, spans
from dashboard.database.search.hits import SearchResult, search
from dashboard.database.search.pinyin import Readings
from dashboard.database.search.spelling import spellings
from tests import harness

MANY = 1_000


@pytest.fixture(scope="module")
def find(built_database):
    return lambda query, kind="": search(query, MANY, kind, file=built_database)


def codes(result: SearchResult, kind: str) -> set[str]:
    return set(result.rows.loc[result.rows["kind"] == kind, "code"])


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("“双师型”教师", "双师型教师"),
        ("雙師型教師", "双师型教师"),
        ("職業", "职业"),
        ("產教融合", "产教融合"),
        ("１＋Ｘ", "1+X"),
        ("dual-qualified", "dual qualified"),
        ("dual–qualified", "dual-qualified"),
        ("ORGANIZATION", "organisation"),
        ("program", "programme"),
        ("centre", "center"),
        ("teacher", "teachers"),
        ("techers", "teachers"),
        ("2025年", "2025"),
        ("２０２５", "2025"),
    ],
)
def test_two_ways_to_write_the_same_find_the_same(find, typed, plain):
    first, second = find(typed), find(plain)
    assert first.total > 0
    assert {kind: codes(first, kind) for kind in KINDS} == {kind: codes(second, kind) for kind in KINDS}


@pytest.mark.parametrize(
    "typed", ["双师型教师", "shuangshixing", "shuang shi xing", "ssx", "双帅型教师", "双狮型", "double-qualified"]
)
def test_an_indicator_is_found_by_its_characters_its_sound_its_initials_mistakes_and_synonyms(find, typed):
    assert "dual-qualified-share" in codes(find(typed), "indicator")


def test_a_homophone_is_said_to_be_one(find):
    result = find("产教融和")
    assert result.total
    assert result.terms[0].change


@pytest.mark.parametrize("typed", ["lz", "lanzhou", "兰州", "Lanzhou"])
def test_a_plan_is_found_by_its_place(find, typed):
    assert "lanzhou-2019" in codes(find(typed), "plan")


def test_a_word_of_two_characters_is_found(find):
    assert {"indicator", "target", "clause", "silence", "term"} <= set(find("实训").totals)


def test_a_year_finds_the_targets_due_then_and_no_others(find, built_database):
    with duckdb.connect(str(built_database), read_only=True) as con:
        due = {code for (code,) in con.execute("SELECT target_id FROM targets WHERE due_year = 2025").fetchall()}
    assert due
    assert codes(find("2025"), "target") == due


@pytest.mark.parametrize(
    "typed", ["which plans want training for farmers", "哪些计划要培训农民", "training for farmers"]
)
def test_a_question_finds_the_clauses_that_answer_it(find, typed):
    result = find(typed)
    assert result.whole
    assert {"lz-4", "ww-17"} & codes(result, "clause")


def test_bodies_and_themes_find_their_clauses(find, built_database):
    with duckdb.connect(str(built_database), read_only=True) as con:
        rows = con.execute("SELECT measure_id FROM measure_bodies WHERE body_id = 'veterans'").fetchall()
    assert {code for (code,) in rows} <= codes(find("退役军人事务局"), "clause")


def test_terms_of_the_codebook_and_columns_are_found(find):
    assert "due_basis" in codes(find("due_basis"), "term")
    assert find("numerals ledger").totals["term"]


def test_the_id_of_a_record_finds_it_alone(find):
    result = find("lz-2-a")
    assert result.totals == {"target": 1}


def test_nothing_found_offers_the_nearest(find):
    result = find("zzzyqx")
    assert result.total == 0
    assert result.nearest


def test_words_that_no_place_has_together_find_those_with_the_most(find):
    result = find("farmers textbooks surcharge")
    assert result.total
    assert not result.whole


@pytest.mark.parametrize(
    "typed", ["", " ", "“”", "-", "'; DROP TABLE plans; --", "[", "(?", "\\", "a" * 100, "%", "|", "职" * 100]
)
def test_no_query_fails(find, typed):
    assert find(typed).total >= 0


@pytest.mark.parametrize("kind", ["target", "term"])
def test_pages_of_a_kind_hold_each_hit_once_in_the_order_of_all(built_database, kind):
    def keys(result):
        return list(zip(result.rows["code"], result.rows["parent"], strict=True))

    whole = keys(search("教育", MANY, kind, file=built_database))
    pages = [search("教育", 7, kind, page, file=built_database) for page in range(1, len(whole) // 7 + 2)]
    assert [key for page in pages for key in keys(page)] == whole


@pytest.mark.parametrize("typed", ["教育", "plan", "2025", "教师"])
def test_kinds_of_hits_stand_in_one_order(find, typed):
    result = find(typed)
    found = [kind for kind in KINDS if kind in set(result.rows["kind"])]
    assert len(found) > 2
    assert list(dict.fromkeys(result.rows["kind"])) == list(result.totals) == found


def test_texts_are_folded_alike_in_python_and_in_the_database(built_database):
    with duckdb.connect(str(built_database), read_only=True) as con:
        rows = con.execute(
            "SELECT quote, gloss FROM targets UNION ALL SELECT name_zh, name_en FROM indicators"
        ).fetchall()
        texts = [text for row in rows for text in row if text] + ["ＡＢＣ（１２）—“x”‑y", "it's", "a|b", "行\n列"]
        folded = [
            con.execute(f"SELECT {folded_sql('?::VARCHAR')}".replace("?::VARCHAR", "$1::VARCHAR"), [text]).fetchone()[0]
            for text in texts
        ]
    assert [re.sub("[ |]", "", text) for text in folded] == [re.sub("[ |]", "", fold(text)) for text in texts]


def test_marks_cover_the_words_in_the_text_as_it_stands():
    text = "“双师型”教师与ＤＵＡＬ-qualified"
    assert [
        text[start:end] for start, end in spans(text, [re.compile("双师型教师"), re.compile("dual qualified")])
    ] == [
        "双师型”教师",
        "ＤＵＡＬ-qualified",
    ]


def test_british_and_american_spellings_are_one():
    assert "organization" in spellings("organisation")
    assert "organisations" in spellings("organizations")
    assert "labor" in spellings("labour")
    assert "class" in spellings("class")
    assert "clas" not in spellings("class")


def test_letters_that_are_no_pinyin_have_no_pattern():
    readings = Readings("双师型")
    assert readings.full_pattern("shuangshi") == "[双][师]"
    assert readings.full_pattern("shuang") == ""
    assert readings.full_pattern("xyz") == ""
    assert readings.initials_pattern("ssx") == "[双师][双师][型]"
    assert readings.homophone_pattern("霜狮行") == "[双][师][型]"


def test_the_page_groups_hits_marks_words_and_links_each_to_its_place(use_database, built_database):
    use_database(built_database)
    page = harness.opened("compare/search", q="training for farmers", lang="en")
    html = harness.shown(page)
    assert "<mark>farmer" in html
    assert 'href="plan?plan=lanzhou-2019&amp;measure=lz-4&amp;lang=en"' in html
    assert "silence" in html


def test_clauses_found_have_their_numbers_in_the_language_of_the_page(use_database, built_database):
    use_database(built_database)
    assert "VI.2 ·" in harness.shown(harness.opened("compare/search", q="craftspeople", lang="en"))
    assert "六.2 ·" in harness.shown(harness.opened("compare/search", q="工匠", lang="zh"))


def test_english_words_on_a_chinese_page_are_marked_in_the_english_text(use_database, built_database):
    use_database(built_database)
    html = harness.shown(harness.opened("compare/search", q="farmers", lang="zh"))
    assert re.search(r'<p><span lang="en">[^<]*<mark>farmers', html)
    for title in re.findall(r'target="_self">([^<]+)</a>', html):
        assert f"<p>{title}</p>" not in html


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_what_it_changed_and_offers_the_nearest(use_database, built_database, lang):
    use_database(built_database)
    assert "teachers" in harness.shown(harness.opened("compare/search", q="techers", lang=lang))
    assert "search?q=" in harness.shown(harness.opened("compare/search", q="zzzyqx", lang=lang))


def test_markup_in_a_query_stays_text(use_database, built_database):
    use_database(built_database)
    html = harness.shown(harness.opened("compare/search", q="<img src=x onerror=alert(1)>", lang="en"))
    assert "<img" not in html


def test_every_page_has_the_box(use_database, built_database):
    use_database(built_database)
    for file in ("", "compare/matrix", "data/files"):
        page = harness.opened(file)
        assert any('role="search"' in element.proto.body for element in page.get("html"))


def test_a_term_of_the_glossary_leads_to_its_row(find, use_database, built_database):
    assert "highland" in codes(find("职教高地"), "term")
    assert len(find("highland").rows) > 1  # a word that is also a code is searched as a word
    use_database(built_database)
    page = harness.opened("compare/search", q="职教高地", lang="zh")
    assert 'href="codebook?term=highland&amp;lang=zh"' in harness.shown(page)
    (table,) = harness.tables(harness.opened("data/codebook", term="highland", lang="zh"))
    assert [row["head"]["parts"][0]["text"] for row in table["rows"] if row.get("chosen")] == ["职教高地"]
