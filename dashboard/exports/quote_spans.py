"""Split a quote at its numerals."""

import re
from typing import Any

SPAN = re.compile(r"(\d+)-(\d+)")


def quote_pieces(quote: str, numerals: Any) -> list[tuple[str, bool]]:
    """Pieces (text, is it a numeral) that join to the quote. numerals: "start-end start-end" in the quote, or NaN.

    Spans that overlap or leave the quote are ignored.
    """
    spans = SPAN.findall(numerals) if isinstance(numerals, str) else []
    pieces, done = [], 0
    for start, end in sorted((int(first), int(last)) for first, last in spans):
        if done <= start < end <= len(quote):
            pieces += [(quote[done:start], False), (quote[start:end], True)]
            done = end
    return [piece for piece in [*pieces, (quote[done:], False)] if piece[0]]
