"""Why something is refused, in the asker's language and with the status that goes with it."""

import logging
from collections.abc import Callable

from dashboard.basket import BasketError, GoneError
from dashboard.exports.browser import NoBrowserError, PictureError
from dashboard.service.answers import HEADERS, Answer
from dashboard.service.lanes import BusyError
from dashboard.serving import failures
from dashboard.wording import Words

LOG = logging.getLogger("duizhao")
RETRY = {"Retry-After": "30"}  # seconds
EXPECTED: tuple[tuple[type[Exception], str, int, dict[str, str]], ...] = (
    (BusyError, "take.busy_server", 503, RETRY),
    (GoneError, "take.unknown", 404, {}),
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
    if isinstance(error, BasketError):
        return Answer(words.text(error.key, None, **error.values).encode(), 400)
    for kind, key, status, headers in EXPECTED:
        if isinstance(error, kind):
            return Answer(words.text(key).encode(), status, headers=HEADERS | headers)
    LOG.error("an answer could not be made", exc_info=error)
    key = failures.reason(error)
    text = "\n".join(words.text(part) for part in (key, "problem.again"))
    return Answer(text.encode(), 500 if key == failures.UNKNOWN else 503)
