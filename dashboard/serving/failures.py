"""What a visitor is told when a page fails: a sentence in their language. What failed goes to the log alone."""

import logging

from duckdb import Error

from dashboard import panels, widgets, wording
from dashboard.database import NoDatabaseError

LOG = logging.getLogger("duizhao")


def said(error: Exception) -> bool:
    """Put the sentence where the page would have gone on; True: Streamlit shows nothing of its own.

    Streamlit has written the traceback of what it caught itself to the log by then.
    """
    LOG.error("a page could not be shown: %s", error)
    key = "problem.no_database" if isinstance(error, NoDatabaseError) else "problem.page"
    key = "problem.database" if isinstance(error, Error) else key
    try:
        words = widgets.words()
        panels.problem(words.text(key), [words.text("problem.again")])
    except Exception:  # whatever broke the page may have broken the words of its language too
        panels.problem(wording.in_every_language("problem.page"))
    return True
