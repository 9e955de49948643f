"""Search: words in either language, in whatever width or case they are typed."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

BLANKS = re.compile(r"\s+")


def fold_text(text: str) -> str:
    """A text as it is compared: one width, one case."""
    return unicodedata.normalize("NFKC", text).casefold()


def search_terms(query: str) -> list[str]:
    """The words of a search, parted by blanks; all of them must be found."""
    return fold_text(query).split()


def matches_terms(row: Mapping[str, Any], columns: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether each of the wanted terms stands in some column of a row, also where the text has a stray blank in it."""
    text = fold_text("\n".join(str(row[column]) for column in columns if isinstance(row.get(column), str)))
    closed = BLANKS.sub("", text)
    return all(term in text or term in closed for term in wanted)
