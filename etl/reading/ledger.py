"""Reasons for the numerals that are no quantity: headings, dates, names, ordinals, words, page furniture."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from etl.reading.headings import Line
from etl.reading.ledger_rules import PLAIN, WEAKER_THAN_QUOTES
from etl.reading.numbers import Token
from etl.reading.passages import Passages, Span

_MEASURED = re.compile(r"\s*(?:[%％]|个?百分点|[0-9])|[^”]{0,6}(?:以上|以下|以内)")
_PERSON = re.compile(
    r"(?m)^[ \t\u3000\xa0]*(?:[一-龥  ]{1,8}[:：]\s*)?[一-龥](?:\s?[一-龥]){1,3}"
    r"[ \t\u3000\xa0]+[一-龥]{2,}(?:长|任|员|记|席|师)\S{0,12}$"
)
REASONS = (
    "due_year", "date", "document_number", "clause_number", "ordinal", "programme_name", "set_label", "level_label",
    "word", "article", "vague", "proper_name", "law_title", "page_furniture", "duration", "baseline", "context",
    "score", "phone", "not_coded",
)  # fmt: skip
Reasons = dict[Token, str]


def reasons(passages: Passages, numerals: Sequence[Token], lines: Sequence[Line]) -> Reasons:
    """Reason of each numeral that its wording alone shows to count nothing; the others are left for the quantities."""
    given: Reasons = {}
    for line in lines:
        _give(given, numerals, line.marker, "clause_number")
    for match in _PERSON.finditer(passages.text):
        _give(given, numerals, Span(*match.span()), "proper_name")
    for reason, pattern in PLAIN:
        _apply(given, numerals, passages.text, reason, pattern)
    _give_quoted(given, numerals, passages)
    for reason, pattern in WEAKER_THAN_QUOTES:
        _apply(given, numerals, passages.text, reason, pattern)
    return given


def _apply(given: Reasons, numerals: Sequence[Token], text: str, reason: str, pattern: re.Pattern[str]) -> None:
    group = "n" if "n" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        if match.group(group) is not None:
            _give(given, numerals, Span(*match.span(group)), reason)
        elif group:
            _give(given, numerals, Span(*match.span()), reason)


def _give(given: Reasons, numerals: Sequence[Token], span: Span, reason: str) -> None:
    """The reason to the numerals that lie within a span, unless they have one."""
    for token in within(numerals, span):
        given.setdefault(token, reason)


def _give_quoted(given: Reasons, numerals: Sequence[Token], passages: Passages) -> None:
    """Numerals in quotation marks are names, in title marks titles; a measured quantity keeps its meaning."""
    for span in passages.quoted:
        title = passages.text[span.start] in "《〈<"
        for token in within(numerals, span):
            if token not in given and not _MEASURED.match(passages.text, token.end):
                given[token] = _in_title(passages.text, token) if title else "programme_name"


def _in_title(text: str, token: Token) -> str:
    """A year, a duration, a word or a quoted name within the title; else the title's own numeral."""
    before, after = text[token.start - 1], text[token.end : token.end + 3]
    if after.startswith("年") and not re.fullmatch("(?:19|20)[0-9]{2}", token.text):
        return "duration"
    if token.in_digits and re.fullmatch("(?:19|20)[0-9]{2}", token.text):
        return "date"
    if text.rfind("“", 0, token.start) > max(text.rfind("”", 0, token.start), text.rfind("《", 0, token.start)):
        return "programme_name"
    return "word" if before in "进统" or after[:1] in "体步流线" else "law_title"


def within(numerals: Sequence[Token], span: Span) -> list[Token]:
    """The numerals that lie wholly within a span."""
    index = bisect_left(numerals, (span.start, 0, ""))
    chosen = []
    while index < len(numerals) and numerals[index].start < span.end:
        if numerals[index].end <= span.end:
            chosen.append(numerals[index])
        index += 1
    return chosen


def rest(text: str, unread: Iterable[Token]) -> Reasons:
    """Reasons of last resort: Chinese numerals that count nothing are words, Arabic ones are left to the reader."""
    return {token: _last_resort(text, token) for token in unread}


def _last_resort(text: str, token: Token) -> str:
    after = text[token.end : token.end + 2].lstrip()
    if after[:1] == "年" and not re.fullmatch("(?:19|20)[0-9]{2}", token.text):
        return "duration"
    if token.in_digits:
        return "not_coded"
    return "article" if token.text == "一" and re.match("[个项支所条种名家门座张份股套件位]", after) else "word"
