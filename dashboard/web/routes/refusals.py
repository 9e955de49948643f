"""Why something is refused, in the asker's language and with the status that goes with it."""

import logging
from collections.abc import Callable

from dashboard.deck.model import DeckError
from dashboard.deck.rebuild import UnknownItemError
from dashboard.exports.headless_browser import NoBrowserError, PictureError
from dashboard.i18n.words import Words
from dashboard.ui.outputs import page_errors
from dashboard.web.routes.answers import HEADERS, Answer
from dashboard.web.routes.lanes import BusyError

LOG = logging.getLogger("duizhao")
RETRY = {"Retry-After": "30"}  # seconds
EXPECTED: tuple[tuple[type[Exception], str, int, dict[str, str]], ...] = (
    (BusyError, "take.busy_server", 503, RETRY),
    (UnknownItemError, "take.unknown", 404, {}),
    (NoBrowserError, "share.no_browser", 503, {}),
    (PictureError, "share.failed", 503, {}),
)


def attempt(words: Words, make: Callable[[], Answer]) -> Answer:
    """What is made, or why it is not: one answer for all who wait for it."""
    try:
        return make()
    except Exception as error:
        return refusal(words, error)


def refusal(words: Words, error: Exception) -> Answer:
    """The answer to an error. What nobody expects is told as a page would tell it; what it was is in the log alone."""
    if isinstance(error, DeckError):
        return Answer(words.text(error.key, None, **error.values).encode(), 400)
    for kind, key, status, headers in EXPECTED:
        if isinstance(error, kind):
            return Answer(words.text(key).encode(), status, headers=HEADERS | headers)
    LOG.error("an answer could not be made", exc_info=error)
    key = page_errors.error_key(error)
    text = "\n".join(words.text(part) for part in (key, "problem.again"))
    return Answer(text.encode(), 500 if key == page_errors.UNKNOWN else 503)
