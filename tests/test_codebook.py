"""The codebook: made of the descriptor and the data alone, so that what is added there is here."""

import duckdb
import pytest

from dashboard.database.queries.codebook import codebook_categories, codebook_columns, codebook_tables
from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.codebook.exhibits import categories_exhibit, columns_exhibit, search_exhibit
from dashboard.figures.codebook.model import Codebook
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from etl.load import build
from tests.etl_fixtures import write_package
from tests.etl_tables import descriptor, good_tables
from tests.harness import opened
from tests.harness import shown as shown_

ZH, EN = Words("zh"), Words("en")


def codebook_of(database, words=EN):
    frames = (query(database) for query in (codebook_tables, codebook_columns, codebook_categories))
    return Codebook(*frames, render=RenderContext(words, "1"))


@pytest.fixture(scope="module")
def codebook(built_database):
    return codebook_of(built_database)


@pytest.fixture(scope="module")
def chinese_codebook(built_database):
    return codebook_of(built_database, ZH)


def texts(exhibit) -> str:
    return exhibit.table.to_csv()


def test_every_table_column_and_category_of_the_descriptor_is_there_in_both_languages(codebook):
    columns, categories = codebook.columns, codebook.categories
    closed = set(zip(categories["table_name"], categories["column_name"], categories["code"], strict=True))
    for resource in descriptor()["resources"]:
        table = codebook.table(resource["name"])
        assert resource["title"] == f"{table['title_zh']} | {table['title_en']}"
        own = columns[columns["table_name"] == resource["name"]].set_index("column_name")
        assert list(own.index) == [field["name"] for field in resource["schema"]["fields"]]
        for field in resource["schema"]["fields"]:
            said = own.loc[field["name"]]
            assert field["title"] == f"{said['title_zh']} | {said['title_en']}"
            assert field["description"] == f"{said['description_zh']} | {said['description_en']}"
            assert said["required"] == (field.get("constraints", {}).get("required", False) or said["key"])
            for code in field.get("constraints", {}).get("enum", []):
                assert (resource["name"], field["name"], code) in closed


def test_the_counts_are_those_of_the_tables(codebook, built_database):
    columns, categories = codebook.columns, codebook.categories
    with duckdb.connect(str(built_database), read_only=True) as con:
        for row in columns.to_dict("records"):
            sql = f'SELECT count(*), count("{row["column_name"]}"), count(DISTINCT "{row["column_name"]}") FROM {row["table_name"]}'
            ((rows, filled, distinct),) = con.execute(sql).fetchall()
            assert (row["rows"], row["empty"], row["distinct"]) == (rows, rows - filled, distinct)
        for row in categories.to_dict("records"):
            sql = f'SELECT count(*) FROM {row["table_name"]} WHERE CAST("{row["column_name"]}" AS VARCHAR) = ?'
            assert con.execute(sql, [row["code"]]).fetchall() == [(row["count"],)]


def test_categories_nobody_uses_are_listed_with_zero(chinese_codebook):
    categories = chinese_codebook.categories
    unused = categories[(categories["column_name"] == "tier") & (categories["code"] == "national")]
    assert unused["count"].tolist() == [0]
    shown = categories_exhibit(chinese_codebook, "targets", "tier")
    assert "国家级,national" in texts(shown)


def test_keys_and_references_are_told(codebook):
    columns = codebook.columns
    row = columns.set_index(["table_name", "column_name"]).loc[("targets", "restates")]
    assert (row["refers_table"], row["refers_column"], row["key"]) == ("targets", "target_id", False)
    keys = columns[columns["key"].astype(bool)].groupby("table_name")["column_name"].agg(list)
    assert keys["targets"] == ["target_id"]
    assert keys["numerals"] == ["plan_id", "start"]


def test_a_column_and_a_category_added_to_the_descriptor_show_up_by_themselves(tmp_path):
    known, tables = descriptor(), good_tables()
    regions = next(resource for resource in known["resources"] if resource["name"] == "regions")
    mood = {"name": "mood", "type": "string", "title": "心情 | Mood", "description": "心情如何。 | How it feels."}
    regions["schema"]["fields"].append(mood | {"constraints": {"enum": ["merry", "sad"]}})
    for place, code in enumerate(("merry", "sad"), 1):
        words = {"name_zh": "乐", "name_en": code.title(), "rule_zh": "笑。", "rule_en": "Laughs."}
        tables["codes"].append({"field": "regions.mood", "code": code, "position": str(place), **words})
    tables["regions"][0]["mood"] = "merry"
    made = build(write_package(tmp_path, tables, known=known), tmp_path / "build").path
    codebook = codebook_of(made)
    assert "Mood,mood,How it feels.,closed list" in texts(columns_exhibit(codebook, "regions"))
    lists = texts(categories_exhibit(codebook, "regions", "mood"))
    assert "Merry,merry,Laughs.,1" in lists
    assert "Sad,sad,Laughs.,0" in lists


def test_a_search_finds_columns_by_their_categories_and_in_either_language(codebook, chinese_codebook):
    for query in ("争取", "aspirational", "Aspirational"):
        found = search_exhibit(chinese_codebook, query)
        assert "commitment" in texts(found)
    nothing = search_exhibit(codebook, "xyzzy")
    assert nothing.headline == "No column mentions “xyzzy”"
    assert nothing.table.empty


def test_a_table_without_closed_lists_has_no_second_part(chinese_codebook):
    assert categories_exhibit(chinese_codebook, "codings", "") is None


def test_what_is_in_the_other_languages_letters_is_set_apart():
    assert mark_foreign_names("见 plan_facts。", ZH) == "见 `plan_facts`。"
    assert mark_foreign_names("见 `plan_facts`。", ZH) == "见 `plan_facts`。"
    assert mark_foreign_names("see plan_facts, e.g. 附件5.1", EN) == "see plan_facts, e.g. `附件5.1`"


@pytest.mark.parametrize("table", ["regions", "targets", "codings", "agreement", "build_info"])
def test_the_page_of_a_table_opens_by_its_address(built_database, use_database, table):
    use_database(built_database)
    assert " columns<" in shown_(opened("data/codebook", table=table, lang="en"))
