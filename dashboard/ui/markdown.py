"""Text in labels that Streamlit reads as Markdown."""

import re

# What begins something in Markdown, and in Streamlit's own additions to it: colours, icons, formulas.
SYNTAX = re.compile(r"[\\`*_\[\]{}$<>~#|!&]|:(?=\S)|^\s*[-+=]|(?<=^\d)[.)](?=\s)")
# Where Streamlit would make a link of a bare address; an invisible joiner there prevents it.
LINKS, JOINER = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE), "\u2060"


def escape_markdown(text: str) -> str:
    """Text as a label, its Markdown without effect."""
    escaped = SYNTAX.sub(lambda match: f"\\{match[0]}" if len(match[0]) == 1 else f" \\{match[0].strip()}", text)
    return LINKS.sub(JOINER, escaped)
