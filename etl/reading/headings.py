"""Numbered headings, annexes, boxes and tables: what kind of line each line of a text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.reading.furniture import is_furniture
from etl.reading.passages import Span

_HAN = "一二三四五六七八九十百〇"
_MARKERS = (
    ("chapter", re.compile(rf"第([{_HAN}0-9]+)[章编篇部](?=[\s、])")),
    ("division", re.compile(rf"第([{_HAN}0-9]+)节(?=[\s、])")),
    ("section", re.compile(rf"([{_HAN}]+)[、，,.．]\s*(?=\S)")),
    ("subsection", re.compile(rf"[(（]([{_HAN}]+)[)）]")),
    ("item", re.compile(r"([0-9０-９]{1,3})\s*[.．、]\s*(?![0-9\s])")),
    ("subitem", re.compile(r"[(（]([0-9０-９]{1,2})[)）]")),
    ("row", re.compile(r"([0-9]{1,3})[ \t]+(?=\S)")),
    ("row_number", re.compile(r"([0-9]{1,3})$")),
)
_ANNEX = re.compile(
    rf"附\s*(?:件|表|录)\s*([{_HAN}0-9]*)\s*[:：]?$|附\s*(?:件|表|录)\s*([{_HAN}0-9]+)(?![0-9.．、{_HAN}])[:：\s]?"
)
_ANNEX_LIST = re.compile(r"附\s*件\s*[:：]\s*([0-9]{0,2})(?=\s*[.．、]|\D|$)")
_BOX = re.compile(rf"(专栏|表|图)\s*([{_HAN}0-9]+)(?=[\s:：]|$|[^{_HAN}0-9级个层])")
_ROW_HEAD = re.compile(r"序\s*号")


class Line(NamedTuple):
    """One line: its span without indentation and trailing blanks, its kind, and its number as printed."""

    start: int
    end: int
    kind: str
    label: str
    marker: Span


def lines(text: str) -> list[Line]:
    """Every line that is not blank, in order. Kinds: chapter to row_number, annex, annex_list, box,
    head, furniture, text."""
    return list(_tables_only(_annex_lists(_kinds(text))))


def _kinds(text: str) -> Iterator[Line]:
    for match in re.finditer(r"[^\r\n]+", text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if end > start:
            kind, label, length = line_kind(text[start:end])
            yield Line(start, end, kind, label, Span(start, start + length))


def line_kind(words: str) -> tuple[str, str, int]:
    """Kind, printed number and length of the marker of a line without indentation."""
    if is_furniture(words):
        return "furniture", "", 0
    if match := _ANNEX.match(words):
        return "annex", match.group(1) or match.group(2) or "", match.end()
    if match := _ANNEX_LIST.match(words):
        return "annex_list", match.group(1), match.end()
    if match := _BOX.match(words):
        return "box", match.group(1) + match.group(2), match.end()
    if _ROW_HEAD.match(words):
        return "head", "", 0
    for kind, pattern in _MARKERS:
        if match := pattern.match(words):
            return kind, match.group(1), match.end()
    return "text", "", 0


def _annex_lists(lines: Iterator[Line]) -> Iterator[Line]:
    """The numbered names that follow `附件:` are the list of annexes, not clauses."""
    listing = False
    for line in lines:
        if line.kind == "annex_list":
            listing = True
            yield line
        elif listing and line.kind == "item":
            yield line._replace(kind="annex_list")
        else:
            listing = False
            yield line


def _tables_only(lines: Iterator[Line]) -> Iterator[Line]:
    """A number before a blank, or alone on its line, is a row only in a table: after its head, in an annex or a box."""
    table = False
    for line in lines:
        table = line.kind in ("head", "annex", "box") or (table and line.kind not in ("chapter", "section"))
        if line.kind in ("row", "row_number") and not table:
            yield line._replace(kind="text", label="", marker=Span(line.start, line.start))
        else:
            yield line
