"""Mark names of columns and codes, and words of the other language, as code in sentences of the tables."""

import re

from dashboard.i18n.words import SOURCE_LANGUAGE, Words

LATIN = re.compile(r"`[^`]+`|[A-Za-z][A-Za-z0-9_.-]*(?: [=+@A-Za-z-][A-Za-z0-9_.-]*)*")
CHINESE = re.compile(r"“[^”]*”|《[^》]*》|`[^`]+`|[一-鿿][一-鿿0-9.]*")


def mark_foreign_names(text: str, words: Words) -> str:
    """A sentence with backticks around everything in the other language's letters."""
    foreign = LATIN if words.lang == SOURCE_LANGUAGE else CHINESE
    return foreign.sub(lambda match: match[0] if match[0][0] in "`“《" else f"`{match[0]}`", text)
