"""The pages of the desk: a plan brought in each way, its facts corrected, read through, and put away."""

import io
import json
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document

from dashboard.desk import private_build
from dashboard.desk.decisions import decide
from dashboard.desk.drafting import STEPS as DRAFT_STEPS
from dashboard.desk.drafting import UnreadableError, Wishes, draft_source, read_text
from dashboard.desk.plan import Decision
from dashboard.i18n.words import Words
from dashboard.ui import desk_session, desk_stream
from dashboard.ui.inputs import desk_ways
from dashboard.ui.outputs import step_progress
from etl.reading.model import Corpus
from tests.desk import TEXT, draft_plan, small_plan, status_of
from tests.harness import given, opened, shown

BRING, READ = "desk/bring", "desk/read"
pytestmark = pytest.mark.usefixtures("use_database")


def held(page):
    """The plan of the session, None without one."""
    return page.session_state.get(desk_session.HELD)


def pressed(page, label):
    """The page after a press on a button."""
    next(button for button in page.button if button.label == label).click()
    page.run()
    assert not page.exception
    return page


def pasted(text, lang="zh"):
    page = opened(BRING, lang=lang)
    page.text_area(desk_session.TEXT).set_value(text)
    return pressed(page, {"zh": "读这段文字", "en": "Read this text"}[lang])


def reading(plan, lang="zh", **state: Any):
    return opened(READ, lang=lang, state={desk_session.HELD: plan, **state})


def sent(page) -> dict[str, Any]:
    """What the reading component was given."""
    return given(page)["desk-reading"]


def test_the_sample_is_opened_with_one_press_and_leads_to_its_text():
    page = pressed(opened(BRING, lang="zh"), "打开样例规划")
    assert held(page).plan_id == "qinglan-2023"
    assert "清岚市职业教育提质培优三年行动方案" in shown(page)


@pytest.mark.parametrize(("lang", "told"), [("zh", "文字过长"), ("en", "the text is too long")])
def test_a_pasted_text_that_is_too_long_is_refused_and_not_cut_off(lang, told):
    page = pasted(TEXT * 2_500, lang)
    assert told in shown(page)
    assert held(page) is None


def test_a_pasted_text_is_drafted_and_its_facts_are_proposed():
    page = pasted(TEXT)
    assert len(held(page).tables["targets"]) == 4
    fields = {field.label: field.value for field in page.text_input}
    assert (fields["标题"], fields["地区"]) == ("清溪市职业教育行动计划(2023—2025年)", "清溪市")
    assert [field.value for field in page.number_input] == [2023, 2025]
    assert "文号：原文未见" in fields


def test_corrected_facts_are_kept_and_a_known_place_is_recognised():
    page = pasted(TEXT)
    for field in page.text_input:
        if field.label in ("地区", "2020 年人口（可不填）"):
            field.set_value({"地区": "兰州市"}.get(field.label, "4,359,446"))
    pressed(page, "保存")
    plan = held(page)
    assert (plan.region.name_zh, plan.region.population) == ("兰州市", "4359446")
    assert plan.tables["plans"][0]["region_id"] == "lanzhou"


def test_a_fact_of_no_form_is_refused_with_its_name_and_nothing_is_lost():
    page = pasted(TEXT)
    before = held(page)
    next(field for field in page.text_input if field.label.startswith("成文日期")).set_value("去年")
    pressed(page, "保存")
    assert "成文日期" in shown(page)
    assert held(page) is before


def test_other_years_draft_the_text_again():
    page = pasted(TEXT)
    for field in page.number_input:
        field.set_value(2025)
    pressed(page, "保存")
    assert {row["due_basis"] for row in held(page).tables["targets"]} == {"stated", "plan_year"}


@pytest.mark.parametrize(("lang", "words"), [("zh", "这是一个"), ("en", "Chinese characters")])
def test_a_text_that_is_no_plan_is_refused_in_the_language_of_the_page(lang, words):
    page = pasted("This is a shopping list: 3 apples." if lang == "en" else "苹果三个。" * 3, lang)
    assert held(page) is None
    assert ("no plan" if lang == "en" else "不成一份规划") in shown(page)


def test_a_text_that_cannot_be_read_leaves_the_plan_of_before():
    page = opened(BRING, lang="zh", state={desk_session.HELD: small_plan()})
    page.text_area(desk_session.TEXT).set_value("苹果三个。")
    pressed(page, "读这段文字")
    assert held(page).plan_id == "qingxi-2023"
    assert "桌上的规划没有改变" in shown(page)


def test_a_text_without_years_waits_for_them():
    text = TEXT.replace("(2023—2025年)", "").replace("到2025年,", "")
    page = pasted(text)
    assert held(page) is None
    assert "起止年" in shown(page)
    first, last = page.number_input
    first.set_value(2024)
    last.set_value(2026)
    pressed(page, "继续")
    assert held(page).tables["plans"][0]["last_year"] == "2026"


def test_a_file_is_read_by_its_content():
    file, document = io.BytesIO(), Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(file)
    page = opened(BRING, lang="zh")
    page.file_uploader(desk_ways.FILE_KEY).upload("plan.docx", file.getvalue(), "application/octet-stream")
    page.run()
    assert len(held(page).tables["targets"]) == 4


def test_a_file_that_is_no_text_says_what_to_do():
    page = opened(BRING, lang="en")
    page.file_uploader(desk_ways.FILE_KEY).upload("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "x")
    page.run()
    assert "save it as .docx" in shown(page)


def test_a_plan_that_is_put_away_is_gone_with_all_that_the_session_had_of_its_text():
    page = opened(BRING, lang="zh", state={desk_session.HELD: small_plan(), desk_session.STREAM: "its text"})
    pressed(page, "全部删去")
    assert held(page) is None
    assert page.session_state.get(desk_session.STREAM) is None
    assert "导入一份自己的规划" in shown(page)


def test_the_reading_page_without_a_plan_offers_the_ways_to_bring_one():
    page = opened(READ, lang="zh")
    assert "桌上还没有规划" in shown(page)
    assert "打开样例规划" in [button.label for button in page.button]


def test_the_text_is_sent_once_and_then_only_what_changed():
    page = reading(small_plan())
    first = sent(page)
    assert first["full"]["text"] == TEXT
    message(page, first, {"act": "accept", "rows": ["qingxi-1-a"]})
    second = sent(page)
    assert "full" not in second
    assert [(row["id"], row["status"]) for row in second["changes"]["rows"]] == [("qingxi-1-a", "accepted")]
    assert TEXT not in json.dumps(second, ensure_ascii=False)
    assert second["progress"]["decided"] == 1


def message(page, seen, *operations, first=1, **more):
    """Let the browser send a message, as the component's callback gets it."""
    numbered = [{"seq": number, **operation} for number, operation in enumerate(operations, first)]
    content = {
        "client": "tab",
        "seen": [seen["stream"], seen["version"]],
        "operations": numbered,
        "need": False,
        **more,
    }
    stream, plan = page.session_state[desk_session.STREAM], held(page)
    page.session_state[desk_session.HELD] = handled(stream, plan, content)
    page.run()
    assert not page.exception


def handled(stream, plan, content):
    """The plan after a message; the stream notes what it must."""
    return desk_stream.receive(stream, plan, content, Words("zh"))


def test_an_operation_that_comes_twice_is_applied_once():
    page = reading(small_plan())
    first = sent(page)
    message(page, first, {"act": "accept", "rows": ["qingxi-1-a"]})
    message(page, first, {"act": "accept", "rows": ["qingxi-1-a"]}, {"act": "undo"})
    assert held(page).decisions == ()
    message(page, first, {"act": "accept", "rows": ["qingxi-1-a"]}, {"act": "undo"})
    assert held(page).decisions == ()


def test_a_refused_operation_says_why_and_everything_is_sent_anew():
    page = reading(small_plan())
    message(page, sent(page), {"act": "correct", "rows": ["qingxi-1-a"], "cells": {"due_year": "soon"}})
    data = sent(page)
    assert "格式" in data["problem"]
    assert data["full"]["text"] == TEXT
    page.run()
    assert sent(page)["problem"] == ""


def test_a_browser_that_missed_something_gets_everything():
    page = reading(small_plan())
    message(page, sent(page), {"act": "accept", "rows": ["qingxi-1-a"]})
    message(page, sent(page), need=True)
    assert sent(page)["full"]["text"] == TEXT


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {"operations": {}},
        {"client": "x" * 99, "operations": []},
        {"client": "tab", "operations": [7, {"seq": True}, {"seq": "1"}, {"seq": 1}, {"seq": 2, "act": ["drop"]}]},
        {"client": "tab", "operations": [{"seq": 1, "act": "drop", "rows": "qingxi-1-a"}]},
        {"client": "tab", "operations": [{"seq": 1, "act": "add", "span": [1.5, 9]}, {"seq": 2, "act": "split"}]},
        {"client": "tab", "operations": [{"seq": 1, "act": "correct", "rows": ["qingxi-1-a"], "cells": [1]}]},
    ],
)
def test_a_message_of_no_form_changes_nothing(content):
    plan = small_plan()
    stream = desk_stream.Stream("zh", plan)
    assert handled(stream, plan, content).decisions == ()


def test_the_other_language_gets_names_of_its_own():
    assert sent(reading(small_plan(), "en"))["full"]["lists"]["operator"]["at_least"] != "不低于"
    assert sent(reading(small_plan(), "en"))["full"]["labels"]["accept"] == "Accept"


UNITS_OF_ANY_PLAN = [
    "percent_per_year",
    "percent_increase",
    "percent_decrease",
    "percent_decrease_per_year",
    "percent_of_base",
    "points",
    "points_per_year",
    "yuan",
    "yuan_per_year",
    "yuan_per_student",
    "yuan_per_student_year",
    "times_per_year",
    "times_per_term",
    "times_per_half_year",
    "times_per_quarter",
    "times_per_month",
    "times_per_week",
    "times_per_two_years",
    "students_per_teacher",
    "students_per_terminal",
    "person_times",
    "persons",
    "percent",
    "index",
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_unit_that_a_draft_may_propose_has_a_name(lang):
    names = sent(reading(small_plan(), lang))["full"]["lists"]["unit"]
    assert all(names[code] != code for code in UNITS_OF_ANY_PLAN)


def test_a_unit_that_the_reader_named_is_sent_with_its_name_in_the_language_of_the_page():
    decision = Decision("correct", ("qingxi-1-a",), (("unit_id", "buildings"),), unit=("栋", "buildings"))
    plan = decide(small_plan(), decision)
    assert sent(reading(plan))["units"] == {"buildings": "栋"}
    assert sent(reading(plan, "en"))["units"] == {"buildings": "buildings"}
    assert sent(reading(small_plan()))["units"] == {}


def test_a_plan_with_decisions_is_shown_with_them():
    plan = decide(small_plan(), Decision("drop", ("qingxi-1-a",), reason="context"))
    rows = {row["id"]: row for row in sent(reading(plan))["full"]["rows"]}
    assert (rows["qingxi-1-a"]["status"], rows["qingxi-1-a"]["reason"]) == ("dropped", "context")
    assert status_of(plan, "qingxi-1-a") == "dropped"


def test_nothing_of_the_text_is_in_the_address():
    page = reading(small_plan())
    assert set(page.query_params) <= {"lang"}


def test_the_corpus_of_the_database_drafts_as_that_of_the_folder(root):
    from dashboard.ui.desk_lists import reading_corpus
    from etl.draft_files import read_corpus

    wishes = Wishes(plan_id="qingxi-2023")
    assert draft_plan(TEXT, wishes, reading_corpus()) == draft_plan(TEXT, wishes, read_corpus(root / "data"))
    assert reading_corpus() != Corpus()


def test_a_decision_is_not_lost_with_the_run_that_took_it():
    """Streamlit drops what a run that is being stopped writes into the session."""
    page = reading(small_plan())
    stream, before = page.session_state[desk_session.STREAM], held(page)
    first = {
        "client": "tab",
        "seen": [stream.name, 1],
        "operations": [{"seq": 1, "act": "accept", "rows": ["qingxi-1-a"]}],
    }
    stream.latest = handled(stream, before, first)
    page.run()
    assert sent(page)["progress"]["decided"] == 1


def test_a_row_that_was_sent_and_undone_since_is_sent_again():
    page = reading(small_plan())
    first = sent(page)
    message(page, first, {"act": "accept", "rows": ["qingxi-1-a"]})
    message(page, first, {"act": "undo"}, first=2)
    assert [(row["id"], row["status"]) for row in sent(page)["changes"]["rows"]] == [("qingxi-1-a", "proposed")]


def test_drafting_tells_its_steps_in_order_and_so_does_a_build(tmp_path):
    told = []
    draft_source(read_text(TEXT), Wishes(), Corpus(), told.append)
    assert tuple(told) == DRAFT_STEPS
    told.clear()
    private_build.build_own(small_plan(), tmp_path, step=told.append)
    assert tuple(told) == private_build.STEPS


def test_a_build_that_waits_for_another_says_so(tmp_path):
    told = []

    def step(name):
        told.append(name)
        if name == "turn":
            private_build._builders.release()

    assert private_build._builders.acquire(blocking=False)
    private_build.build_own(small_plan(), tmp_path, step=step)
    assert told == ["turn", *private_build.STEPS]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_step_is_shown_as_a_bar_with_its_words_and_gone_afterwards(lang, monkeypatch):
    bars = []
    shown_bar = SimpleNamespace(html=bars.append, empty=lambda: bars.append("gone"))
    monkeypatch.setattr(step_progress.st, "empty", lambda: shown_bar)
    words = Words(lang)
    for steps in (("text", *DRAFT_STEPS), private_build.STEPS):
        with step_progress.step_progress(steps, words) as step:
            for name in ("turn", *steps):
                step(name)
                assert words.text(f"step.{name}") in bars[-1]
                assert "<progress" in bars[-1]
        assert bars[-1] == "gone"
    with pytest.raises(UnreadableError), step_progress.step_progress(("text",), words):
        raise UnreadableError("坏", "bad")
    assert bars[-1] == "gone"
