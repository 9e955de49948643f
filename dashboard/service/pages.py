"""A deck as one page, for those who sit in front of it or join from afar: one request each, and no session.

The page is made once for each deck, language and build, and kept for the next who asks, packed as it is sent.
"""

import gzip
import hashlib
from collections import OrderedDict

from starlette.requests import Request
from starlette.responses import Response

from dashboard import queries
from dashboard.basket import BasketError, Bench, made, to_code
from dashboard.exports.handout import handout as page_of
from dashboard.service.asked import HEADERS, BusyError, basket_of, bench_of, refusal, turn, words_of

MOST = 12  # pages that are kept; each is about 1.6 MB packed
_kept: "OrderedDict[str, bytes]" = OrderedDict()


def handout(request: Request) -> Response:
    """The deck to be read and scrolled."""
    return page(request, presenting=False)


def present(request: Request) -> Response:
    """The deck one slide at a time."""
    return page(request, presenting=True)


def page(request: Request, presenting: bool) -> Response:
    """The page, or what is wrong with the address."""
    words = words_of(request)
    try:
        basket_of(request)
        packed = found(request, bench_of(request, words), presenting)
    except (BasketError, BusyError) as wrong:
        return refusal(words, wrong)
    mark = f'"{hashlib.sha256(packed).hexdigest()[:20]}"'
    headers = HEADERS | {"ETag": mark, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, media_type="text/html", headers=headers | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(packed), media_type="text/html", headers=headers)


def found(request: Request, bench: Bench, presenting: bool) -> bytes:
    """The packed page, made if nobody has asked for it before."""
    code = to_code(basket_of(request))
    wanted = "handout" if request.query_params.get("qr") == "handout" else ""
    key = "\n".join([queries.build_id(), bench.site, bench.words.lang, str(bench.day), wanted, str(presenting), code])
    if key not in _kept:
        with turn():
            _kept[key] = gzipped(drawn(request, bench, presenting, bool(wanted)))
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return _kept[key]


def gzipped(page: bytes) -> bytes:
    """A page as it is sent; the same page always gives the same bytes, whichever server made it and when."""
    return gzip.compress(page, 6, mtime=0)


def drawn(request: Request, bench: Bench, presenting: bool, to_handout: bool) -> bytes:
    """The page as HTML."""
    basket = basket_of(request)
    code = to_code(basket)
    link, out = bench.link("deck", {"items": code}), bench.link("handout", {"items": code})
    return page_of(
        made(basket, bench).found,
        bench.words,
        bench.version,
        basket.title,
        link,
        bench.data_set,
        codes=out if to_handout else "",
        presenting=presenting,
    )
