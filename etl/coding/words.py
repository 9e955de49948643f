"""Places in the text that follow from words a person copied, so that nobody types an offset."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.reading.passages import Span


def places(text: str, words: str, within: Span) -> Iterator[Span]:
    """Where words stand inside a span; blanks and line breaks that an office program changed do not matter."""
    pieces = [re.escape(piece) for piece in words.split()]
    if pieces:
        for match in re.compile(r"\s*".join(pieces)).finditer(text, within.start, within.end):
            yield Span(*match.span())


def nearest(text: str, words: str, within: Span, to: int) -> Span | None:
    """The place nearest to an offset; None where the span does not hold the words."""
    return min(places(text, words, within), key=lambda span: abs(span.start - to), default=None)


def evidence_place(text: str, words: str, clause: Span, quote: Span) -> Span | None:
    """The words of a field: inside the quote, else the last before it in the clause, else the first after it, else the
    last before the clause, as a year in a heading."""
    inside = list(places(text, words, clause))
    of_quote = [span for span in inside if quote.start <= span.start and span.end <= quote.end]
    before = [span for span in inside if span.start < quote.start]
    after = [span for span in inside if span.start >= quote.start]
    above = list(places(text, words, Span(0, clause.start))) if not inside else []
    nearest = of_quote[:1] or before[-1:] or after[:1] or above[-1:]
    return nearest[0] if nearest else None
