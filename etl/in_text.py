"""Where in a text a row stands, and the words around it: what a message about the row shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.problems import Problem, flat

_BEFORE_AND_AFTER, _LONGEST = 14, 60  # characters
_PLACES = (("quote_start", "quote_end"), ("start", "end"))


def span_of(row: Mapping[str, object]) -> tuple[int, int] | None:
    """The offsets that a row gives for its words; None where it gives none that can be read."""
    for first, last in _PLACES:
        start, end = (str(row.get(name) or "") for name in (first, last))
        if start.isdecimal() and end.isdecimal() and int(start) < int(end) < 10**9:
            return int(start), int(end)
    return None


def words_around(text: str, start: int, end: int) -> str:
    """The words between two offsets in corner brackets, with some before and after, on one line."""
    before, after = text[max(0, start - _BEFORE_AND_AFTER) : start], text[end : end + _BEFORE_AND_AFTER]
    return flat(" ".join(f"{before}【{_short(text[start:end])}】{after}".split()), 200)


def _short(words: str) -> str:
    half = _LONGEST // 2
    return words if len(words) <= _LONGEST else f"{words[:half]}…{words[-half:]}"


def with_place(problem: Problem, row: Mapping[str, object], text: str) -> Problem:
    """The problem with the place of its row in the text, if the row gives one inside it."""
    span = span_of(row)
    if span is None or span[1] > len(text):
        return problem
    return replace(problem, offset=span[0], words=words_around(text, *span))


def sort_by_place(problems: Iterable[Problem]) -> list[Problem]:
    """What concerns a whole table or plan first, then all else in the order of the text."""
    return sorted(problems, key=lambda item: (-1 if item.offset is None else item.offset, *item.sort_key))
