"""Refuse a request with one sentence in its language: as a page for browsers, else as plain text.

The page needs no script, no session and no database. Colours and fonts are those of .streamlit/config.toml.
"""

from collections.abc import Mapping, Sequence
from html import escape
from http import HTTPStatus
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope
from streamlit import config

from dashboard.i18n.language_tags import language_tag
from dashboard.i18n.words import Words
from dashboard.web.request_scope import accepts_html, request_words, site_path

TEMPLATE = Template(Path(__file__).with_suffix(".html").read_text(encoding="utf-8"))
COLOURS = ("textColor", "backgroundColor", "grayTextColor", "linkColor")
LONGEST_NAME = 80  # characters of an address or a method that are said again
RETRY = {"Retry-After": "30"}  # seconds
HEADERS = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}


def refusal(
    scope: Scope,
    status: int,
    reason: str,
    *,
    headers: Mapping[str, str] | None = None,
    page: str = "",
    **values: object,
) -> Response:
    """A response with the messages `refusal.<reason>` and `.title`, which take `values`.

    page: address of the page that may be meant, which is linked; "" for none.
    """
    words = request_words(scope)
    message = words.text(f"refusal.{reason}", None, **values)
    sent = HEADERS | dict(headers or {})
    if not accepts_html(scope):
        return PlainTextResponse(message + "\n", status, sent)
    body = document(words, words.text(f"refusal.{reason}.title"), message, links(scope, words, page))
    return Response(body, status, sent, media_type="text/html")


def full_refusal(scope: Scope) -> Response:
    """503: all sessions that the server can hold are taken."""
    return refusal(scope, 503, "full", headers=RETRY)


def http_refusal(request: Request, error: Exception) -> Response:
    """The answer to a 404 or 405 that a route has raised; for `exception_handlers` of the application."""
    headers = getattr(error, "headers", None)
    if getattr(error, "status_code", 404) == 405:
        return refusal(request.scope, 405, "method", headers=headers, method=request.method[:LONGEST_NAME])
    return unknown_address(request.scope)


def unknown_address(scope: Scope, page: str = "") -> Response:
    """404; `page` is the address of one that may be meant."""
    path = site_path(scope)
    address = path if len(path) <= LONGEST_NAME else f"{path[:LONGEST_NAME]}…"
    return refusal(scope, 404, "unknown_address", page=page, address=address)


def http_bytes(response: Response) -> bytes:
    """A response as an HTTP/1.1 message, for where no ASGI app can send it."""
    status = HTTPStatus(response.status_code)
    head = [b"%s: %s" % header for header in response.raw_headers]
    closed = (b"x-content-type-options: nosniff", b"content-security-policy: default-src 'none'")
    lines = [f"HTTP/1.1 {status.value} {status.phrase}".encode("ascii"), *head, *closed]
    return b"\r\n".join([*lines, b"", bytes(response.body)])


def links(scope: Scope, words: Words, page: str) -> Sequence[str]:
    """HTML links to a page that may be meant and to the overview, relative to the address that was asked for."""
    depth = site_path(scope).count("/")
    top = "../" * (depth - 1) or "./"
    overview = link(f"{top}?lang={words.lang}", words.text("refusal.overview"))
    if not page:
        return [overview]
    nearest = link(f"{top}{page}?lang={words.lang}", words.text(f"page.{page}"))
    return [words.text("refusal.nearest", page=nearest), overview]


def link(href: str, text: str) -> str:
    """An HTML link."""
    return f'<a href="{escape(href)}">{escape(text)}</a>'


def document(words: Words, title: str, message: str, html_links: Sequence[str]) -> str:
    """The page as HTML; `html_links` is HTML, the rest is text."""
    colours = {
        f"{ground}_{name}": config.get_option(f"theme.{ground}.{name}")
        for ground in ("light", "dark")
        for name in COLOURS
    }
    return TEMPLATE.substitute(
        colours,
        font=config.get_option("theme.font"),
        lang=language_tag(words.lang),
        site=escape(words.text("site.name")),
        title=escape(title),
        message=escape(message),
        links="<br>".join(html_links),
    )
