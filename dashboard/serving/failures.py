"""What a visitor is told when a page fails: a sentence in their language. What failed goes to the log alone."""

from duckdb import Error

from dashboard import panels, widgets, wording
from dashboard.database import NoDatabaseError


def said(error: Exception) -> bool:
    """Put the sentence where the page would have gone on; True: Streamlit shows nothing of its own.

    Streamlit has written the traceback to the log by then.
    """
    key = "problem.no_database" if isinstance(error, NoDatabaseError) else "problem.page"
    key = "problem.database" if isinstance(error, Error) else key
    try:
        words = widgets.words()
        panels.problem(words.text(key), [words.text("problem.again")])
    except Exception:  # whatever broke the page may have broken the words of its language too
        panels.problem(wording.in_every_language("problem.page"))
    return True
