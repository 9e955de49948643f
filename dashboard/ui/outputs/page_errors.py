"""What a visitor is told when a page fails: a sentence in their language. What failed goes to the log alone."""

import logging

from duckdb import BinderException, CatalogException, Error

from dashboard.database.connection import NoDatabaseError
from dashboard.i18n import words as i18n_words_
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.run_context import page_words

LOG = logging.getLogger("duizhao")
UNKNOWN = "problem.page"


# What an error is called, as a message: the first that fits. A table or a column that is not there is one that another
# version of this software knows.
REASONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (NoDatabaseError, "problem.no_database"),
    ((BinderException, CatalogException), "problem.schema"),
    (Error, "problem.database"),
)


def error_key(error: Exception) -> str:
    """The key of the message for an error."""
    return next((key for kinds, key in REASONS if isinstance(error, kinds)), UNKNOWN)


def show_error(error: Exception) -> bool:
    """Put the sentence where the page would have gone on; True: Streamlit shows nothing of its own.

    Streamlit has written the traceback of what it caught itself to the log by then.
    """
    LOG.error("a page could not be shown: %s", error)
    try:
        words = page_words()
        show_problem(words.text(error_key(error)), [words.text("problem.again")])
    except Exception:  # whatever broke the page may have broken the words of its language too
        show_problem(i18n_words_.all_languages(UNKNOWN))
    return True
