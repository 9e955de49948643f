"""A quote in pieces, so that its number can be marked."""

import re
from typing import Any

SPAN = re.compile(r"(\d+)-(\d+)")


def quote_pieces(quote: str, numerals: Any) -> list[tuple[str, bool]]:
    """(text, whether it is the number), in order. `numerals` as "start-end start-end" in the quote, or NaN.

    Spans that overlap or leave the quote are passed over; nothing of the quote is lost.
    """
    spans = SPAN.findall(numerals) if isinstance(numerals, str) else []
    found, done = [], 0
    for start, end in sorted((int(first), int(last)) for first, last in spans):
        if done <= start < end <= len(quote):
            found += [(quote[done:start], False), (quote[start:end], True)]
            done = end
    return [piece for piece in [*found, (quote[done:], False)] if piece[0]]
