"""Citation styles. Every citation is a CSL-JSON item first (`csl_items`), from which all styles are made."""

from collections.abc import Callable

from dashboard.exports.citations.csl_items import CslItem
from dashboard.exports.citations.prose_styles import apa, gbt
from dashboard.exports.citations.reference_formats import biblatex, bibtex, csl_json, ris
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

STYLES: dict[str, Callable[[CslItem, Words], str]] = {
    "gbt": gbt,
    "apa": apa,
    "bibtex": lambda item, _: bibtex(item),
    "biblatex": lambda item, _: biblatex(item),
    "ris": lambda item, _: ris(item),
    "csl": lambda item, _: csl_json(item),
}


def cite(item: CslItem, style: str, words: Words) -> str:
    """An item in one of STYLES. Raises KeyError for an unknown style."""
    return STYLES[style](item, words)


def default_style(words: Words) -> str:
    """Style of a single citation, as in speaker notes: GB/T 7714 in Chinese, else APA."""
    return "gbt" if words.lang == SOURCE_LANGUAGE else "apa"
