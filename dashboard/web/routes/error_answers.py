"""Answers to requests that failed: a sentence in the language of the request, and the status that goes with it."""

import logging
from collections.abc import Callable

from dashboard.database.errors import UNKNOWN, error_key
from dashboard.database.private import private_database
from dashboard.deck.model import DeckError
from dashboard.deck.rebuild import UnknownItemError
from dashboard.exports.headless_browser import NoBrowserError, PictureError
from dashboard.i18n.words import Words
from dashboard.web.refusal import RETRY
from dashboard.web.routes.answers import HEADERS, Answer
from dashboard.web.routes.worker_pool import BusyError

LOG = logging.getLogger("duizhao")
EXPECTED: tuple[tuple[type[Exception], str, int, dict[str, str]], ...] = (
    (BusyError, "take.busy_server", 503, RETRY),
    (UnknownItemError, "take.unknown", 404, {}),
    (NoBrowserError, "share.no_browser", 503, {}),
    (PictureError, "share.failed", 503, {}),
)


def answer_or_error(words: Words, make: Callable[[], Answer]) -> Answer:
    """The answer that `make` returns, or the one to the error that it raises."""
    try:
        return make()
    except Exception as error:
        return error_answer(words, error)


def error_answer(words: Words, error: Exception) -> Answer:
    """The answer to an error. An unexpected one is described as on a page; its traceback is in the log alone."""
    if isinstance(error, DeckError):
        return Answer(words.text(error.key, None, **error.values).encode(), 400)
    for kind, key, status, headers in EXPECTED:
        if isinstance(error, kind):
            return Answer(words.text(key).encode(), status, headers=HEADERS | headers)
    if private_database() is None:
        LOG.error("an answer could not be made", exc_info=error)
    else:  # the message may hold words of the visitor's text
        LOG.error("a visitor's own answer could not be made: %s", type(error).__name__)
    key = error_key(error)
    text = "\n".join(words.text(part) for part in (key, "problem.again"))
    return Answer(text.encode(), 500 if key == UNKNOWN else 503)
