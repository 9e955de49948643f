"""Citations of a figure, a target, a plan and the data set, in the reader's language.

Each is a CSL-JSON item first (`works`); from it come BibTeX and RIS (`exchange`) and, in words, GB/T 7714 and APA
(`prose`). Nothing here knows what day it is: the day of access is given by the caller.
"""

from collections.abc import Callable

from dashboard.exports.citations.csl_items import CslItem
from dashboard.exports.citations.prose_styles import apa, gbt
from dashboard.exports.citations.reference_formats import bibtex, csl_json, ris
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

STYLES: dict[str, Callable[[CslItem, Words], str]] = {
    "gbt": gbt,
    "apa": apa,
    "bibtex": lambda item, _: bibtex(item),
    "ris": lambda item, _: ris(item),
    "csl": lambda item, _: csl_json(item),
}


def cite(item: CslItem, style: str, words: Words) -> str:
    """An item in one of STYLES. Raises KeyError for a style that is not there."""
    return STYLES[style](item, words)


def cite_phrase(words: Words) -> str:
    """The style of a citation that stands by itself, as in speaker notes: that of the reader's language."""
    return "gbt" if words.lang == SOURCE_LANGUAGE else "apa"
