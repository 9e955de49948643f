"""What a request is told that cannot be answered: one sentence in the asker's language, as a page or as plain text.

The page needs no script, no session and no database. Colours and fonts are those of .streamlit/config.toml.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope
from streamlit import config

from dashboard.i18n import words as i18n_words_
from dashboard.i18n.words import Words
from dashboard.web import negotiation
from dashboard.web.request_path import list_header, site_path

TEMPLATE = Template(Path(__file__).with_suffix(".html").read_text(encoding="utf-8"))
TAGS = {"zh": "zh-CN"}  # how a document names our languages, where it differs from their code
COLOURS = ("textColor", "backgroundColor", "grayTextColor", "linkColor")
LONGEST_NAME = 80  # characters of an address or a method that are said again
LONGEST = 1_000  # characters of a header that are looked at for a language or a type
HEADERS = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}


def asker_words(scope: Scope) -> Words:
    """The language of the link, else the one that the browser prefers, else English."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    header = list_header(scope, "accept-language")[:LONGEST]
    spoken = negotiation.preferred_language(header, i18n_words_.languages())
    return Words(i18n_words_.best_language(query.get("lang", [""])[0], spoken))


def refusal(
    scope: Scope,
    status: int,
    reason: str,
    *,
    headers: Mapping[str, str] | None = None,
    page: str = "",
    **values: object,
) -> Response:
    """The answer with the messages of a reason; `page` is the address of a page that may be meant."""
    words = asker_words(scope)
    message = words.text(f"refusal.{reason}", None, **values)
    sent = HEADERS | dict(headers or {})
    if negotiation.weights(list_header(scope, "accept")[:LONGEST]).get("text/html", 0) <= 0:
        return PlainTextResponse(message + "\n", status, sent)
    body = document(words, words.text(f"refusal.{reason}.title"), message, links(scope, words, page))
    return Response(body, status, sent, media_type="text/html")


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
        lang=TAGS.get(words.lang, words.lang),
        site=escape(words.text("site.name")),
        title=escape(title),
        message=escape(message),
        links="<br>".join(html_links),
    )
