"""Sentences of the tables that name columns, codes or words of the other language, made fit for a page."""

import re

from dashboard.i18n.words import SOURCE_LANGUAGE, Words

LATIN = re.compile(r"`[^`]+`|[A-Za-z][A-Za-z0-9_.-]*(?: [=+@A-Za-z-][A-Za-z0-9_.-]*)*")
CHINESE = re.compile(r"“[^”]*”|《[^》]*》|`[^`]+`|[一-鿿][一-鿿0-9.]*")


def mark_foreign_names(text: str, words: Words) -> str:
    """A sentence in which what is in the other language's letters stands between backticks, as a name."""
    foreign = LATIN if words.lang == SOURCE_LANGUAGE else CHINESE
    return foreign.sub(lambda found: found[0] if found[0][0] in "`“《" else f"`{found[0]}`", text)
