"""A visitor's plan built beside the register: what is filled in, what is left out, and that the register stays as it is."""

import re
from pathlib import Path

import duckdb
import pytest
from markupsafe import escape

from dashboard import theme
from dashboard.database import frame_cache
from dashboard.database.private import reading_private
from dashboard.desk.completion import complete
from dashboard.desk.model import Decision, decide, decided_tables
from dashboard.desk.plan import Region
from dashboard.desk.private_build import OwnBuildError, build_own, digest_of, register_tables
from dashboard.figures.statements import cited_title
from dashboard.i18n.words import Words
from dashboard.ui.inline_html import official_text
from etl import private
from tests.own_plans import DATA, plan_of, sample_plan

OWN = theme.OWN_REGION


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    return build_own(sample_plan(), tmp_path_factory.mktemp("desk"))


@pytest.fixture
def tables():
    return complete(decided_tables(sample_plan()), register_tables(DATA), sample_plan().region)


def rows(build, sql):
    with duckdb.connect(str(build.database.file), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_a_draft_as_it_was_read_is_built_with_no_row_left_out(build):
    assert build.faults == ()
    quantities = len(decided_tables(sample_plan())["targets"])
    assert rows(build, f"SELECT count(*) FROM targets WHERE plan_id = '{OWN}'") == [(quantities,)]


def test_the_rows_of_the_register_are_those_of_its_own_build(build, built_database):
    """But for the verdict on an indicator that only the draft makes shared."""
    for table in ("targets", "measures", "numerals", "target_evidence", "measure_bodies", "silences"):
        with duckdb.connect(str(built_database), read_only=True) as con:
            there = set(con.execute(f"FROM {table}").fetchall())
        own = {row for row in rows(build, f"FROM {table}") if OWN not in str(row[0])}
        assert own == there, table


def test_no_code_that_may_stand_in_an_address_says_anything_of_the_plan(build):
    for table, column in (("plans", "plan_id"), ("regions", "region_id"), ("measures", "measure_id")):
        assert not rows(build, f"SELECT 1 FROM {table} WHERE {column} LIKE '%qinglan%'")
    assert not rows(build, "SELECT 1 FROM targets WHERE target_id LIKE '%qinglan%' OR indicator_id LIKE '%qinglan%'")


def test_the_plan_and_its_place_are_called_a_draft_in_both_languages(build):
    (names,) = rows(
        build, f"SELECT name_zh, name_en, coding FROM plans JOIN regions USING (region_id) WHERE plan_id = '{OWN}'"
    )
    assert names == ("清岚（草稿）", "Qinglan (draft)", "draft")
    assert rows(build, "SELECT data_version FROM build_info")[0][0].endswith(private.DRAFT)


def test_a_quantity_that_only_this_plan_counts_has_an_indicator_of_its_own(build):
    own = rows(build, f"SELECT comparability FROM indicators WHERE indicator_id LIKE '{OWN}-%'")
    assert own
    assert set(own) == {("single",)}


def test_quantities_stand_under_indicators_of_their_unit(build):
    assert not rows(
        build, "SELECT 1 FROM targets t JOIN indicators i USING (indicator_id) WHERE t.unit_id <> i.unit_id"
    )


def test_an_indicator_that_only_the_draft_makes_shared_has_the_most_careful_verdict(build, built_database):
    with duckdb.connect(str(built_database), read_only=True) as con:
        single = {
            code
            for (code,) in con.execute("SELECT indicator_id FROM indicators WHERE comparability = 'single'").fetchall()
        }
    joined = rows(
        build,
        f"""SELECT DISTINCT indicator_id, comparability FROM indicators JOIN targets USING (indicator_id)
        WHERE plan_id = '{OWN}' AND restates IS NULL AND kind <> 'tally'""",
    )
    found = {verdict for code, verdict in joined if code in single}
    assert found == {"related"}


def test_silences_say_that_a_search_proposed_them(build):
    notes = rows(build, f"SELECT DISTINCT note_zh FROM silences WHERE plan_id = '{OWN}'")
    assert notes == [("由检索提出，未经人核对。",)]


def test_evidence_is_the_readers_own_words(build):
    text = sample_plan().text
    for quote, start, end in rows(build, f"SELECT quote, quote_start, quote_end FROM targets WHERE plan_id = '{OWN}'"):
        assert text[start:end] == quote


def broken(tables, table, **cells):
    first, *rest = tables[table]
    return {**tables, table: [{**first, **cells}, *rest]}


BROKEN = [
    ("targets", {"operator": "at_most"}, "targets"),  # its value is the lower one
    ("targets", {"value_low": "=1+1"}, "targets"),
    ("targets", {"commitment": "certain"}, "targets"),
    ("targets", {"quote": "=HYPERLINK(1)", "quote_start": "0", "quote_end": "13"}, "targets"),
    ("silences", {"indicator_id": "no-such"}, "silences"),
    ("measure_bodies", {"body_id": "no-such"}, "measure_bodies"),
]


@pytest.mark.parametrize(("table", "cells", "named"), BROKEN)
def test_a_row_with_a_fault_is_left_out_and_named_and_the_rest_is_built(tables, tmp_path, table, cells, named):
    made = private.build_private(broken(tables, table, **cells), DATA, tmp_path / "plans.duckdb")
    assert named in {fault.table for fault in made.faults}
    assert all(fault.zh and fault.en for fault in made.faults)
    with duckdb.connect(str(tmp_path / "plans.duckdb"), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM targets WHERE plan_id = ?", [OWN]).fetchone()[0] > 50


def test_what_names_a_row_that_was_left_out_is_left_out_with_it(tables, tmp_path):
    wrong = broken(tables, "measures", start="")
    gone = wrong["measures"][0]["measure_id"]
    made = private.build_private(wrong, DATA, tmp_path / "plans.duckdb")
    of_clause = {row["target_id"] for row in tables["targets"] if row["measure_id"] == gone}
    assert of_clause <= {fault.row_id for fault in made.faults if fault.table == "targets"}


def test_a_plan_whose_own_row_is_wrong_is_refused_with_the_reason(tables, tmp_path):
    with pytest.raises(private.PlanRefusedError) as refused:
        private.build_private(broken(tables, "plans", first_year="2029", last_year="2020"), DATA, tmp_path / "p.duckdb")
    assert [fault.table for fault in refused.value.faults if fault.table == "plans"]


def test_rows_of_another_plan_are_not_taken(tables, tmp_path):
    """A pack cannot change what the register says: a row with a name of the register's is left out."""
    there = {**tables["targets"][0], "target_id": "zs-1-a", "plan_id": "zhoushan-2022"}
    with duckdb.connect() as con:
        names = con.execute(
            f"SELECT target_id FROM read_csv('{DATA / 'targets.csv'}', all_varchar=true) LIMIT 1"
        ).fetchone()
    wrong = {**tables, "targets": [{**there, "target_id": names[0]}, *tables["targets"]]}
    made = private.build_private(wrong, DATA, tmp_path / "plans.duckdb")
    assert names[0] in {fault.row_id for fault in made.faults}


def test_more_rows_than_a_plan_can_have_are_refused_before_anything_is_checked(tables, tmp_path):
    many = {**tables, "numerals": [tables["numerals"][0]] * (private.MOST_ROWS + 1)}
    with pytest.raises(private.EtlError):
        private.build_private(many, DATA, tmp_path / "plans.duckdb")
    assert not (tmp_path / "plans.duckdb").exists()


def test_a_register_that_cannot_be_read_is_no_fault_of_the_plan(tmp_path):
    with pytest.raises(OwnBuildError) as failed:
        build_own(sample_plan(), tmp_path, data=tmp_path / "nowhere")
    assert failed.value.faults == ()


def test_the_file_is_for_its_owner_alone(build):
    assert build.database.file.stat().st_mode & 0o077 == 0


def test_the_digest_tells_one_state_of_the_rows_from_the_next():
    from dashboard.desk.model import Decision, decide

    first = decided_tables(sample_plan())["targets"][0]["target_id"]
    dropped = decide(sample_plan(), Decision("drop", (first,), reason="not_coded"))
    assert digest_of(dropped) != digest_of(sample_plan())
    assert digest_of(sample_plan()) == digest_of(sample_plan())


def test_frames_of_a_private_database_are_cached_with_it_and_nowhere_else(build, built_database, use_database):
    use_database(built_database)
    public = frame_cache.frame("plan_ids")
    with reading_private(build.database):
        assert OWN in set(frame_cache.frame("plan_ids")["plan_id"])
        assert frame_cache.cached_drawing(("which",), lambda: "own") == "own"
    assert frame_cache.cached_drawing(("which",), lambda: "everybody's") == "everybody's"
    assert frame_cache.frame("plan_ids").equals(public)
    build.database.forget()


def test_a_place_with_a_population_of_its_owners_can_be_rescaled(tables):
    named = complete(
        decided_tables(sample_plan()), register_tables(DATA), Region("清岚", "Qinglan", "county", "500000")
    )
    (region,) = named["regions"]
    assert (region["name_zh"], region["level"], region["population_2020"]) == ("清岚（草稿）", "county", "500000")
    assert "填写" in region["population_source"]


def test_a_place_of_the_register_lends_its_name_and_population(tables):
    drafted = decided_tables(sample_plan())
    drafted["plans"] = [{**drafted["plans"][0], "region_id": "sanming"}]
    made = complete(drafted, register_tables(DATA))
    (region,) = made["regions"]
    assert (region["region_id"], region["name_zh"]) == (OWN, "三明（草稿）")
    assert region["population_2020"]


@pytest.mark.parametrize("number", range(5))
def test_a_text_that_the_register_has_can_be_drafted_and_stood_beside_it(sources_dir, tmp_path, number):
    """Its own draft beside the coded plan: two columns, of which one is a draft."""
    texts = sorted(Path(sources_dir).glob("*.txt"))
    if number >= len(texts):
        pytest.skip("no more texts there")
    made = build_own(plan_of(texts[number]), tmp_path)
    assert made.faults == ()
    names = {name for (name,) in rows(made, "SELECT name_zh FROM regions")}
    assert sum(name.endswith("（草稿）") for name in names) == 1
    assert rows(made, f"SELECT count(*) FROM targets WHERE plan_id = '{OWN}'") > [(0,)]


def test_the_own_plan_has_a_colour_of_no_other_and_takes_nobodys():
    usual = theme.region_colours(["a", "b", "c"])
    with_own = theme.region_colours(["a", OWN, "b", "c"])
    assert {name: colour for name, colour in with_own.items() if name != OWN} == usual
    assert with_own[OWN] not in theme.PALETTE


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("paper", [theme.LIGHT.paper, theme.DARK.paper])
def test_the_own_colour_stands_out_from_light_and_dark_paper(paper):
    dark, light = sorted((luminance(theme.OWN_COLOUR), luminance(paper)))
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_a_unit_that_the_reader_named_is_drawn_with_its_word_and_without_english_with_the_same(tmp_path):
    target = next(row for row in decided_tables(sample_plan())["targets"] if not row["unit_id"])
    cells = (("unit_id", "square_things"),)
    plan = decide(sample_plan(), Decision("correct", (target["target_id"],), cells, unit=("方", "")))
    build = build_own(plan, tmp_path)
    labels = "SELECT DISTINCT label_zh, label_en, label_one_en FROM targets JOIN units USING (unit_id)"
    assert rows(build, f"{labels} WHERE unit_id = 'square_things'") == [("方", "方", "方")]
    assert build.faults == ()


def test_a_unit_of_any_plan_has_the_words_of_the_template(tables):
    units = {row["unit_id"]: row for row in tables["units"]}
    assert (units["times_per_term"]["label_zh"], units["points_per_year"]["name_en"]) == (
        "次/学期",
        "Percentage points a year",
    )


def test_english_that_the_register_has_for_the_same_words_stands_in_the_draft(tables):
    (plan,) = tables["plans"]
    assert plan["issuer_en"] == "People’s Government of Qinglan"
    scopes = {row["scope_zh"]: row["scope_en"] for row in tables["targets"]}
    assert scopes["毕业生就业率"] == "Graduate employment rate"
    clauses = {row["summary_zh"]: row["summary_en"] for row in tables["measures"]}
    teachers = next(en for zh, en in clauses.items() if "教师队伍" in zh)
    assert teachers == "Teachers: quantities for share of dual-qualified teachers and others"


def test_words_that_nobody_has_put_into_english_stay_the_texts_own(tables):
    own = [row for row in tables["indicators"] if row["indicator_id"].startswith(OWN)]
    assert own
    assert all(row["name_en"] == row["name_zh"] for row in own)
    unsorted = [row for row in tables["measures"] if row["theme_id"] == "unsorted"]
    assert all(row["summary_en"] == row["summary_zh"] for row in unsorted)
    assert tables["plans"][0]["title_en"] == tables["plans"][0]["title_zh"]


def test_a_title_without_english_is_cited_once(tables):
    (plan,) = tables["plans"]
    assert cited_title(plan, Words("en")) == cited_title(plan, Words("zh")) == f"《{plan['title_zh']}》"
    assert cited_title(plan | {"title_en": "Plan"}, Words("en")) == f"Plan (《{plan['title_zh']}》)"


def test_chinese_words_on_an_english_page_are_marked_and_nothing_else_of_the_line_changes():
    line = "of which: “双师型”教师占比 < 5 & 市教育局, `unit_id`"
    marked = official_text(line, Words("en"))
    assert re.sub("<[^>]*>", "", marked) == str(escape(line)).replace("`", "")
    assert re.findall('<span lang="zh-CN">([^<]*)</span>', marked) == [
        "“双师型”", "教师占比", "市教育局",
    ]  # fmt: skip
    assert "lang=" not in official_text(line, Words("zh"))
