"""Links that pin the data version, tried on real databases: what changed in a figure is said value by value."""

import csv
import json
import shutil
from functools import cache, partial

import pytest

from dashboard.database import queries
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.figures.version_changes import changes_since, pin_parameters
from dashboard.i18n.words import Words
from dashboard.ui.outputs.version_changes import comparison
from dashboard.url_state import version_pins
from dashboard.url_state.codec import encode
from dashboard.url_state.version_pins import Pin
from dashboard.url_state.view_context import ViewContext
from tests.conftest import ROOT
from tests.etl_fixtures import database_of

ZH, EN = Words("zh"), Words("en")
SHARE = {"indicator": "dual-qualified-share"}
NOW = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["version"]


def edit(table, change):
    """Rewrite a CSV row by row; a row for which `change` gives None goes."""
    with table.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    kept = [row for row in map(change, lines) if row is not None]
    with table.open("w", encoding="utf-8", newline="") as file:
        made = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
        made.writeheader()
        made.writerows(kept)


def later(row):
    """One target is read as a standard, and one comes earlier."""
    if row["target_id"] == "lz-6-b":
        return row | {"kind": "standard"}
    return row | {"due_year": "2022"} if row["target_id"] == "ww-8-c" else row


def coded_so(row):
    """Both coders have read what `later` says."""
    new = {("lz-6-b", "kind"): "standard", ("ww-8-c", "due_year"): "2022"}.get((row["item"], row["field"]))
    return row | {"first": new, "second": new} if new else row


@pytest.fixture(scope="module")
def builds(tmp_path_factory, root, built_database):
    """Three databases: that of data/, that of another version, and that of one in which something has changed."""
    folder = tmp_path_factory.mktemp("builds")
    shutil.copytree(root / "data", folder / "data")
    descriptor = folder / "data" / "datapackage.json"
    said = json.loads(descriptor.read_text(encoding="utf-8"))
    descriptor.write_text(json.dumps(said | {"version": "9.0.0"}, ensure_ascii=False), encoding="utf-8")
    history = folder / "data" / "CHANGES.md"
    text = history.read_text(encoding="utf-8")
    history.write_text(
        text.replace("\n## ", "\n## 9.0.0 · 2026-12-01\n\n试验。 | A trial.\n\n## ", 1), encoding="utf-8"
    )
    unchanged = database_of(folder / "data", folder / "unchanged.duckdb")
    edit(folder / "data" / "targets.csv", later)
    edit(folder / "data" / "codings.csv", coded_so)
    return built_database, unchanged, database_of(folder / "data", folder / "after.duckdb")


@cache  # as pages do
def fetch(file, name, **arguments):
    return queries.fetch(name, **arguments, file=file)


def figure(file, page="indicator", name="indicator", words=ZH, **choices):
    return exhibits(page, ViewContext(partial(fetch, file), words, choices))[name]


def link(exhibit, lang="zh"):
    return version_pins.read_pin(pin_parameters(exhibit, lang))


def test_the_same_build_is_the_same_in_every_language(builds):
    pin = link(figure(builds[0], **SHARE))
    for words in (ZH, EN):
        title, table = comparison(pin, figure(builds[0], words=words, **SHARE), words)
        assert NOW in title
        assert table == ""


def test_a_new_version_in_which_the_figure_did_not_change_says_so(builds):
    title, table = comparison(link(figure(builds[0], **SHARE)), figure(builds[1], **SHARE), ZH)
    assert title == ZH.text("pin.unchanged", then=NOW, now="9.0.0")
    assert table == ""


def test_a_changed_value_is_shown_as_it_was_and_as_it_is(builds):
    pin, now = link(figure(builds[0], **SHARE)), figure(builds[2], **SHARE)
    found = {change.name: (change.then, change.now) for change in changes_since(pin, now.values())}
    assert len(found) == len({code for code in found if "2019" in code or "2020" in code})
    assert any("目标" in then and "标准" in now for then, now in found.values())
    title, table = comparison(pin, now, ZH)
    assert title.startswith(f"链接固定在数据版本 {NOW}，现为 9.0.0；")
    assert table.count("<tr>") == len(found) + 1


def test_a_value_in_words_is_compared_in_words(builds):
    values = figure(builds[0], indicator="vocational-general-ratio").values()
    with (ROOT / "data" / "targets.csv").open(encoding="utf-8", newline="") as file:
        worded = {f"target~{row['target_id']}" for row in csv.DictReader(file) if row["value_words_zh"] == "大体相当"}
    texts = [values.text(record, code) for record, code in values.codes.items() if record in worded]
    assert texts
    assert all(text.startswith("大体相当") for text in texts)


def test_only_the_figures_own_values_are_spoken_of(builds):
    other = {"indicator": "education-groups"}
    pin = link(figure(builds[0], **other))
    assert changes_since(pin, figure(builds[2], **other).values()) == []


def test_what_is_new_and_what_is_gone_are_both_said(builds):
    now = figure(builds[0], **SHARE).values()
    less = {record: code for record, code in now.codes.items() if record != "target~lz-6-b"}
    new = changes_since(Pin("1", "indicator", "zh", less), now)
    assert [(change.then, bool(change.now)) for change in new] == [("", True)]
    gone = changes_since(
        Pin("1", "indicator", "zh", dict(now.codes) | {"target~lz-99": now.codes["target~lz-6-b"]}), now
    )
    assert [(change.name, change.now) for change in gone] == [("lz-99", "")]
    assert "30%" in gone[0].then or "50%" in gone[0].then


@pytest.mark.parametrize("page", VIEW_SPECS)
def test_every_figure_can_be_pinned_and_is_then_unchanged(builds, page):
    for name, exhibit in exhibits(page, ViewContext(partial(fetch, builds[0]), EN, {})).items():
        parameters = pin_parameters(exhibit, "en")
        assert comparison(version_pins.read_pin(parameters), exhibit, EN)[1] == "", name
        assert len(parameters["was"]) < 6000, name


def test_a_count_can_be_compared_in_its_own_language_only(builds):
    now = figure(builds[0], "overview", "coverage", EN)
    assert comparison(link(figure(builds[0], "overview", "coverage", ZH)), now, EN)[0] == EN.text(
        "pin.other_language", then=NOW, now=NOW
    )


@pytest.mark.parametrize("code", ["rubbish", "%%", encode([1, 2, 3]), encode(["a", "zh", {"b": 7}]), encode("x")])
def test_a_code_that_cannot_be_read_is_said_to_be_broken(builds, code):
    pin = version_pins.read_pin({"data": "1.0.0", "was": code})
    assert pin.broken
    assert comparison(pin, figure(builds[0], **SHARE), ZH) == (ZH.text("pin.broken", then="1.0.0", now=NOW), "")


def test_a_version_alone_can_be_told_apart_but_not_compared(builds):
    exhibit = figure(builds[0], **SHARE)
    version_only = ZH.text("pin.version_only", then="1.0.0", now=NOW)
    assert comparison(version_pins.read_pin({"data": "1.0.0"}), exhibit, ZH)[0] == version_only
    assert comparison(version_pins.read_pin({"data": NOW}), exhibit, ZH)[0] == ZH.text("pin.same", then=NOW, now=NOW)
    assert version_pins.read_pin({}) is None


def test_what_a_link_says_is_escaped_and_strange_fields_are_shown_as_they_are(builds):
    now = figure(builds[0], **SHARE)
    pin = Pin("<b>", "indicator", "zh", {"target~lz-6-b": "<script>|1"})
    _, table = comparison(pin, now, ZH)
    assert "<script>" not in table
    assert "&lt;script&gt;|1" in table
