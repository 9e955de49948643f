"""Citations of a figure, a target, a plan and the data set, in the reader's language.

Each is a CSL-JSON item first (`works`); from it come BibTeX and RIS (`exchange`) and, in words, GB/T 7714 and APA
(`prose`). Nothing here knows what day it is: the day of access is given by the caller.
"""

from collections.abc import Callable

from dashboard.exports.citations.exchange import bibtex, csl_json, ris
from dashboard.exports.citations.pack import caption_pack as caption_pack
from dashboard.exports.citations.prose import apa, gbt
from dashboard.exports.citations.works import Item
from dashboard.exports.citations.works import Seen as Seen
from dashboard.exports.citations.works import dataset as dataset
from dashboard.exports.citations.works import figure as figure
from dashboard.exports.citations.works import plan as plan
from dashboard.exports.citations.works import target as target
from dashboard.wording import SOURCE_LANGUAGE, Words

STYLES: dict[str, Callable[[Item, Words], str]] = {
    "gbt": gbt,
    "apa": apa,
    "bibtex": lambda item, _: bibtex(item),
    "ris": lambda item, _: ris(item),
    "csl": lambda item, _: csl_json(item),
}


def cite(item: Item, style: str, words: Words) -> str:
    """An item in one of STYLES. Raises KeyError for a style that is not there."""
    return STYLES[style](item, words)


def spoken(words: Words) -> str:
    """The style of a citation that stands by itself, as in speaker notes: that of the reader's language."""
    return "gbt" if words.lang == SOURCE_LANGUAGE else "apa"
