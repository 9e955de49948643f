"""Text search in either language, regardless of character width and case."""

import re
import unicodedata
from collections.abc import Sequence

from dashboard.figures.records import Row

BLANKS = re.compile(r"\s+")


def fold_text(text: str) -> str:
    """A text in one width and one case, for comparison."""
    return unicodedata.normalize("NFKC", text).casefold()


def search_terms(query: str) -> list[str]:
    """The terms of a search, separated by blanks; a row must contain all of them."""
    return fold_text(query).split()


def matches_terms(row: Row, columns: Sequence[str], terms: Sequence[str]) -> bool:
    """Whether each term occurs in some column of a row, stray blanks in the text ignored."""
    text = fold_text("\n".join(str(row[column]) for column in columns if isinstance(row.get(column), str)))
    closed = BLANKS.sub("", text)
    return all(term in text or term in closed for term in terms)
