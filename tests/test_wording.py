"""The words: complete in every language, none unused, and numbers, values and years as they are read."""

import ast
import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

from dashboard.i18n import words as i18n_words_
from dashboard.i18n.words import Unit, Words
from dashboard.ui import html
from dashboard.url_state import site_map
from etl import read
from etl.checks import CHECKS, structure

ZH, EN = Words("zh"), Words("en")
PERCENT, BASES, TIMES = Unit("%", "%"), Unit("bases", "base"), Unit("人次", "person-time")
ROOMS = ("dashboard", "pages", "app.py", "serve.py")
DASHES = re.compile(r"\{[a-z_]+\}")
NAMES = re.compile(r"`[^`]+`")  # in no language: of formats, programs, columns


def ids(lang: str) -> set[str]:
    return {message.id if isinstance(message.id, str) else message.id[0] for message in i18n_words_.catalogue(lang)} - {
        ""
    }


def patterns(root: Path) -> set[str]:
    """Every message asked for in the code, as a pattern: an f-string's gaps match anything."""
    files = [path for room in ROOMS for path in (root / room).rglob("*.py")] + [root / "app.py"]
    found = set()
    for node in (n for path in files for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(re.escape(node.value))
        if isinstance(node, ast.JoinedStr):
            parts = (re.escape(v.value) if isinstance(v, ast.Constant) else "[a-z_]+" for v in node.values)
            found.add("".join(str(part) for part in parts))
    return found | set(map(re.escape, template_texts()))


def asked_for(root: Path) -> set[str]:
    """Whole message ids written out in calls of Words.text(), whose other arguments have names."""
    files = [path for room in ROOMS for path in (root / room).rglob("*.py")] + [root / "app.py"]
    parsed = (n for path in files for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    calls = (
        n for n in parsed if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr == "text"
    )
    in_code = {c.args[0].value for c in calls if c.args and isinstance(c.args[0], ast.Constant)}
    return {key for key in in_code if "." in key} | set(template_texts())  # without a dot: a parameter of an address


def template_texts() -> Iterator[str]:
    """Whole message ids written out in calls of text() in the templates."""
    for path in html.TEMPLATES.glob("*.html"):
        for call in html.environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Getattr) and call.node.attr == "text":
                yield call.args[0].value


def codes(root: Path, table: str, field: str) -> list[str]:
    package = json.loads((root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    (schema,) = [r["schema"] for r in package["resources"] if r["name"] == table]
    return next(f["constraints"]["enum"] for f in schema["fields"] if f["name"] == field)


def forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a message: one, or singular and plural."""
    return (string,) if isinstance(string, str) else string


def strings(document: object) -> Iterator[str]:
    """Every string of a JSON document."""
    if isinstance(document, str):
        yield document
    for part in document.values() if isinstance(document, dict) else document if isinstance(document, list) else ():
        yield from strings(part)


def straight_marks(texts: dict[str, str]) -> list[str]:
    """Keys of texts with a straight quotation mark or apostrophe outside of code."""
    return [key for key, text in texts.items() if re.search("['\"]", NAMES.sub("", text))]


def test_there_are_the_two_languages():
    assert i18n_words_.languages() == ("en", "zh")


def test_both_catalogues_hold_the_same_messages_and_none_is_empty():
    assert ids("zh") == ids("en")
    for lang in i18n_words_.languages():
        assert [m.id for m in i18n_words_.catalogue(lang) if m.id and (not m.string or not all(m.string))] == []


def test_a_message_has_the_same_gaps_in_every_language():
    for key in ids("en"):
        gaps = [set(DASHES.findall(str(i18n_words_.catalogue(lang).get(key).string))) for lang in ("zh", "en")]
        assert gaps[0] <= gaps[1] or gaps[1] <= gaps[0], key


def test_every_message_that_the_code_asks_for_is_there(root):
    assert asked_for(root) - ids("en") == set()


def test_messages_asked_for_in_templates_are_seen():
    assert "panel.sources" in set(template_texts())


def test_no_message_is_left_over(root):
    wanted = [re.compile(pattern) for pattern in set(patterns(root))]
    assert [key for key in sorted(ids("en")) if not any(pattern.fullmatch(key) for pattern in wanted)] == []


@pytest.mark.parametrize("words", [ZH, EN])
def test_every_code_of_the_tables_has_its_words(root, words):
    for operator in codes(root, "targets", "operator"):
        keys = ["value.range"] if operator == "range" else [f"value.{operator}.short", f"value.{operator}.long"]
        assert all(map(words.has, keys))
    assert all(words.has(f"key.{kind}") for kind in codes(root, "targets", "kind"))
    assert all(words.has(f"year.{basis}") for basis in codes(root, "targets", "due_basis"))
    for status in codes(root, "silences", "status"):
        assert words.has(f"silence.{status}")
        assert words.has(f"headline.{status}")
    for entry in site_map.pages():
        assert words.has(f"page.{entry.address}")
        assert words.has(f"section.{entry.section}")


def test_each_kind_of_silence_has_a_wording_of_its_own(root):
    kinds = list(codes(root, "silences", "status"))
    for words in (ZH, EN):
        assert len({words.text(f"silence.{status}") for status in kinds}) == len(kinds)


def test_no_chinese_stands_in_the_english_catalogue_and_no_english_word_in_the_chinese():
    assert [m.id for m in i18n_words_.catalogue("en") if re.search("[一-鿿]", str(m.string))] == []
    bare = {m.id: NAMES.sub("", DASHES.sub("", str(m.string))) for m in i18n_words_.catalogue("zh") if m.id}
    assert [key for key, text in bare.items() if re.search("[A-Za-z]", text)] == []


def test_quotation_marks_and_apostrophes_are_typographic_in_both_catalogues():
    messages = ((lang, m) for lang in ("zh", "en") for m in i18n_words_.catalogue(lang) if m.id)
    texts = {f"{lang} {m.id}": " ".join(forms(m.string)) for lang, m in messages}
    assert straight_marks(texts) == []


def test_quotation_marks_and_apostrophes_are_typographic_in_what_the_data_say_in_english(root):
    texts = {
        f"{path.name}:{number} {name}": cell or ""
        for path in sorted((root / "data").glob("*.csv"))
        for number, row in enumerate(csv.DictReader(path.open(encoding="utf-8", newline="")), start=2)
        for name, cell in row.items()
        if name.endswith("_en") or name == "gloss"
    }
    texts |= {f"check {rule.check_id}": rule.en for rule in (*CHECKS, *read.RULES, *structure.RULES)}
    texts["CHANGES.md"] = (root / "data" / "CHANGES.md").read_text(encoding="utf-8")
    described = json.loads((root / "data" / "datapackage.json").read_text(encoding="utf-8"))
    texts |= {f"descriptor: {text}": text for text in strings(described)}
    assert straight_marks(texts) == []


def test_a_straight_quotation_mark_or_apostrophe_is_seen():
    assert straight_marks({"a": "the plan's", "b": 'a "model"', "c": "the plan’s “model”"}) == ["a", "b"]


def test_a_third_language_is_one_file(tmp_path, monkeypatch):
    shutil.copytree(i18n_words_.LOCALES, tmp_path / "locale")
    folder = tmp_path / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    english = (i18n_words_.LOCALES / "en" / "LC_MESSAGES" / "duizhao.po").read_text(encoding="utf-8")
    (folder / "duizhao.po").write_text(english.replace("at least {value}", "au moins {value}"), encoding="utf-8")
    monkeypatch.setattr(i18n_words_, "LOCALES", tmp_path / "locale")
    for cached in (i18n_words_.languages, i18n_words_.catalogue, i18n_words_.plural_rule):
        cached.cache_clear()
    assert i18n_words_.languages() == ("en", "fr", "zh")
    french = Words("fr")
    assert french.value(50, None, "at_least", PERCENT, "long") == "au moins 50%"
    assert french.data({"name_zh": "兰州", "name_en": "Lanzhou"}, "name") == "Lanzhou"
    assert i18n_words_.best_language("fr", "zh-CN") == "fr"
    monkeypatch.undo()
    for cached in (i18n_words_.languages, i18n_words_.catalogue, i18n_words_.plural_rule):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("asked", "browser", "lang"),
    [
        ("en", "zh-CN", "en"),
        ("", "zh-CN", "zh"),
        (None, "zh-Hant-TW", "zh"),
        (None, "de-DE", "en"),
        (None, None, "en"),
        ("xx", "zh-CN", "zh"),
    ],
)
def test_the_language_is_the_links_else_the_browsers_else_english(asked, browser, lang):
    assert i18n_words_.best_language(asked, browser) == lang


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (50, "50", "50"),
        (2.5, "2.5", "2.5"),
        (9000, "9,000", "9,000"),
        (10000, "1万", "10,000"),
        (15000, "1.5万", "15,000"),
        (12345, "12,345", "12,345"),
        (2800000, "280万", "2,800,000"),
    ],
)
def test_a_number_is_read_in_its_language_and_never_rounded(value, zh, en):
    assert (ZH.number(value), EN.number(value)) == (zh, en)


NAN = float("nan")


@pytest.mark.parametrize(
    ("low", "high", "operator", "unit", "short_zh", "long_zh", "long_en"),
    [
        (50, NAN, "at_least", PERCENT, "≥50%", "至少 50%", "at least 50%"),
        (2800000, NAN, "more_than", TIMES, "超过 280万人次", "超过 280万人次", "more than 2,800,000 人次"),
        (NAN, 2, "at_most", PERCENT, "≤2%", "至多 2%", "at most 2%"),
        (6, 6, "about", BASES, "约 6bases", "约 6bases", "about 6 bases"),
        (1, 1, "exactly", BASES, "1bases", "1bases", "1 base"),
        (1, 2, "range", BASES, "1–2bases", "1–2bases", "1–2 bases"),
    ],
)
def test_a_value_says_how_it_is_bounded(low, high, operator, unit, short_zh, long_zh, long_en):
    assert ZH.value(low, high, operator, unit) == short_zh
    assert ZH.value(low, high, operator, unit, "long") == long_zh
    assert EN.value(low, high, operator, unit, "long") == long_en


@pytest.mark.parametrize(
    ("kind", "basis", "rhythm", "year", "zh", "en"),
    [
        ("target", "stated", "by_year", 2023, "2023年", "2023"),
        ("target", "plan_year", "in_year", 2019, "2019年*", "2019*"),
        ("target", "undated", "by_year", NAN, "未注明年份", "no year stated"),
        ("target", "undated", "per_year", NAN, "每年", "every year"),
        ("target", "stated", "per_year", 2022, "2022年\uff0c每年", "2022, every year"),
        ("tally", "undated", "standing", NAN, "现有", "existing"),
    ],
)
def test_a_year_says_where_it_comes_from(kind, basis, rhythm, year, zh, en):
    row = {"kind": kind, "due_basis": basis, "time_basis": rhythm, "due_year": year}
    assert (ZH.year(row), EN.year(row)) == (zh, en)


def test_an_unknown_message_is_an_error_and_no_blank():
    with pytest.raises(KeyError, match=r"no\.such\.thing"):
        EN.text("no.such.thing")


def test_enumerations_and_plurals_follow_the_language():
    assert EN.join(["A", "B", "C"]) == "A, B and C"
    assert ZH.join(["甲", "乙", "丙"]) == "甲、乙、丙"
    assert EN.text("headline.vague", count=1, regions="A") != EN.text("headline.vague", count=2, regions="A")


@pytest.mark.parametrize(
    ("label", "said"),
    [("一", "I"), ("六.1", "VI.1"), ("十一", "XI"), ("二十三", "XXIII"), ("一(三)", "I(III)"), ("附件5.3", "Annex 5.3"),
     ("附件.12", "Annex 12"), ("附件1.专栏2.3", "Annex 1, Box 2.3"), ("附件.专栏一", "Annex, Box I"), ("表2", "Table 2"),
     ("附件", "Annex"), ("前言", "Preamble"), ("20", "20"), (None, "")],
)  # fmt: skip
def test_a_clause_is_named_so_that_its_reader_can_read_it_and_two_stay_two(label, said):
    assert Words("en").clause(label) == said
    assert Words("zh").clause(label) == (label or "")


@pytest.mark.parametrize(
    ("labels", "english", "chinese"),
    [(["六"], "clause VI", "条款 六"), (["6", "附件5.19", "七.1"], "clauses 6, VII.1, Annex 5.19", "条款 6、七.1、附件5.19"),
     (["附件5.19"], "Annex 5.19", "附件5.19"), (["专栏1", "表2"], "Box 1, Table 2", "专栏1、表2"), ([None, ""], "", "")],
)  # fmt: skip
def test_a_reference_never_puts_the_word_clause_before_an_annex_a_box_or_a_table(labels, english, chinese):
    assert (EN.cited_clauses(*labels), ZH.cited_clauses(*labels)) == (english, chinese)
    shown = [EN.clause(label) for label in labels]
    assert EN.cited_clauses(*shown) == english, "a label that is already in English is cited alike"


def test_a_quote_is_itself_in_its_own_language_and_its_gloss_in_another():
    row = {"quote": "达到50%以上", "gloss": "reach 50% or more"}
    assert (Words("zh").quote(row), Words("zh").gloss(row)) == ("达到50%以上", "")
    assert (Words("en").quote(row), Words("en").gloss(row)) == ("reach 50% or more", "reach 50% or more")
    assert Words("en").quote({"quote": "达到50%以上", "gloss": float("nan")}) == "达到50%以上"
