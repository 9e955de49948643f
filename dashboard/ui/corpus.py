"""The corpus that this site shows, and what citations need of it."""

from datetime import date

from dashboard.database import frame_cache
from dashboard.database.errors import UNREADABLE
from dashboard.exports.citations.csl_items import CitationContext
from dashboard.exports.corpus import Corpus, corpus_of
from dashboard.i18n.words import Words
from dashboard.ui.client_context import today


def corpus(words: Words) -> Corpus:
    """The corpus in the language of the words; an empty one where no database can be read."""
    try:
        return corpus_of(frame_cache.frame("corpus"), words)
    except UNREADABLE:  # the page itself will say so
        return Corpus()


def citation_context(words: Words, version: str, link: str, issued: date | None = None) -> CitationContext:
    """What a citation says of the data set, seen today. version: of the data. link: URL. issued: day of the version."""
    return CitationContext(version, today(), link, issued, corpus(words))
