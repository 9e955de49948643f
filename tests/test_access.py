"""Which hosts the site answers under, which sites' pages may ask Streamlit's own routes, and what operators alone see."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.web import access, hosts
from dashboard.web.access import Access
from dashboard.web.hosts import Host, parse_host
from tests.asgi import PLAIN, scope_of, send_request

LISTED = frozenset({Host("plans.example.org", None), Host("intranet", 8501), Host("[2001:db8::1]", None)})


def request(path="/", allowed=LISTED, **options):
    return send_request(lambda app: Access(app, allowed), scope_of(path, **options))


def with_host(host, **options):
    return request(headers=[("Host", host), *options.pop("headers", ())], **options)


# Reading a host


@pytest.mark.parametrize(("text", "host"), [
    ("plans.example.org", Host("plans.example.org", None)),
    ("Plans.Example.ORG.:443", Host("plans.example.org", 443)),
    (" 192.0.2.1:80 ", Host("192.0.2.1", 80)),
    ("[::1]:8501", Host("[::1]", 8501)),
    ("a_b", Host("a_b", None)),
])  # fmt: skip
def test_a_host_is_a_name_in_lower_case_and_a_port(text, host):
    assert parse_host(text) == host


@pytest.mark.parametrize("text", [
    "", ":80", "a:", "a:x", "a:0", "a:65536", "a:٣", "a/b", "u@a", "a b", "a\nb", "a;b", "::1", "[::1", "http://a", "-a", "*", "名",
    "a'b", 'a"b', "a?b", "a#b", "a,b", "x" * 254,
])  # fmt: skip
def test_what_is_no_host_is_none(text):
    assert parse_host(text) is None


@given(st.text())
def test_a_host_holds_nothing_that_could_end_a_directive_of_the_policy(text):
    host = parse_host(text)
    assert host is None or not set(host.name) & set(" ;,'\"\r\n\t")


def test_the_list_comes_from_the_environment(monkeypatch):
    monkeypatch.setenv(hosts.VARIABLE, " Plans.example.org , intranet:8501,[2001:db8::1],")
    assert hosts.configured_hosts() == LISTED
    monkeypatch.delenv(hosts.VARIABLE)
    assert hosts.configured_hosts() == frozenset()


@pytest.mark.parametrize("entry", ["https://plans.example.org", "a b", "*.example.org", "plans.example.org:port"])
def test_an_entry_that_is_no_host_ends_the_start_with_a_sentence(monkeypatch, entry):
    monkeypatch.setenv(hosts.VARIABLE, f"intranet,{entry}")
    with pytest.raises(SystemExit, match="is not a host") as ended:
        hosts.configured_hosts()
    assert entry in str(ended.value)


# The Host header


@pytest.mark.parametrize("host", ["plans.example.org", "PLANS.example.org:8443", "intranet:8501", "[2001:db8::1]:8501"])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_listed_host_is_answered(host, kind):
    assert with_host(host, kind=kind).body == PLAIN


@pytest.mark.parametrize("host", [
    "evil.example", "plans.example.org.evil.example", "xplans.example.org", "intranet", "intranet:80", "", "a b", "localhost:8501", "127.0.0.1",
])  # fmt: skip
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_another_host_is_refused_in_words_and_not_said_again(host, kind):
    answer = with_host(host, kind=kind, headers=[("Accept-Language", "en")])
    assert (answer.status, answer.scope) == (400, None)
    assert "does not answer under this host name" in answer.body.decode()
    assert "evil" not in answer.body.decode()


def test_two_hosts_are_none():
    assert with_host("plans.example.org", headers=[("Host", "evil.example")]).status == 400


@pytest.mark.parametrize(("scheme", "port", "status"), [("https", 443, 200), ("http", 443, 400), ("http", 80, 200)])
def test_a_listed_port_is_the_usual_one_of_the_scheme_where_none_is_named(scheme, port, status):
    allowed = frozenset({Host("plans.example.org", port)})
    assert with_host("plans.example.org", scheme=scheme, allowed=allowed).status == status


@pytest.mark.parametrize("host", ["evil.example", "", "a b", "10.0.0.5:8501"])
def test_without_a_list_any_host_is_answered(host):
    assert with_host(host, allowed=frozenset()).body == PLAIN


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Original-Host"])
def test_a_host_that_a_header_claims_beside_the_real_one_is_not_believed(header):
    assert with_host("evil.example", headers=[(header, "plans.example.org")]).status == 400
    assert with_host("plans.example.org", headers=[(header, "evil.example")]).scope is not None


@pytest.mark.parametrize("path", access.HEALTH)
def test_a_balancer_may_ask_for_health_by_address(path):
    assert with_host("10.0.0.5:8501", path=path).body == PLAIN


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_somebody_at_the_machine_itself_may_say_localhost(host):
    assert with_host(host, client="127.0.0.1").body == PLAIN
    assert with_host(host, client="127.0.0.1", headers=[("X-Forwarded-For", "192.0.2.7")]).status == 400


# Pages of other sites


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "",
        "http://localhost:3000",
        "http://localhost",
        "http://localhost:8501.evil.example",
    ],
)
@pytest.mark.parametrize(("path", "kind"), [
    ("/_stcore/stream", "websocket"), ("/indicator/_stcore/stream", "websocket"), ("/_stcore/health", "http"),
    ("/_stcore/upload_file/a/b", "http"), ("/media/a.csv", "http"),
])  # fmt: skip
def test_a_page_of_another_site_does_not_reach_streamlit(origin, path, kind):
    answer = request(path, kind=kind, allowed=frozenset(), headers=[("Origin", origin)])
    assert (answer.status, answer.scope) == (403, None)


@pytest.mark.parametrize("headers", [[], [("Origin", "http://localhost:8501")], [("Origin", "https://LOCALHOST:8501")]])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_our_own_pages_and_what_is_no_browser_reach_streamlit(headers, kind):
    assert request("/_stcore/stream", kind=kind, allowed=frozenset(), headers=headers).body == PLAIN


def test_a_second_origin_is_looked_at_too():
    origins = [("Origin", "http://localhost:8501"), ("Origin", "http://evil.example")]
    assert request("/_stcore/stream", kind="websocket", allowed=frozenset(), headers=origins).status == 403


def test_the_data_set_may_be_read_by_pages_of_any_site():
    assert request("/data/targets.csv", allowed=frozenset(), headers=[("Origin", "http://evil.example")]).body == PLAIN


# For operators


OPERATORS = [
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/mcp",
    "/_stcore/of-a-later-release",
    "/_stcore/",
]


@pytest.mark.parametrize("path", OPERATORS)
def test_what_tells_about_the_server_is_not_there_for_a_visitor(path):
    answer = request(path, allowed=frozenset())
    assert (answer.status, answer.scope) == (404, None)


@pytest.mark.parametrize("path", OPERATORS)
@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.8.8", "::1"])
def test_what_tells_about_the_server_is_there_for_the_machine_itself(path, client):
    assert request(path, client=client).body == PLAIN


@pytest.mark.parametrize("header", hosts.FORWARDED)
def test_a_visitor_behind_a_proxy_on_the_machine_is_a_visitor(header):
    assert (
        request("/_stcore/metrics", client="127.0.0.1", allowed=frozenset(), headers=[(header, "127.0.0.1")]).status
        == 404
    )


@pytest.mark.parametrize("path", [
    "/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/_stcore/bidi-components/x/y.js", "/media/a", "/component/a/b", "/", "/indicator",
])  # fmt: skip
def test_what_a_page_needs_is_there_for_everybody(path):
    assert request(path, allowed=frozenset()).body == PLAIN


@given(st.ip_addresses())
def test_this_machine_is_what_python_calls_loopback(address):
    written = f"[{address}]" if address.version == 6 else str(address)
    assert hosts.is_loopback(written) == ipaddress.ip_address(str(address)).is_loopback
