"""The numbered clauses of a text, its annexes, boxes and tables, with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.reading.headings import Line
from etl.reading.numbers import number
from etl.reading.passages import Span

LEVELS = ("chapter", "division", "section", "subsection", "item", "subitem")
_BORDERS = (*LEVELS, "annex", "annex_list", "box", "head", "row", "row_number", "furniture")
_ROWS = ("row", "row_number")
_MEMBERS = re.compile("名单|成员|通讯录|联系方式")
_SENTENCE = re.compile(r"[^。；;]+[。；;:：].*\S")
_LONG_HEADING = 60


class Clause(NamedTuple):
    """A numbered clause: its printed path such as `二.1` or `附件5.11`, where it stands, and its span."""

    label: str
    part: str
    start: int
    end: int
    heading: Span

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def clauses(text: str, lines: list[Line]) -> list[Clause]:
    """The clauses in order: the lowest numbered level, and what a heading says before its first numbered item."""
    through = _numbered_through(lines)
    return [clause for clause in _blocks(text, lines, through) if _says_something(text, clause)]


def clause_around(lines: list[Line], offset: int) -> Clause:
    """A clause for words that stand in none: the annex that they head, or the lines before the first heading."""
    before = [index for index, line in enumerate(lines) if line.start <= offset]
    border = next((index for index in reversed(before) if lines[index].kind in _BORDERS), None)
    last = lines[before[-1]].end
    if border is not None and lines[border].kind == "annex":
        line = lines[border]
        return Clause(f"附件{line.label}", "annex", line.start, last, Span(line.start, line.end))
    line = lines[before[-1]]
    return Clause("前言", "body", line.start, last, Span(line.start, line.end))


def _numbered_through(lines: list[Line]) -> bool:
    """Whether the items of the body are numbered 1 to n across its sections, so that the number alone names one."""
    first = next((line.start for line in lines if line.kind in ("annex", "box")), None)
    numbers = [int(line.label) for line in lines if line.kind == "item" and (first is None or line.start < first)]
    sections = [line for line in lines if line.kind in ("section", "subsection", "chapter")]
    return len(numbers) > 1 and len(sections) > 1 and numbers == list(range(1, len(numbers) + 1))


def _blocks(text: str, lines: list[Line], through: bool) -> Iterator[Clause]:
    path: dict[str, str] = {}
    around: dict[str, str] = {}  # the path in which a box stands
    annex, title = "", ""
    borders = [index for index, line in enumerate(lines) if line.kind in _BORDERS]
    for index in borders:
        line = lines[index]
        if line.kind == "annex":
            annex, path, title = f"附件{line.label}", {}, _title(text, lines, index)
        elif line.kind in LEVELS or line.kind in _ROWS:
            path = around if "box" in path and _leaves_box(line, around) else path
            path = _deeper({} if through and line.kind == "item" and not annex and "box" not in path else path, line)
        elif line.kind == "box":
            around = path if "box" not in path else around
            path = {"box": line.label}
        if line.kind in ("annex_list", "head", "furniture") or _MEMBERS.search(title):
            continue
        yield Clause(
            _label(annex, path), _part(annex, line, path), line.start, _end(lines, index), _heading(lines, index)
        )


def _leaves_box(line: Line, around: dict[str, str]) -> bool:
    """Whether a heading goes on with the text around a box: a section does, a subsection if it is the next one."""
    if line.kind == "subsection" and "subsection" in around:
        return number(line.label) == number(around["subsection"]) + 1
    return line.kind in ("chapter", "division", "section")


def _deeper(path: dict[str, str], line: Line) -> dict[str, str]:
    """The path with this line's level set, deeper levels gone; items numbered through drop what is above."""
    order, kind = ("box", *LEVELS, "row"), "row" if line.kind in _ROWS else line.kind
    level = order.index(kind)
    return {**{key: value for key, value in path.items() if order.index(key) < level}, kind: line.label}


def _label(annex: str, path: dict[str, str]) -> str:
    printed = [f"({label})" if kind == "subsection" else label for kind, label in path.items()]
    return ".".join(([annex] if annex else []) + printed).replace(".(", "(") or "0"


def _part(annex: str, line: Line, path: dict[str, str]) -> str:
    if line.kind in _ROWS:
        return "table"
    return "box" if "box" in path else "annex" if annex else "body"


def _end(lines: list[Line], index: int) -> int:
    """Where the last line before the next border ends."""
    last = index
    while last + 1 < len(lines) and lines[last + 1].kind not in _BORDERS:
        last += 1
    return lines[last].end


def _heading(lines: list[Line], index: int) -> Span:
    return Span(lines[index].start, lines[index].end)


def _title(text: str, lines: list[Line], index: int) -> str:
    """The words of an annex's own line and of the one below it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    heading = text[lines[index].start : lines[index].end]
    return heading + (text[below.start : below.end] if below and below.kind == "text" else "")


def _says_something(text: str, clause: Clause) -> bool:
    """A bare heading is no clause: something must follow it, on its line or below."""
    if clause.part == "table" or text[clause.heading.end : clause.end].strip():
        return True
    words = text[clause.start : clause.end]
    return bool(_SENTENCE.match(words)) or clause.label.startswith("附件") or len(words) > _LONG_HEADING
