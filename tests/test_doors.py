"""What every answer carries, what a message may tell, and an address that tells a balancer the truth."""

import asyncio
import tomllib

import pytest

from dashboard.web import security_headers
from dashboard.web.hosts import Host
from dashboard.web.security_headers import SecurityHeaders
from tests.conftest import ROOT


def answer(headers=(), kind="http", host="plans.example.org", allowed=frozenset()):
    """The headers of an answer that has these of its own, to a request under a host."""
    sent = []

    async def app(scope, receive, send):
        await send({"type": f"{kind}.response.start", "status": 200, "headers": list(headers)})

    async def send(message):
        sent.append(message)

    scope = {"type": kind, "scheme": kind, "headers": [(b"host", host.encode())]}
    asyncio.run(SecurityHeaders(app, allowed)(scope, None, send))
    return {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}


def test_an_answer_says_what_may_run_and_that_its_type_is_not_to_be_guessed():
    found = answer()
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"
    assert "default-src 'self'" in found["content-security-policy"]


def test_no_other_host_may_be_asked_and_no_text_be_evaluated():
    rules = dict(rule.split(" ", 1) for rule in security_headers.policy().split("; "))
    assert "'unsafe-eval'" not in rules["script-src"]
    assert not [rule for name, rule in rules.items() if "http" in rule and name != "frame-ancestors"]
    assert rules["object-src"] == "'none'"


def connect_sources(host, allowed=frozenset()):
    rules = answer(host=host, allowed=allowed)["content-security-policy"].split("; ")
    return next(rule.split()[1:] for rule in rules if rule.startswith("connect-src"))


def test_a_websocket_goes_to_the_page_s_own_host_alone():
    assert connect_sources("plans.example.org") == ["'self'", "data:", "blob:"]


def test_a_listed_host_is_named_for_browsers_that_take_self_for_http_alone():
    allowed = frozenset({Host("plans.example.org", None)})
    sockets = ["ws://plans.example.org:8443", "wss://plans.example.org:8443"]
    assert connect_sources("plans.example.org:8443", allowed) == ["'self'", *sockets, "data:", "blob:"]
    assert connect_sources("evil.example", allowed) == ["'self'", "data:", "blob:"]


def test_the_machine_itself_is_named_too():
    assert connect_sources("[::1]:8501")[1:3] == ["ws://[::1]:8501", "wss://[::1]:8501"]


@pytest.mark.parametrize("host", ["", "a; script-src *", "x, y", "localhost:8501 https:", "*"])
def test_a_host_that_is_none_adds_nothing_to_the_policy(host):
    assert connect_sources(host) == ["'self'", "data:", "blob:"]


def test_the_frame_that_the_share_menu_gives_works_on_any_page_unless_it_is_said_otherwise(monkeypatch):
    assert security_headers.policy().endswith("frame-ancestors *")
    monkeypatch.setenv("DUIZHAO_FRAME_ANCESTORS", "https://example.org")
    assert security_headers.policy().endswith("frame-ancestors https://example.org")


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
    assert security_headers.without_paths(said) == told
