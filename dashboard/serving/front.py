"""Serve the front end small: packed chunks, and a document that names what its page will ask for.

A middleware in front of Streamlit's own routes. It answers what it knows, and hands everything else on: without a pack,
or with another Streamlit than the pack was made of, the bundle is served as it is.
"""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import navigation, wording
from dashboard.serving import chunks, opening, pack

YEAR = 31_536_000  # seconds; a chunk's name changes with its content
KEPT = f"public, immutable, max-age={YEAR}"
TAGS = {"zh": "zh-CN"}  # how a document names our languages, where it differs from their code
VARIES = "Accept-Encoding, Accept-Language"


class Front:
    """ASGI middleware; `base` is the path under which the dashboard is served, "" for none."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""
        self.bundle = chunks.bundle()
        self.packed = pack.held(self.bundle, pack.place()) if self.bundle else {}
        pages = navigation.entries()
        self.titled = {"": pages[0].address} | {entry.address: entry.address for entry in pages}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self.answer(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (answer or self.app)(scope, receive, send)

    def answer(self, scope: Scope) -> Response | None:
        """What we serve ourselves; None for what is Streamlit's."""
        path = scope["path"].removeprefix(scope.get("root_path", "")).removeprefix(self.base)
        name = path.removeprefix("/")
        if name in self.packed:
            return chunk(self.packed[name], name, accepted(scope))
        return self.document(Request(scope), self.titled[name]) if self.bundle and name in self.titled else None

    def document(self, request: Request, address: str) -> Response | None:
        """The document of a page; None where the bundle is not as we know it."""
        if self.bundle is None:
            return None
        first = request.headers.get("accept-language", "").split(",")[0]
        words = wording.Words(wording.best_language(request.query_params.get("lang"), first))
        title = navigation.title(address, words)
        body = opening.document(self.bundle, address, title, TAGS.get(words.lang, words.lang))
        packed = "gzip" in accepted(request.scope)
        tag = f'"{sha256(body).hexdigest()[:20]}{"-gz" if packed else ""}"'
        headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": VARIES}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        headers |= {"Content-Encoding": "gzip"} if packed else {}
        return Response(opening.packed(body) if packed else body, media_type="text/html", headers=headers)


def accepted(scope: Mapping) -> set[str]:
    """The codings that a browser takes, as it names them."""
    named = Headers(scope=dict(scope)).get("accept-encoding", "").split(",")
    return {part.split(";")[0].strip() for part in named if part.replace(" ", "").partition(";")[2] != "q=0"}


def chunk(packed: Path, name: str, taken: set[str]) -> Response | None:
    """A file of the bundle in the best coding that is taken and there; None for none."""
    for coding, ending in pack.CODINGS.items():
        body = content(packed.with_name(packed.name + ending)) if coding in taken else None
        if body is not None:
            headers = {"Content-Encoding": coding, "Cache-Control": KEPT, "Vary": "Accept-Encoding"}
            return Response(body, media_type=guess_type(name)[0], headers=headers)
    return None


@cache
def content(file: Path) -> bytes | None:
    """A packed file's bytes, which stay in memory: all that pages ask for is three megabytes."""
    try:
        return file.read_bytes()
    except OSError:
        return None
