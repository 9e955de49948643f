"""What a visitor is told when a page fails: a sentence in their language. What failed goes to the log alone."""

import logging
import traceback

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
    return show_sentence(error)


def show_private_error(error: Exception) -> None:
    """The same where a page has the visitor's own plan: the log names the kind of error and the line, no more, since
    its message may hold words of the plan."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    LOG.error("a page with a visitor's own plan could not be shown: %s, line %s", type(error).__name__, place.lineno)
    show_sentence(error)


def show_sentence(error: Exception) -> bool:
    """The sentence for an error; True."""
    try:
        words = page_words()
        show_problem(words.text(error_key(error)), [words.text("problem.again")])
    except Exception:  # whatever broke the page may have broken the words of its language too
        show_problem(i18n_words.all_languages(UNKNOWN))
    return True
