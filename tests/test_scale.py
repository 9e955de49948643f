"""Many times the corpus: the generator's tables are sound, and pages of more plans than they can hold stay small."""

import csv
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.scale import corpus
from benchmarks.scale.corpus import multiply
from dashboard.database.queries import fetch
from dashboard.database.queries.register import plan_ids, targets
from dashboard.url_state.parameters import MAX_PLANS, PLANS_PER_FIGURE, plans_in_view
from dashboard.url_state.site_map import PAGES, shows_plans
from etl.checks import inspect
from etl.load import build
from etl.schema import load_schema
from tests.harness import opened

TIMES = 4


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def many_plans(plan_count) -> int:
    """How many plans the corpus of these tests has."""
    return plan_count * TIMES


@pytest.fixture(scope="module")
def data(tmp_path_factory, root) -> Path:
    folder = tmp_path_factory.mktemp("scale") / "data"
    multiply(root / "data", folder, TIMES)
    return folder


@pytest.fixture(scope="module")
def database(data) -> Path:
    """Building runs every check."""
    return build(data, data.parent / "build").path


def test_once_the_corpus_is_the_corpus(tmp_path, root):
    multiply(root / "data", tmp_path / "one", 1)
    for path in (root / "data").iterdir():
        assert (tmp_path / "one" / path.name).read_bytes() == path.read_bytes()


def test_every_copy_has_all_that_the_original_has(data, root):
    for table in ("plans", "regions", "measures", "measure_bodies", "targets", "numerals", "plan_facts"):
        assert len(rows(data, table)) == TIMES * len(rows(root / "data", table))
    codings = [sum(bool(row["plan_id"]) for row in rows(folder, "codings")) for folder in (data, root / "data")]
    assert codings[0] == TIMES * codings[1]
    assert len(rows(data, "indicators")) == len(rows(root / "data", "indicators"))


def test_a_copy_says_its_own_value_in_target_quote_and_numeral(data):
    first = {row["target_id"]: row for row in rows(data, "targets")}
    numerals = {(row["target_id"]): row["text"] for row in rows(data, "numerals")}
    changed = 0
    for code, row in first.items():
        original = first[code.removeprefix("x1-")]
        if code.startswith("x1-") and row["value_low"] != original["value_low"]:
            changed += 1
            assert row["value_low"] in row["quote"]
            assert numerals[code] == row["value_low"]
    assert changed > 20


def test_none_of_a_corpus_cannot_be_asked_for(tmp_path, root):
    with pytest.raises(ValueError, match="0 times"):
        multiply(root / "data", tmp_path / "none", 0)


def test_no_two_places_have_the_same_code_however_many_there_are(root):
    own = {row["admin_code"] for row in rows(root / "data", "regions")}
    made = [corpus.code(number, place) for number in range(1, 9000) for place in range(corpus.PLACES)]
    assert len(own.union(made)) == len(own) + len(made)
    assert {len(code) for code in made[: corpus.SIX_DIGITS]} == {6}
    assert all(code.endswith("00") and not code.endswith("0000") for code in made)  # as those of prefectures do


@pytest.mark.parametrize(("times", "fits"), [(250, False), (251, True)])
def test_the_descriptor_allows_longer_codes_where_six_digits_do_not_suffice(root, tmp_path, times, fits):
    described = tmp_path / "datapackage.json"
    described.write_bytes(corpus.descriptor(root / "data" / "datapackage.json", times))
    regions = next(table for table in load_schema(described).tables if table.name == "regions")
    pattern = next(field.constraints["pattern"] for field in regions.fields if field.name == "admin_code")
    assert bool(re.fullmatch(pattern, corpus.code(251, 0))) is fits
    assert re.fullmatch(pattern, "620100")


def test_a_corpus_with_a_cell_spoilt_in_its_last_copy_is_refused(data, tmp_path):
    lines = (data / "targets.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    broken = tmp_path / "data"
    broken.mkdir()
    for path in data.iterdir():
        (broken / path.name).write_bytes(path.read_bytes())
    spoilt = lines[-1].replace(",target,", ",wish,", 1)
    assert spoilt != lines[-1]
    (broken / "targets.csv").write_text("".join([*lines[:-1], spoilt]), encoding="utf-8")
    problems = [one for one in inspect(broken).problems if one.check_id == "closed-list"]
    assert [(one.line, one.column) for one in problems] == [(len(lines), "kind")]


def test_queries_of_some_plans_read_those_alone(database):
    plans = plan_ids(file=database)["plan_id"].tolist()
    some = (plans[3], plans[-1])
    for name in (
        "plans",
        "targets",
        "silences",
        "measures",
        "numerals",
        "named_targets",
        "coding_differences",
        "agreement_by_plan",
        "damage",
    ):
        found = set(fetch(name, some, file=database)["plan_id"])
        assert found, name
        assert found <= set(some), name
    bodies = fetch("measure_bodies", some, file=database)["measure_id"]
    assert set(bodies) <= set(fetch("measures", some, file=database)["measure_id"])
    assert len(fetch("targets", file=database)) == len(targets(file=database))


def test_a_query_of_all_plans_named_is_the_query_of_all(database):
    plans = tuple(plan_ids(file=database)["plan_id"])
    for name in ("targets", "silences", "measures", "numerals", "reading", "clauses", "plan_counts", "coverage"):
        assert fetch(name, plans, file=database).equals(fetch(name, file=database)), name


def test_all_plans_are_in_view_as_long_as_a_figure_holds_them():
    assert plans_in_view([f"p-{number}" for number in range(PLANS_PER_FIGURE)], {"plans": "p-1"}) is None


def test_of_more_plans_the_first_are_in_view_or_those_asked_for():
    known = [f"p-{number}" for number in range(100)]
    default = plans_in_view(known, {})
    assert default
    assert default.plans == tuple(known[:PLANS_PER_FIGURE])
    asked = plans_in_view(known, {"plans": "p-70,p-3,nobody,p-3", "plan": "p-99", "with": "nobody"})
    assert asked
    assert asked.plans == ("p-3", "p-70")
    assert asked.unknown == ("nobody",)
    assert asked.read == ("p-3", "p-70", "p-99")
    many = plans_in_view(known, {"plans": ",".join(known)})
    assert many
    assert (len(many.plans), many.cut) == (MAX_PLANS, 100 - MAX_PLANS)


@pytest.fixture
def open_page(use_database, database):
    use_database(database)
    return opened


def said(page: AppTest) -> str:
    return " ".join(caption.value for caption in page.caption)


@pytest.mark.parametrize("file", PAGES)
def test_a_page_says_how_many_plans_of_how_many_it_shows(open_page, many_plans, file):
    page = open_page(file, lang="en")
    assert (f"This page shows {PLANS_PER_FIGURE} of {many_plans} plans" in said(page)) == shows_plans(
        file.split("/")[1]
    )


def test_the_plans_that_a_link_asks_for_are_the_ones_shown(open_page, many_plans):
    page = open_page("compare/indicator", lang="zh", plans="x3-sanming-2024,x2-lanzhou-2019")
    assert f"共 {many_plans} 份文件，本页只显示其中 2 份" in said(page)
    (pills,) = [group for group in page.button_group if group.key == "choose-view"]
    assert pills.value == ["x2-lanzhou-2019", "x3-sanming-2024"]


def test_a_plan_is_found_by_its_name_and_chosen(open_page, many_plans):
    page = open_page("compare/matrix", lang="en")
    page.text_input(key="find-plans").set_value("Sanming 3").run()
    (pills,) = [group for group in page.button_group if group.key == "choose-view"]
    assert "x3-sanming-2024" not in pills.value
    pills.set_value(["x3-sanming-2024"]).run()
    assert page.query_params["plans"] == "x3-sanming-2024"
    assert f"This page shows 1 of {many_plans} plans" in said(page)


def test_plans_that_all_fit_are_shown_without_a_word_about_it(use_database, built_database):
    use_database(built_database)
    page = opened(lang="en")
    assert "this page shows" not in said(page)
    assert not [one for one in page.text_input if one.key == "find-plans"]
