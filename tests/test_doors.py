"""What every answer carries, what a message may tell, and an address that tells a balancer the truth."""

import asyncio
import tomllib

import pytest

from dashboard.serving import doors
from dashboard.serving.doors import Doors
from tests.conftest import ROOT


def answer(headers=(), kind="http"):
    """The headers of an answer that has these of its own."""
    sent = []

    async def app(scope, receive, send):
        await send({"type": f"{kind}.response.start", "status": 200, "headers": list(headers)})

    async def send(message):
        sent.append(message)

    asyncio.run(Doors(app)({"type": kind}, None, send))
    return {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}


def test_an_answer_says_what_may_run_and_that_its_type_is_not_to_be_guessed():
    found = answer()
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"
    assert "default-src 'self'" in found["content-security-policy"]


def test_no_other_host_may_be_asked_and_no_text_be_evaluated():
    rules = dict(rule.split(" ", 1) for rule in doors.policy().split("; "))
    assert "'unsafe-eval'" not in rules["script-src"]
    assert not [rule for name, rule in rules.items() if "http" in rule and name != "frame-ancestors"]
    assert rules["object-src"] == "'none'"


def test_the_frame_that_the_share_menu_gives_works_on_any_page_unless_it_is_said_otherwise(monkeypatch):
    assert doors.policy().endswith("frame-ancestors *")
    monkeypatch.setenv("DUIZHAO_FRAME_ANCESTORS", "https://example.org")
    assert doors.policy().endswith("frame-ancestors https://example.org")


def test_no_page_of_another_host_may_steer_ours_by_message():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["client"]["allowedOrigins"] == []


def test_a_header_that_an_answer_has_already_stays_and_a_socket_gets_none():
    assert answer([(b"referrer-policy", b"no-referrer")])["referrer-policy"] == "no-referrer"
    assert answer(kind="websocket") == {}


@pytest.mark.parametrize(("said", "told"), [
    ("cannot write /srv/www/duizhao/build/plans.duckdb", "cannot write plans.duckdb"),
    ("[Errno 28] No space left on device: '/srv/x/a.new'", "[Errno 28] No space left on device: 'a.new'"),
    (r"C:\Users\somebody\plans.duckdb is locked", "plans.duckdb is locked"),
    ("没有文件：/srv/data/a.csv，请重试", "没有文件：a.csv，请重试"),
    ("data/targets.csv:41 due_year: 2051", "data/targets.csv:41 due_year: 2051"),
    ("3/4 of it, and/or more", "3/4 of it, and/or more"),
])  # fmt: skip
def test_a_visitor_is_not_told_where_things_lie(said, told):
    assert doors.public(said) == told
