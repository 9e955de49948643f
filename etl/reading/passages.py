"""Where sentences, comma segments, brackets and quotation marks begin and end. Offsets are str indices of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_STOP = re.compile(r"[。！？!?\n\r]")
_LONGEST = 800
_COMMA = ",，;；:：\t|"
_WITHIN_NUMBER = re.compile(
    r"(?<![0-9.])1[:：](?=[0-9])|(?<=[0-9])[:：](?=1(?![0-9.]))|(?<=[0-9]):(?=[0-9])|"
    r"(?:(?<=[^0-9][0-9])|(?<=[^0-9][0-9]{2})|(?<=[^0-9][0-9]{3}))(?:,(?=[0-9]{3}(?![0-9]))|，(?=000(?![0-9])))"
)  # the colon of a ratio and the comma of thousands are no borders
_BRACKETS = re.compile(r"[(（]([^()（）\n]{0,400})[)）]")
_QUOTED = re.compile(
    r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,30}’|《(?:[^《》\n]|《[^《》\n]{0,100}》){0,200}》|[〈<][^〈〉<>\n]*[〉>]"
)
FILLER = "□"


class Span(NamedTuple):
    """Half-open range of offsets."""

    start: int
    end: int

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True)
class Passages:
    """A text cut into sentences and segments; the inside of a bracket is a passage of its own."""

    text: str

    @cached_property
    def quoted(self) -> list[Span]:
        """Quotations and titles, marks included."""
        return [Span(*match.span()) for match in _QUOTED.finditer(self.text)]

    @cached_property
    def brackets(self) -> list[Span]:
        """The insides of round brackets."""
        return [Span(match.start(1), match.end(1)) for match in _BRACKETS.finditer(self.text)]

    @cached_property
    def outline(self) -> str:
        """The text, same length, with quotations and brackets filled, and spaces of table rows as tabs."""
        filled = _QUOTED.sub(lambda match: FILLER * len(match.group()), self.text)
        filled = _BRACKETS.sub(lambda match: FILLER * len(match.group()), filled)
        return _table_rows(filled)

    @cached_property
    def _stops(self) -> list[int]:
        """Ends of sentences; a run that no mark ends is cut, so that damaged text stays readable in linear time."""
        stops, last = [], -1
        for stop in [*(match.start() for match in _STOP.finditer(self.outline)), len(self.text)]:
            while stop - last > _LONGEST:
                comma = max(self.outline.rfind(mark, last + 1, last + _LONGEST) for mark in ",，;；")
                last = comma if comma > last else last + _LONGEST
                stops.append(last)
            stops.append(stop)
            last = stop
        return stops

    def sentence(self, offset: int) -> Span:
        """The sentence around an offset, without its stop; inside a bracket, the bracket's words."""
        bracket = self.bracket(offset)
        if bracket:
            return bracket
        index = bisect_right(self._stops, offset - 1)
        start = self._stops[index - 1] + 1 if index else 0
        end = self._stops[index] if index < len(self._stops) else len(self.text)
        return Span(start, end)

    def segment(self, offset: int) -> Span:
        """The part of the sentence between commas, semicolons, colons or cell borders."""
        sentence = self.sentence(offset)
        words = _WITHIN_NUMBER.sub(lambda match: FILLER * len(match.group()), self.words(sentence))
        local = offset - sentence.start
        start = max((words.rfind(mark, 0, local) for mark in _COMMA), default=-1) + 1
        ends = [at for mark in _COMMA if (at := words.find(mark, local)) >= 0]
        return Span(sentence.start + start, sentence.start + min(ends, default=len(words)))

    def words(self, span: Span) -> str:
        """The words of a span for finding borders: quotations filled, brackets too unless the span is inside one."""
        if self.bracket(span.start):
            return _QUOTED.sub(lambda match: FILLER * len(match.group()), self.text[span.start : span.end])
        return self.outline[span.start : span.end]

    def segments(self, sentence: Span) -> Iterator[Span]:
        """The segments of a sentence, in order."""
        start = sentence.start
        while start <= sentence.end:
            segment = self.segment(start)
            yield Span(start, min(segment.end, sentence.end))
            start = segment.end + 1

    def bracket(self, offset: int) -> Span | None:
        """The inside of the round bracket that an offset stands in."""
        index = bisect_right(self.brackets, (offset, len(self.text) + 1)) - 1
        return self.brackets[index] if index >= 0 and self.brackets[index].holds(offset) else None

    def quotation(self, offset: int) -> Span | None:
        """The quotation or title that an offset stands in."""
        index = bisect_right(self.quoted, (offset, len(self.text) + 1)) - 1
        return self.quoted[index] if index >= 0 and self.quoted[index].holds(offset) else None


_ROW = re.compile(r"(?m)^ *[0-9]{1,3}(?: +|\t)\S.*$|^.*(?:\t| {2,}).*$")


def _table_rows(text: str) -> str:
    """Spaces of a table's row become tabs, which border segments: a line that begins with its number, or has tabs."""
    return _ROW.sub(lambda match: re.sub(r"(?<=\S) +(?=\S)", lambda gap: "\t" * len(gap.group()), match.group()), text)
