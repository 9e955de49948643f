"""What an address asks for, read carefully: words, basket, day, and the site as the asker knows it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pandas as pd
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard import queries, wording
from dashboard.basket import Basket, BasketError, Bench, from_code
from dashboard.wording import Words

AT_ONCE = 2  # files that are made at the same time; others wait
PATIENCE = 60  # seconds they wait
# Those who wait; more are told at once. Each holds one of the server's forty threads, which /health needs too.
WAITING = 12
_turns = threading.BoundedSemaphore(AT_ONCE)
_places = threading.BoundedSemaphore(AT_ONCE + WAITING)
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "private, no-cache"}


class BusyError(RuntimeError):
    """Too many files are being made."""


@contextmanager
def turn() -> Iterator[None]:
    """A turn at making a file. Raises BusyError where too many wait already, or none comes up."""
    if not _places.acquire(blocking=False):
        raise BusyError
    try:
        if not _turns.acquire(timeout=PATIENCE):
            raise BusyError
        try:
            yield
        finally:
            _turns.release()
    finally:
        _places.release()


def words_of(request: Request) -> Words:
    """The language of the address, else of the browser."""
    spoken = request.headers.get("accept-language", "").split(",")[0]
    return Words(wording.best_language(request.query_params.get("lang"), spoken))


def basket_of(request: Request) -> Basket:
    """The basket in the address; an empty one where there is none. Raises BasketError."""
    code = request.query_params.get("items", "")
    return from_code(code) if code else Basket()


def bench_of(request: Request, words: Words) -> Bench:
    """What figures are made with for this request; each frame is read once."""

    @cache
    def once(name: str, arguments: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
        frame: pd.DataFrame = queries.fetch(name, **dict(arguments))
        return frame

    def fetch(name: str, **arguments: Any) -> pd.DataFrame:
        return once(name, tuple(arguments.items()))

    return Bench(fetch, words, str(request.base_url).rstrip("/"), day_of(request))


def day_of(request: Request) -> date:
    """The asker's day, if it can be one anywhere on earth just now; else ours."""
    today = datetime.now(UTC).date()
    try:
        asked = date.fromisoformat(request.query_params.get("day", ""))
    except ValueError:
        return today
    return asked if abs(asked - today) <= timedelta(days=1) else today


def refusal(words: Words, wrong: Exception) -> Response:
    """What is wrong, in the asker's language, with the status that goes with it."""
    if isinstance(wrong, BasketError):
        return PlainTextResponse(words.text(wrong.key, None, **wrong.values), 400, HEADERS)
    busy = isinstance(wrong, BusyError)
    key, status = ("take.busy_server", 503) if busy else ("take.unknown", 404)
    return PlainTextResponse(words.text(key), status, HEADERS | ({"Retry-After": "30"} if busy else {}))
