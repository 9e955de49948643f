"""What a click does: words of a message between ⟦ and ⟧, shown on pages and left out of files, where nothing opens."""

import re

HINT = re.compile("⟦([^⟧]*)⟧")


def with_hints(text: str) -> str:
    """A text for a page, with its hints."""
    return HINT.sub(r"\1", text)


def without_hints(text: str) -> str:
    """A text for a file, without its hints."""
    return HINT.sub("", text).strip() if "⟦" in text else text
