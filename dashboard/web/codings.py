"""Compression by Streamlit's own middleware, held to RFC 9110.

It compresses for everybody who writes "gzip", be it `gzip;q=0`, and sends what it compressed under the entity tag and
the checksum of the plain bytes. A compressed answer gets a tag of its own here, and loses that checksum.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web.negotiation import accepts_coding
from dashboard.web.request_scope import list_header

SUFFIX = '-gz"'  # ends the entity tag of a compressed answer


class Codings:
    """ASGI middleware, to stand right in front of what compresses."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        tags = list_header(scope, "if-none-match")

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                tag_coding(message, tags)
            await send(message)

        await self.app(plain_scope(scope), receive, tagged)


def plain_scope(scope: Scope) -> Scope:
    """A request as what is behind understands it: no gzip that is refused, no tag that only we know."""
    copied = {**scope, "headers": list(scope["headers"])}
    headers = MutableHeaders(scope=copied)
    if "accept-encoding" in headers:
        headers["accept-encoding"] = accepted_codings(list_header(scope, "accept-encoding"))
    if "if-none-match" in headers:
        headers["if-none-match"] = list_header(scope, "if-none-match").replace(SUFFIX, '"')
    return copied


def accepted_codings(header: str) -> str:
    """An Accept-Encoding header without gzip where it refuses gzip."""
    if accepts_coding(header, "gzip"):
        return header
    return ",".join(element for element in header.split(",") if "gzip" not in element.lower())


def tag_coding(message: Message, tags: str) -> None:
    """Give a compressed answer its own entity tag; `tags` are those that the asker has."""
    headers = MutableHeaders(scope=message)
    etag = headers.get("etag", "")
    if not etag.endswith('"') or etag.endswith(SUFFIX):
        return
    coded_etag = etag[:-1] + SUFFIX
    if headers.get("content-encoding") == "gzip":
        headers["etag"] = coded_etag
        del headers["repr-digest"]
    elif message["status"] == 304 and coded_etag in tags:
        headers["etag"] = coded_etag
