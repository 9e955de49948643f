"""The whole way of a researcher in a real browser, with a real text and with the sample's: pasted, drafted, read to its
end by keyboard, seen beside the others, taken as a slide and as a pack, and laid beside a coding by hand."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from benchmarks.draft_score.hand import HandRow, invented_plan
from dashboard.desk.pack_reader import read_pack
from dashboard.desk.plan import DeskPlan
from dashboard.desk.replay import decided_tables
from dashboard.desk.sample import sample_text
from dashboard.desk.sheets import whole_tables
from etl.coding.comparison import FOUND, Comparison, compare
from etl.coding.model import coding_of_tables
from etl.schema import load_schema
from etl.table_files import read_rows
from tests.conftest import ROOT
from tests.own_plans import DATA
from tests.test_browser_own import file_of, has_cookie, said, show
from tests.waiting import settle, until

PROGRESS = "document.querySelector('.dz-reading-progress')?.textContent"
INDICATOR = "dual-qualified-share"  # that both texts have a target of
READ_FROM_WORDS = ("value_low", "value_high", "operator", "unit", "due_year", "commitment")
"""Fields that a coder reads off the sentence, with no judgement about the register."""


def paste(page, address, text):
    """Bring a text by the clipboard's way, and open it to be read."""
    page.goto(f"{address}/bring?lang=zh")
    settle(page)
    page.get_by_label("或在此粘贴全文").fill(text)
    page.get_by_role("button", name="读这段文字").click()
    page.get_by_role("button", name="核读草稿").click()
    page.wait_for_url("**/read?*")
    page.locator(".dz-reading-mark").first.wait_for()
    settle(page)


def counts(page):
    """Decided and all quantities."""
    return tuple(map(int, re.findall(r"\d+", page.evaluate(PROGRESS))[:2]))


def read_to_the_end(page):
    """Accept all that are sure at once, and each of the rest with one key; how many keys that took."""
    page.locator('[data-act="accept_sure"]').click()
    until(page, f"({PROGRESS}).match(/\\d+/) > 0")
    settle(page)
    page.locator(".dz-reading-panel").focus()
    decided, every = counts(page)
    for number in range(decided, every):
        page.keyboard.press("Enter")
        until(page, f"Number(({PROGRESS}).match(/\\d+/)[0]) > {number}")
    assert counts(page) == (every, every)
    return every - decided


def see_beside(page, address):
    """All that is on the matrix with the plan in it, and the slide of an indicator that the plan has a target of."""
    page.get_by_role("button", name="与库中各份对照").click()
    page.wait_for_url("**/matrix?*")
    show(page)
    shown = said(page)
    while not has_cookie(page):  # by which the next page, opened by its address, finds the plan again
        page.wait_for_timeout(100)
    page.goto(f"{address}/indicator?lang=zh&indicator={INDICATOR}")
    settle(page)
    content, _ = file_of(page, "PPTX")
    return shown, Presentation(io.BytesIO(content))


def words_of(slides):
    """All text on slides: of boxes, tables and charts."""
    parts = []
    for shape in (shape for slide in slides.slides for shape in slide.shapes):
        parts += [shape.text_frame.text] if shape.has_text_frame else []
        parts += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
        parts += [shape.chart.part.blob.decode("utf-8")] if shape.has_chart else []
    return " ".join(parts)


def take_pack(page, address, text):
    """The pack by its button, as the plan that it is opened as again."""
    page.goto(f"{address}/pack?lang=zh")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="数据包").click()
    content = Path(download.value.path()).read_bytes()
    assert not [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if name.endswith(".txt")]
    return read_pack(content, text)


def beside_the_register(plan: DeskPlan, plan_id: str) -> Comparison:
    """The plan's rows laid beside those that the register has of the same text."""
    schema = load_schema(DATA / "datapackage.json")
    register = {table.name: read_rows(DATA / table.path) for table in schema.tables}
    facts = next(row for row in register["plans"] if row["plan_id"] == plan_id)
    shared = {row["indicator_id"] for row in register["indicators"] if row["comparability"] != "single"}
    tables = whole_tables(plan, DATA)
    draft = coding_of_tables("draft", tables, tables["plans"][0], shared)
    return compare(draft, replace(coding_of_tables("register", register, facts, shared), plan_id=draft.plan_id))


def same_promise(row: HandRow, drafted: dict[str, str]) -> bool:
    """Whether a row coded by hand and a drafted one share words of the text and have the same values and operator."""
    overlap = min(row.end, int(drafted["quote_end"])) - max(row.start, int(drafted["quote_start"]))
    values = {float(drafted[name]) for name in ("value_low", "value_high") if drafted[name]}
    return overlap > 0 and values == set(row.values) and drafted["operator"] == row.operator


def test_one_of_the_five_texts_goes_the_whole_way_and_is_compared_with_the_register(
    shared_app_server, new_page, sources_dir
):
    text = (sources_dir / "wuwei-2020.txt").read_bytes().decode("utf-8")
    page = new_page()
    paste(page, shared_app_server, text)
    keys = read_to_the_end(page)
    shown, slides = see_beside(page, shared_app_server)
    assert "武威（草稿）" in shown
    assert "武威 2020" in shown
    assert "武威（草稿）" in words_of(slides)
    plan = take_pack(page, shared_app_server, text)
    assert {row["target_id"] for row in decided_tables(plan)["targets"]}
    found = beside_the_register(plan, "wuwei-2020")
    both = [match for match in found.targets.values() if match.first and match.second]
    agreed = {row[0]: (row[2], row[1]) for row in found.agreements}
    print(f"wuwei-2020: {keys} keys; rows in both {agreed[FOUND]};", {name: agreed[name] for name in READ_FROM_WORDS})
    # Rules of reading were written with this text at hand: what is tried here is that the way loses nothing of them.
    assert len(both) > len(found.targets) / 2
    for name in READ_FROM_WORDS:
        right, every = agreed[name]
        assert every == len(both)
        assert right > every / 2, f"{name}: {right} of {every}"


def test_the_samples_text_goes_the_whole_way_and_keeps_what_was_decided(shared_app_server, new_page):
    page = new_page()
    paste(page, shared_app_server, sample_text())
    read_to_the_end(page)
    shown, slides = see_beside(page, shared_app_server)
    assert "清岚（草稿）" in shown
    assert "清岚（草稿）" in words_of(slides)
    plan = take_pack(page, shared_app_server, sample_text())
    assert {decision.act for decision in plan.decisions} == {"accept_reading", "accept"}
    coded = ROOT.parent / "shared" / "drafting" / "qinglan.csv"
    if not coded.is_file():
        pytest.skip(f"all the way was gone; the coding by hand to compare it with is not here: {coded}")
    rows = invented_plan(coded.parent, "qinglan-2023", "qinglan", (2023, 2025)).rows
    again = [row for row in rows if any(same_promise(row, drafted) for drafted in decided_tables(plan)["targets"])]
    print(f"qinglan-2023: {len(again)} of {len(rows)} rows coded by hand are in the pack")
    assert len(again) > len(rows) / 2
