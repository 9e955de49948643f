"""The load tool's visitors find nothing wrong with the real dashboard, and would find each thing that can be."""

import asyncio
import shutil
from html import escape
from urllib.parse import urlencode, urlsplit

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.bench.contenders import ROOT
from benchmarks.load import checks, memory, setting
from benchmarks.load.answer import Answer
from benchmarks.load.checks import BOTH, AnswerRecord, AnswerRegister, Change
from benchmarks.load.crowd import Log, crowd
from benchmarks.load.report import Outcome, good, written
from benchmarks.load.visitor import CHOSEN, PAGES, Click, Codes, Visitor
from etl.changes import read_changes

CODES = Codes(("a-2019", "b-2020", "c-2022"), ("teachers", "training"), ("share", "places"))


def html(body, script=False, place=0):
    """The message that shows some HTML."""
    message = ForwardMsg()
    message.delta.new_element.html.body = body
    message.delta.new_element.html.unsafe_allow_javascript = script
    message.metadata.delta_path.extend([0, place])
    message.hash = str(hash(body))
    return message


def answered(visitor, *messages, status=0, lang=""):
    """What a visitor would get: a page in a language, and more."""
    said = {"zh": "zh-CN"}.get(lang or visitor.choices["lang"], lang or visitor.choices["lang"])
    ended = ForwardMsg()
    ended.script_finished = status
    answer = Answer()
    for message in (html(f'document.documentElement.lang = "{said}"', script=True), *messages, ended):
        answer.take(message, message.SerializeToString())
    return answer


def click(visitor, *messages, page="matrix", before=None, after=None, changed="", picked="", **more):
    """A click of a visitor and that answer."""
    asked = visitor.query(page) if before is None else before
    answer = answered(visitor, *messages, **more)
    return Click(page, 10.0, 0.1, asked, answer, asked if after is None else after, changed, picked)


def linked(query):
    """The message that shows the contents with one link in them."""
    return html(f'<nav class="dz-contents"><a href="plan?{escape(urlencode(query))}">One plan</a></nav>')


def chooser(key, options, picked):
    """The message that shows a chooser."""
    message = ForwardMsg()
    box = message.delta.new_element.selectbox
    box.id, box.set_value, box.raw_value = f"$$ID-0-{key}", True, picked
    box.options.extend(options)
    return message


def test_an_answer_that_is_the_visitor_s_own_is_not_blamed():
    one = Visitor(1, CODES)
    own = chooser("choose-verdict", ["All", "Direct"], "Direct")
    asked = one.query("matrix")
    found = click(
        one,
        html("well"),
        linked(one.choices),
        own,
        changed="verdict",
        picked="Direct",
        after=asked | {"verdict": "direct"},
    )
    assert checks.answer_faults(one, found) == []


def broken_exception():
    message = ForwardMsg()
    message.delta.new_element.exception.message = "boom"
    return message


BROKEN = {
    "ended with status 1": lambda one: click(one, html("well"), status=1),
    "an exception is shown": lambda one: click(one, html("well"), broken_exception()),
    "no such page": lambda one: click(one, html('<div class="dz dz-problem"><p><b>no such page</b></p></div>')),
    "the word of visitor 2 is shown to visitor 1": lambda one: click(one, html(f"<p>{Visitor(2, CODES).mark}</p>")),
    "the word of visitor 1 is not shown": lambda one: click(one, html("well"), page="register"),
    "the page is in zh-CN": lambda one: click(one, html("well"), lang="zh"),
    "a link leads to the language zh": lambda one: click(one, html('<a href="plan?plan=a-2019&amp;lang=zh">')),
    "the address says": lambda one: click(one, html("well"), after=one.query("matrix") | {"plans": "b-2020"}),
    "the link to plan says": lambda one: click(one, html("well"), linked(Visitor(3, CODES).choices)),
    "Direct was picked": lambda one: click(
        one, html("well"), chooser("choose-verdict", ["All", "Direct"], "All"), changed="verdict", picked="Direct"
    ),
}


@pytest.mark.parametrize("said", BROKEN)
def test_what_is_wrong_with_an_answer_is_said(said):
    one = Visitor(1, CODES)
    (found,) = checks.answer_faults(one, BROKEN[said](one))
    assert said in found


def shown(visitor=1, asked=10.0, version="1.0.0", digest="d", took=1.0):
    """What an answer showed."""
    return AnswerRecord(visitor, "matrix", asked, took, version, "lang=en", digest)


def test_one_address_that_shows_two_visitors_two_things_is_found_and_a_new_version_may_differ():
    alike = AnswerRegister()
    assert alike.differing(shown()) == []
    assert alike.differing(shown(visitor=2)) == []
    assert alike.differing(shown(version="1.0.1", digest="e")) == []
    assert "something else than visitor 1" in alike.differing(shown(visitor=3, digest="e"))[0]
    assert alike.compared == 2


@pytest.mark.parametrize(
    ("asked", "version", "fine"),
    [
        (18, "1.0.0", True),
        (18, "1.0.1", False),
        (19.5, BOTH, True),
        (19.5, "1.0.1", True),
        (20.5, "1.0.1", True),
        (20.5, "1.0.0", False),
        (20.5, BOTH, False),
        (20.5, "", True),
    ],
)
def test_after_the_change_only_new_data_will_do_and_before_it_only_old(asked, version, fine):
    assert (Change("1.0.0", "1.0.1", at=20).stale(shown(asked=asked, version=version)) == []) is fine


@pytest.mark.parametrize(("asked", "version"), [(18, "1.0.0"), (19.5, BOTH), (20.5, "1.0.1")])
def test_an_answer_that_names_no_version_is_dated_once_the_time_of_the_change_is_known(asked, version):
    noted_before = shown(asked=asked, version="")
    assert Change("1.0.0", "1.0.1", at=20).dated(noted_before).version == version


def test_memory_that_grows_is_told_from_memory_that_is_level():
    level = [(float(second), 300.0 + second % 3) for second in range(0, 120, 2)]
    growing = [(when, size + when / 10) for when, size in level]
    with_queries = [(when, size + (90 if when % 20 == 0 else 0)) for when, size in level]
    assert abs(memory.growth(level)) < memory.MOST
    assert abs(memory.growth(with_queries)) < memory.MOST
    assert memory.growth(growing) > memory.MOST


def test_visitors_go_round_all_pages_and_no_two_of_a_hundred_type_the_same():
    visitors = [Visitor(number, CODES) for number in range(100)]
    assert all(sorted(one.way()) == sorted(PAGES) for one in visitors)
    assert len({one.mark for one in visitors}) == 100
    assert set(CHOSEN) <= set(PAGES)


def test_the_next_version_is_one_that_the_checks_of_the_tables_accept(tmp_path):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    new = setting.new_version(data)
    assert new == setting.version(data) != setting.version()
    assert read_changes(data, new).problems == []


def test_a_result_with_anything_wrong_is_not_good_and_says_so():
    log = Log(Change("1.0.0", "1.0.1", at=5))
    log.first = {0: True}
    server = [(float(second), 300.0) for second in range(2, 60, 2)]
    found = Outcome(1, 1, 50, 0, 60, 0, Log(log.change), log, server, 1.0, 0, 0.5)
    assert good(found)
    log.blame("answers", ["matrix: a problem is shown"])
    assert not good(found)
    assert "* matrix: a problem is shown" in written(found)


def test_visitors_at_once_find_nothing_wrong_with_the_real_pages(shared_app_server, built_database):
    port, codes = urlsplit(shared_app_server).port, setting.codes(built_database)
    log = Log(Change(setting.version(), "9.9.9"))
    asyncio.run(crowd(port, codes, 4, lambda: len(log.took) < 20, 0, log))
    log.judge()
    assert log.said == []
    assert len(log.took) >= 20


def test_a_server_that_goes_is_said_and_ends_the_visit():
    log = Log(Change("1.0.0", "1.0.1"))
    asyncio.run(crowd(1, CODES, 1, lambda: True, 0, log))
    assert "visitor 0" in log.said[0]
