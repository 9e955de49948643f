"""What a visitor is told when a page fails: a sentence in their language. What failed goes to the log alone."""

import logging

from dashboard.database.errors import UNKNOWN, error_key
from dashboard.i18n import words as i18n_words
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.run_context import page_words

LOG = logging.getLogger("duizhao")


def show_error(error: Exception) -> bool:
    """Put the sentence where the page would have gone on; True: Streamlit shows nothing of its own.

    Streamlit has written the traceback of what it caught itself to the log by then.
    """
    LOG.error("a page could not be shown: %s", error)
    try:
        words = page_words()
        show_problem(words.text(error_key(error)), [words.text("problem.again")])
    except Exception:  # whatever broke the page may have broken the words of its language too
        show_problem(i18n_words.all_languages(UNKNOWN))
    return True
