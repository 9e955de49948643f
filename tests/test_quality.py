"""The quality page: every part counts what the tables hold, and says what may not be concluded from them."""

import json
import re
from functools import cache

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.database import queries
from dashboard.figures.mark_codes import mark_parameters
from dashboard.figures.quality.coders import coders_exhibit, coding_names, differences_exhibit
from dashboard.figures.quality.limits import LIMITS, limit_counts, limits_exhibit
from dashboard.figures.quality.numerals import ledger_exhibit, ledger_reasons, numerals_exhibit
from dashboard.figures.quality.texts import checks_exhibit, damage_exhibit
from dashboard.figures.quality.view import coders, damage_places, ledger
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.url_state.view_context import ViewContext
from tests.conftest import ROOT
from tests.harness import opened
from tests.harness import shown as shown_

ZH, EN = (RenderContext(Words(lang), "1") for lang in ("zh", "en"))
SECTIONS = ("reading", "coders", "numerals", "damage", "checks", "limits", "changes")


@pytest.fixture(scope="module")
def frame(built_database):
    return cache(lambda name: queries.fetch(name, file=built_database))


@pytest.fixture(scope="module")
def typed() -> dict[str, pd.DataFrame]:
    """The tables as people typed them."""
    return {path.stem: pd.read_csv(path, keep_default_na=False, dtype=str) for path in (ROOT / "data").glob("*.csv")}


def differences(frame, field=""):
    frames = (frame(name) for name in ("plan_sheets", "codebook_columns", "codebook_categories"))
    return differences_exhibit(frame("coding_differences"), field, coding_names(*frames, EN.words), EN)


def test_every_cell_on_which_the_coders_differ_is_listed_with_its_settlement(frame, typed):
    codings = typed["codings"]
    differing = codings[codings["first"] != codings["second"]]
    shown = differences(frame)
    assert len(shown.table) == len(differing) > 0
    assert not (shown.table["How it was settled"] == "").any()


def test_a_field_shows_its_own_differences_only_and_one_without_any_shows_none(frame, typed):
    codings = typed["codings"]
    own = codings[(codings["field"] == "tier") & (codings["first"] != codings["second"])]
    assert len(differences(frame, "tier").table) == len(own) > 0
    assert differences(frame, "operator").headline.startswith("0 ")


def test_the_coders_note_names_the_one_value_that_was_not_coded_independently(frame):
    shown = coders_exhibit(frame("agreement"), frame("codebook_columns"), EN)
    (note,) = [note for note in shown.notes if "quantification" in note]
    assert "`number`" in note
    assert "settled targets" in note
    assert len(shown.table) == len(frame("agreement"))


def test_the_ledger_has_every_numeral_under_a_target_or_a_reason(frame, typed):
    plans, numerals = frame("plan_sheets"), frame("numerals")
    ledger = ledger_exhibit(numerals, plans, EN).table
    assert ledger["Sum"].iloc[:-1].map(int).sum() == int(ledger["Sum"].iloc[-1]) == len(typed["numerals"])
    listed = [numerals_exhibit(numerals, plans, EN, code) for code in ledger_reasons(numerals, EN.words)]
    assert sum(int(re.match(r"\d+", exhibit.headline)[0]) for exhibit in listed) == len(numerals)


def test_numerals_go_page_by_page_to_the_last_and_no_further(frame):
    plans, numerals = frame("plan_sheets"), frame("numerals")
    last = numerals_exhibit(numerals, plans, EN, page=99_999)
    assert last.table.iloc[-1]["Numeral"] == f"“{numerals.iloc[-1]['text']}”"
    first = numerals_exhibit(numerals, plans, EN)
    assert len(first.table) < len(numerals)


def test_damage_lists_every_fact_that_is_not_simply_stated_and_every_suspect_figure(frame, typed):
    facts, targets = typed["plan_facts"], frame("targets")
    wanted = (facts["status"] != "stated") & (facts["kind"] != "web_page") | facts["kind"].isin(
        ["truncated", "anonymised", "misprint", "missing"]
    )
    shown = damage_exhibit(frame("plan_sheets"), frame("damage"), targets, EN)
    assert len(shown.table) == wanted.sum()
    assert "No figure appears" in shown.notes[1]
    doubtful = targets.assign(suspect=targets.index == 0)
    more = damage_exhibit(frame("plan_sheets"), frame("damage"), doubtful, EN)
    assert len(more.table) == wanted.sum() + 1
    assert more.notes[1].startswith("1 figure appears to be a misprint")


def test_every_check_is_listed_with_its_result(frame):
    shown = checks_exhibit(frame("checks"), EN)
    assert len(shown.table) == len(frame("checks"))
    assert shown.headline.endswith("found 0 problems")


def test_every_limit_has_its_reason_and_its_counts_are_those_of_the_tables(frame, typed):
    frames = [frame(name) for name in ("plan_sheets", "targets", "silences", "indicators")]
    counts = limit_counts(*frames)
    for context in (ZH, EN):
        shown = limits_exhibit(*frames, context)
        assert len(shown.table) == len(LIMITS)
        assert not shown.table.map(lambda cell: "{" in cell or not cell).any().any()
    assert counts["again"] == (typed["targets"]["restates"] != "").sum()
    assert counts["tallies"] == (typed["targets"]["kind"] == "tally").sum()


def test_the_changes_begin_with_the_version_of_the_descriptor_and_so_does_the_citation_file(frame):
    version = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["version"]
    newest = frame("changes").iloc[0]
    assert newest["version"] == version
    cited = dict(re.findall(r'^([a-z-]+): "?([^"\n>]+)"?$', (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M))
    assert (cited["version"], cited["date-released"]) == (version, f"{newest['released_on']:%Y-%m-%d}")
    assert cited["license"] == "CC-BY-4.0"


@pytest.mark.parametrize("section", SECTIONS)
def test_every_part_of_the_page_opens_by_its_address(built_database, use_database, section):
    use_database(built_database)
    assert "dz-headline" in shown_(opened("data/quality", section=section, lang="zh"))


@pytest.fixture(scope="module")
def pictures(frame):
    """The pictures of the page, in English, from the built tables."""
    context = ViewContext(lambda name, **_: frame(name), EN.words, {})
    return {"coders": coders(context), "numerals": ledger(context), "damage": damage_places(context)}


def traces(exhibit):
    return [trace for trace in exhibit.figure.to_dict()["data"] if trace.get("hovertext")]


def test_every_picture_is_accepted_by_plotly_in_both_forms_and_has_its_table(pictures):
    for exhibit in pictures.values():
        figure = exhibit.figure.to_dict()
        narrow = figure["layout"]["meta"]["narrow"]
        assert go.Figure(figure)
        assert go.Figure({"data": narrow["data"], "layout": narrow["layout"]})
        assert len(exhibit.table)


def test_a_dot_stands_for_each_field_and_for_each_plan_in_which_it_was_coded_twice(pictures, frame, typed):
    *plans, alpha = traces(pictures["coders"])
    assert [code for (code,) in alpha["customdata"]] == [f"field={field}" for field in frame("agreement")["field"]]
    coded = {(row["plan_id"], row["field"]) for _, row in typed["codings"].iterrows() if row["plan_id"]}
    fields = set(frame("agreement")["field"])
    assert sum(len(trace["x"]) for trace in plans) == sum(field in fields for _, field in coded)
    assert all(0 <= share <= 1 for trace in plans for share in trace["x"])


def test_every_numeral_is_a_square_that_opens_its_target_or_lists_its_reason(pictures, typed):
    codes = [code for trace in traces(pictures["numerals"]) for (code,) in trace["customdata"]]
    assert len(codes) == len(typed["numerals"])
    assert sorted(code for code in codes if "=" not in code) == sorted(filter(None, typed["numerals"]["target_id"]))


def test_every_damage_that_has_a_place_is_a_mark_over_its_text(pictures, frame):
    marks = [trace for trace in traces(pictures["damage"]) if trace["type"] == "scatter"]
    assert sum(len(trace["x"]) for trace in marks) == int(frame("damage")["quote_start"].notna().sum())


def test_a_click_on_a_dot_lists_the_differences_of_its_field():
    assert mark_parameters("field=tier") == {"field": "tier"}
    assert mark_parameters("lz-2-a") == {"target": "lz-2-a"}
    assert mark_parameters("clauses?theme=teachers") == {}
