"""Sentences of the tables that name columns and codes, made fit for a page."""

import re

from dashboard.wording import SOURCE_LANGUAGE, Words

LATIN = re.compile(r"`[^`]+`|[A-Za-z][A-Za-z0-9_.-]*(?: [=+@A-Za-z-][A-Za-z0-9_.-]*)*")


def named(text: str, words: Words) -> str:
    """A sentence in which names in Latin letters stand between backticks, since on a Chinese page they are codes."""
    if words.lang != SOURCE_LANGUAGE:
        return text
    return LATIN.sub(lambda found: found[0] if found[0].startswith("`") else f"`{found[0]}`", text)
