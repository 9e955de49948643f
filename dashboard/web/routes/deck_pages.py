"""A deck as one page, for those who sit in front of it or join from afar: one request each, and no session.

The page is made once for each deck, language and build, and cached for the next who asks, packed as it is sent.
"""

import gzip
import hashlib
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dashboard.deck.codec import encode_deck
from dashboard.deck.export_files import file_options, rebuild_deck
from dashboard.desk.own_requests import is_own
from dashboard.exports.html.document import handout_html as html_page
from dashboard.web.negotiation import accepts_coding, matches_etag
from dashboard.web.request_scope import list_header
from dashboard.web.routes.answers import HEADERS, Answer, Answers
from dashboard.web.routes.error_answers import answer_or_error
from dashboard.web.routes.export_request import ExportRequest, export_request, parameters
from dashboard.web.routes.own_files import PRIVATE, own_answer


async def page(request: Request, answers: Answers, presenting: bool) -> Response:
    """The page in the coding that is accepted, or that the asker's copy is current, or what is wrong.

    presenting: one slide at a time, instead of all of them to be read and scrolled.
    """
    asked = await parameters(request)
    export, to_handout = export_request(request, asked), asked.get("qr") == "handout"
    key = "page", presenting, to_handout, export

    def make() -> Answer:
        return answer_or_error(export.words, lambda: compressed_page(page_html(export, presenting, to_handout)))

    plain = not accepts_coding(list_header(request.scope, "accept-encoding"), "gzip")
    if is_own(asked):
        own = await own_answer(request, answers, make, "deck")
        if own.status == 200 and plain:
            own = replace(uncompressed_page(own), headers=HEADERS | PRIVATE)
        return own.response()
    answer: Answer = await answers.get(request, key, make, "deck")
    if answer.status == 200 and plain:
        answer = await answers.get(request, ("unpacked", *key), partial(uncompressed_page, answer), "lookup")
    etag = answer.headers.get("ETag", "")
    if etag and matches_etag(list_header(request.scope, "if-none-match"), etag):
        return Response(status_code=304, headers=HEADERS | {"ETag": etag})
    return answer.response()


def compressed_page(html: bytes) -> Answer:
    """A page as it is sent; the same page always gives the same bytes, whichever server made it and when."""
    return page_answer(gzip.compress(html, 6, mtime=0), {"Content-Encoding": "gzip"})


def uncompressed_page(answer: Answer) -> Answer:
    """The same page for who refuses gzip."""
    return page_answer(gzip.decompress(answer.body), {})


def page_answer(body: bytes, headers: dict[str, str]) -> Answer:
    """A page under the tag of the bytes that are sent: each coding has its own."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Answer(body, media_type="text/html", headers=HEADERS | headers | {"ETag": etag})


def page_html(export: ExportRequest, presenting: bool, to_handout: bool) -> bytes:
    """The page as HTML."""
    deck, context = export.basket(), export.bench()
    options = replace(
        file_options(deck, context),
        slide_page=context.link("handout", {"items": encode_deck(deck)}) if to_handout else "",
        presenting=presenting,
    )
    return html_page(rebuild_deck(deck, context), context.words, context.version, options)


handout = partial(page, presenting=False)
present = partial(page, presenting=True)
