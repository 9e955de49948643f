"""Serve the front end small: packed chunks, and a document that names what its page will ask for.

A middleware in front of Streamlit's own routes. It answers what it knows, says 404 where nothing is, which Streamlit
answers with its document, and hands everything else on: without a pack, or with another Streamlit than the pack was
made of, the bundle is served as it is.
"""

from difflib import get_close_matches
from functools import cache, partial
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.exports import plotly_library
from dashboard.i18n.language_tags import language_tag
from dashboard.url_state import limits, site_map
from dashboard.web import bundle_manifest, index_html, precompress
from dashboard.web.negotiation import accepts_coding, matches_etag, packed_response
from dashboard.web.refusal import LONGEST_NAME, http_refusal, unknown_address
from dashboard.web.request_scope import base_path, list_header, request_words, site_path
from dashboard.web.site_address import site_address

VARIES = "Accept-Encoding, Accept-Language"
READING = ("GET", "HEAD")


class StaticAssets:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.bundle = bundle_manifest.bundle_folder()
        self.packed = precompress.load_manifest(self.bundle, precompress.asset_folder()) if self.bundle else {}
        self.files = bundle_manifest.names(self.bundle) if self.bundle else frozenset()
        pages = site_map.pages()
        self.titled = {"": pages[0].address} | {entry.address: entry.address for entry in pages}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self.answer(scope) if scope["type"] == "http" and self.bundle else None
        name = site_path(scope).removeprefix("/") if answer is None and scope["type"] == "http" else ""
        if answer is None and scope["type"] == "http" and name in self.titled and scope["method"] in READING:
            answer = await run_in_threadpool(self.document, Request(scope), self.titled[name])
        await (answer or self.app)(scope, receive, send)

    def answer(self, scope: Scope) -> Response | None:
        """What we serve ourselves; None for what is Streamlit's."""
        name = site_path(scope).removeprefix("/")
        known = (name.rstrip("/") or name) in self.titled or name in self.files
        if not known:
            return None if is_routed(scope) else unknown_address(scope, self.nearest_page(name))
        if scope["method"] not in READING:
            return http_refusal(Request(scope), HTTPException(405, headers={"Allow": ", ".join(READING)}))
        if name in self.packed:
            kind = guess_type(name)[0] or ""
            return packed_response(partial(content, self.packed[name]), list_header(scope, "accept-encoding"), kind)
        return None

    def nearest_page(self, name: str) -> str:
        """The address of the page that is written most like a name; "" for none."""
        addresses = [address for address in self.titled if address]
        return "".join(get_close_matches(name[:LONGEST_NAME].partition("/")[0].lower(), addresses, 1))

    def document(self, request: Request, address: str) -> Response | None:
        """The document of a page; None where the bundle is not as we know it."""
        if self.bundle is None:
            return None
        words = request_words(request.scope)
        from dashboard.web.dataset_catalogue import catalogue_script  # here: with them comes what reads the database
        from dashboard.web.page_metadata import page_metadata

        choices = limits.read_address(dict(request.query_params)).choices
        page = page_metadata(address, choices, words)
        site = site_address(request.scope)
        head = page.head(site, words) + (catalogue_script(site, words) if address == "files" else "")
        body = index_html.document_html(self.bundle, address, page.title, language_tag(words.lang), head)
        packed = accepts_coding(list_header(request.scope, "accept-encoding"), "gzip")
        tag = f'"{sha256(body).hexdigest()[:20]}{"-gz" if packed else ""}"'
        headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": VARIES}
        if matches_etag(list_header(request.scope, "if-none-match"), tag):
            return Response(status_code=304, headers=headers)
        headers |= {"Content-Encoding": "gzip"} if packed else {}
        return Response(index_html.document_bytes(body) if packed else body, media_type="text/html", headers=headers)


def is_routed(scope: Scope) -> bool:
    """Whether a route takes a request, other than the mount that answers whatever is left with Streamlit's document."""
    routes = (route for route in scope["app"].routes if not (isinstance(route, Mount) and route.path == base_path()))
    return any(route.matches(scope)[0] is not Match.NONE for route in routes)


@cache
def content(packed: Path, coding: str) -> bytes | None:
    """A packed file's bytes in a coding, which stay in memory: all that pages ask for is three megabytes."""
    try:
        return packed.with_name(packed.name + plotly_library.CODINGS[coding]).read_bytes()
    except OSError:
        return None
