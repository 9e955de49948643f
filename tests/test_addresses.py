"""Addresses: what a page says before any script runs, where the site is, and what a pasted link may have around it."""

import contextlib
import http.client
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import MAX_TITLE_LENGTH, Deck, DeckItem
from dashboard.exports.items import MAX_ITEMS
from dashboard.url_state.limits import read_address
from dashboard.web import site_address
from dashboard.web.request_limits import MAX_FORM, MAX_URL
from tests.asgi import scope_of
from tests.conftest import ROOT, free_port
from tests.test_balancer import CONFIGURATION, HAPROXY

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
PATIENCE = 60
SHARE = "dual-qualified-share"


def get(address: str, data: bytes | None = None, **headers: str) -> tuple[int, str, bytes]:
    request = urllib.request.Request(address, data, headers={"Accept": "text/html", **headers})
    try:
        with urllib.request.urlopen(request, timeout=300) as answer:
            return answer.status, answer.headers.get("content-type", ""), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("content-type", ""), error.read()


def get_when_free(address: str, data: bytes) -> tuple[int, str, bytes]:
    """The answer of a server that may first say "busy", as to a reader who tries again: two hundred slides may take a
    busy machine longer than anybody waits."""
    for _ in range(20):
        answer = get(address, data)
        if answer[0] != 503:
            break
        time.sleep(5)
    return answer


def head(address: str) -> str:
    return get(address)[2].decode("utf-8").partition("</head>")[0]


def title(text: str) -> str:
    return re.search("<title>([^<]*)</title>", text)[1]


def test_every_indicator_has_a_title_description_and_canonical_address_of_its_own(shared_app_server):
    first, second = (
        head(f"{shared_app_server}/indicator?indicator={code}&lang=en") for code in (SHARE, "training-bases")
    )
    assert title(first) == "Share of dual-qualified teachers · Duizhao"
    assert title(second) != title(first)
    assert 'property="og:description" content="Dual-qualified teachers' in first
    address = f"{shared_app_server}/indicator?indicator={SHARE}&amp;lang=en"
    assert f'<link rel="canonical" href="{address}">' in first
    assert f'property="og:url" content="{address}"' in first


def test_a_plan_is_titled_in_the_language_of_the_link(shared_app_server):
    assert "兰州 2019" in title(head(f"{shared_app_server}/plan?plan=lanzhou-2019&lang=zh"))
    assert "Lanzhou 2019" in title(head(f"{shared_app_server}/plan?plan=lanzhou-2019&lang=en"))


def test_ways_to_look_at_a_page_share_one_canonical_address(shared_app_server):
    said = head(f"{shared_app_server}/indicator?indicator={SHARE}&plans=lanzhou-2019&scale=stated&lang=en")
    assert f'rel="canonical" href="{shared_app_server}/indicator?indicator={SHARE}&amp;lang=en"' in said


def test_an_unknown_code_is_not_repeated(shared_app_server):
    said = head(f"{shared_app_server}/indicator?indicator=%3Cscript%3Ex&lang=en")
    assert "<script>x" not in said
    assert title(said) == "Single indicator · Duizhao"


@pytest.mark.parametrize("view", [f"indicator?indicator={SHARE}", "plan?plan=wuwei-2020", "", "matrix"])
def test_the_picture_of_a_page_is_there(shared_app_server, view):
    said = head(f"{shared_app_server}/{view}{'&' if '?' in view else '?'}lang=en")
    picture = re.search('og:image" content="([^"]*)"', said)[1].replace("&amp;", "&")
    assert picture.startswith(f"{shared_app_server}/take?")
    status, kind, body = get(picture)
    assert (status, kind, body[:4]) == (200, "image/png", b"\x89PNG")


def test_robots_the_site_map_and_the_icon_are_there(shared_app_server):
    assert f"Sitemap: {shared_app_server}/sitemap.xml" in get(f"{shared_app_server}/robots.txt")[2].decode()
    urls = [
        node.text
        for node in ElementTree.fromstring(get(f"{shared_app_server}/sitemap.xml")[2]).iter()
        if node.tag.endswith("loc")
    ]
    assert f"{shared_app_server}/indicator?indicator={SHARE}&lang=zh" in urls
    assert len(urls) == len(set(urls))
    assert '<link rel="icon" type="image/svg+xml"' in head(f"{shared_app_server}/")


@pytest.mark.parametrize("ending", ["。", "）", ")", "】", "，", "》", "”", "!"])
def test_what_a_paste_leaves_after_a_code_is_not_part_of_it(ending):
    assert read_address({"indicator": f"{SHARE}{ending}", "lang": f"en{ending}"}).choices == {
        "indicator": SHARE,
        "lang": "en",
    }


def test_escaped_ampersands_and_what_messengers_add_are_understood():
    choices = read_address(
        {"amp;indicator": SHARE, "amp;lang": "en", "from": "timeline", "isappinstalled": "0"}
    ).choices
    assert choices == {"indicator": SHARE, "lang": "en"}


def test_free_text_keeps_its_punctuation():
    assert read_address({"q": "SELECT 1;"}).choices == {"q": "SELECT 1;"}


def test_a_pasted_link_opens_in_its_language(shared_app_server):
    said = head(f"{shared_app_server}/plan?plan=lanzhou-2019&amp;lang={quote('en。')}")
    assert "Lanzhou 2019" in title(said)


def test_the_site_is_where_the_setting_says_then_the_proxy_then_the_page(monkeypatch):
    def at(**headers: str) -> str:
        pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
        return site_address.site_address(scope_of("/take", headers=pairs))

    plain = at()
    assert plain.startswith("http")
    host = plain.partition("//")[2]
    assert at(Referer=f"{plain}/plans/indicator?x=1") == f"{plain}/plans"
    assert at(Referer="http://elsewhere.example/plans/indicator") == plain
    assert at(Referer=f"{plain}/unknown/path") == plain
    assert at(X_Forwarded_Prefix="/data/plans") == f"{plain}/data/plans"
    assert at(X_Forwarded_Prefix="//evil.example") == plain
    monkeypatch.setenv("DUIZHAO_URL", "https://plans.example.org/x/")
    assert at() == "https://plans.example.org/x"
    assert host


# A large deck, and proxies


def full_deck() -> str:
    """As many items as a deck takes, with titles as long as they may be, which no compression makes short."""
    titles = [
        f"{number:03}"
        + "".join(chr(0x4E00 + (number * 191 + place * 37) % 20_000) for place in range(MAX_TITLE_LENGTH - 3))
        for number in range(MAX_ITEMS)
    ]
    items = tuple(DeckItem("evidence", "target", {"target": "lz-6-a"}, title) for title in titles)
    return encode_deck(Deck(items, "会议"))


@contextlib.contextmanager
def started(command: list[str], port: int, path: str = "/health", **options):
    running = subprocess.Popen(command, **options)
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if get(f"http://127.0.0.1:{port}{path}")[0] == 200:
                    break
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


@pytest.mark.skipif(HAPROXY is None, reason="haproxy is not installed: apt-get install haproxy")
@pytest.mark.parametrize("form", ["pptx", "html", "xlsx"])
def test_a_full_deck_of_titled_items_reaches_every_export_through_the_balancer(shared_app_server, tmp_path, form):
    port, replica = free_port(), shared_app_server.partition("//")[2].replace("localhost", "127.0.0.1")
    (tmp_path / "haproxy.cfg").write_text(CONFIGURATION, encoding="utf-8")
    settings = {"DUIZHAO_LISTEN": f"127.0.0.1:{port}", "DUIZHAO_ONE": replica, "DUIZHAO_TWO": replica}
    data = urlencode({"of": "deck", "form": form, "items": full_deck(), "lang": "zh"}).encode()
    assert MAX_URL < len(data) < MAX_FORM
    with started(
        [HAPROXY, "-db", "-f", str(tmp_path / "haproxy.cfg")], port, env=settings, stderr=subprocess.DEVNULL
    ) as site:
        status, _, body = get_when_free(f"{site}/take?lang=zh", data)
        assert (status, len(body) > 10_000) == (200, True)
        if form == "html":
            assert get_when_free(f"{site}/handout?lang=zh", data)[0] == 200
            assert get_when_free(f"{site}/present?lang=zh", data)[0] == 200


def test_a_body_that_is_too_large_or_of_no_length_is_refused(shared_app_server):
    assert get(f"{shared_app_server}/take", b"items=" + b"a" * MAX_FORM)[0] == 413


NGINX_CONFIGURATION = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    map $http_upgrade $connection_upgrade {{ default upgrade; '' close; }}
    server {{
        listen 127.0.0.1:{port};
        location /plans/ {{
            proxy_pass {server}/;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            {more}
        }}
    }}
}}
"""


@contextlib.contextmanager
def nginx(server: str, folder, more: str = ""):
    port = free_port()
    folder.mkdir(exist_ok=True)
    server = server.replace("localhost", "127.0.0.1")
    (folder / "nginx.conf").write_text(NGINX_CONFIGURATION.format(folder=folder, port=port, server=server, more=more))
    with started([NGINX, "-c", str(folder / "nginx.conf")], port, "/plans/health", stderr=subprocess.DEVNULL) as site:
        yield f"{site}/plans"


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")
def test_behind_a_proxy_that_strips_a_prefix_every_address_holds(shared_app_server, tmp_path, new_page):
    with nginx(shared_app_server, tmp_path / "nginx", "proxy_set_header X-Forwarded-Prefix /plans;") as site:
        assert f'rel="canonical" href="{site}/indicator?' in head(f"{site}/indicator?indicator={SHARE}&lang=en")
        assert f"Sitemap: {site}/sitemap.xml" in get(f"{site}/robots.txt")[2].decode()
        assert get(f"{site}/data/targets.csv")[0] == 200
    with nginx(shared_app_server, tmp_path / "bare") as site:  # one that does not say what it strips
        page = new_page(locale="en-US")
        page.goto(f"{site}/indicator?indicator={SHARE}&lang=en")
        page.wait_for_selector(".dz-headline")
        page.locator("a", has_text="Matrix").first.click()
        page.wait_for_url(f"{site}/matrix?**")
        said = page.evaluate(
            "async items => (await fetch('take?of=figure&form=csvw&lang=en&items=' + items)).text()",
            encode_deck(Deck((DeckItem("indicator", "indicator", {"indicator": SHARE}),))),
        )
        assert f'"{site}/indicator?indicator={SHARE}&lang=en"' in said


def test_under_a_base_path_every_address_holds(built_database):
    port = free_port()
    settings = {
        "server.baseUrlPath": "plans",
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
    }
    options = [part for name, value in settings.items() for part in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", *options]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"DUIZHAO_DATABASE": str(built_database)}
    with started(command, port, "/plans/health", env=environment, cwd=ROOT, **quiet) as origin:
        site = f"{origin}/plans"
        said = head(f"{site}/indicator?indicator={SHARE}&lang=en")
        assert f'rel="canonical" href="{site}/indicator?' in said
        assert get(f"{site}/data/targets.csv")[0] == 200
        assert f"Sitemap: {site}/sitemap.xml" in get(f"{site}/robots.txt")[2].decode()
        items = encode_deck(Deck((DeckItem("indicator", "indicator", {"indicator": SHARE}),)))
        asked = urlencode({"of": "figure", "form": "csvw", "items": items, "lang": "en"})
        assert f'"{site}/indicator?indicator={SHARE}&lang=en"' in get(f"{site}/take?{asked}")[2].decode()
