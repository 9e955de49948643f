"""The tables of the data that a visitor's text is read against: public, and shared by all sessions."""

from dashboard.database import frame_cache
from dashboard.database.queries.reading_corpus import TABLES
from dashboard.desk.drafting import Corpus
from dashboard.figures.records import records


def reading_corpus() -> Corpus:
    """The corpus of the present build. Raises NoDatabaseError without one."""
    return frame_cache.cached_drawing(("reading corpus",), _corpus)


def _corpus() -> Corpus:
    return Corpus(**{name: records(frame_cache.frame("reading_corpus", table=name)) for name in TABLES})
