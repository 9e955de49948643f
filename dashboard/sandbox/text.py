"""The text of a query, before anything parses it."""

import unicodedata

from dashboard.sandbox.answer import RefusedError

INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}  # categories of Unicode
BLANKS = "\t\n\r"
NAMED = 5  # characters that a refusal names


def visible(query: str) -> None:
    """Refuse characters that cannot be seen: they hide what a query does from the one who is given its link."""
    hidden = dict.fromkeys(c for c in query if c not in BLANKS and unicodedata.category(c) in INVISIBLE)
    if hidden:
        raise RefusedError("characters", ", ".join(f"U+{ord(char):04X}" for char in list(hidden)[:NAMED]))
