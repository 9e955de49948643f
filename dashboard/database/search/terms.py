"""The terms of a search: what must occur in a document, in any of several spellings."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.database.search.folding import BAR, fold
from dashboard.database.search.spelling import QUESTION_WORDS, spellings

CHINESE = re.compile("[㐀-鿿]")
YEAR = re.compile(r"((?:19|20)[0-9]{2})年?")
MOST_TERMS = 12
Condition = tuple[str, list[Any]]


@dataclass(frozen=True)
class Term:
    """A term as typed, and what is looked for: any of some folded words, or a pattern, or what is due in a year.

    change: what is looked for instead of what was typed, "" where it is that itself. names_only: in titles alone. code:
    the id of a record.
    """

    typed: str
    words: tuple[str, ...] = ()
    pattern: str = ""
    year: int = 0
    change: str = ""
    names_only: bool = False
    code: str = ""

    @property
    def condition(self) -> Condition:
        """SQL on `folded` that a document meets."""
        return self._condition("head" if self.names_only else "body")

    @property
    def title_condition(self) -> Condition:
        """The same, of titles and places."""
        return self._condition("head")

    def _condition(self, column: str) -> Condition:
        if self.code:
            return "code = ? AND NOT (kind = 'term' AND parent = '')", [self.code]  # ids of the glossary are words
        if self.pattern:
            return f"regexp_matches({column}, ?)", [self.pattern]
        if self.year:
            return f"(due = ? OR (due IS NULL AND kind <> 'target' AND contains({column}, ?)))", [
                self.year,
                str(self.year),
            ]
        # A word that begins with another of them is found by it.
        words = [
            word for word in self.words if not any(other != word and word.startswith(other) for other in self.words)
        ]
        return f"({' OR '.join(f'contains({column}, ?)' for _ in words)})", words

    @property
    def mark(self) -> re.Pattern[str]:
        """What is marked in a folded text that begins with a blank."""
        if self.pattern:
            return re.compile(self.pattern)
        if self.year or self.code:
            return re.compile(re.escape(self.code or str(self.year)))
        whole = (re.escape(word) + ("[a-z]*" if word[-1:].isalpha() and word.isascii() else "") for word in self.words)
        return re.compile("|".join(whole))


@cache
def to_simplified(text: str) -> str:
    """A text in simplified characters, from Taiwan's, Hong Kong's or the mainland's traditional ones."""
    from opencc import OpenCC

    converted: str = _converter(OpenCC).convert(text)
    return converted


@cache
def _converter(kind: Any) -> Any:
    return kind("t2s")


def parse(query: str, synonyms: dict[str, list[str]]) -> list[Term]:
    """The terms of a query: synonyms of the glossary as wholes, then words between blanks.

    Words of questions are left out where others remain.
    """
    line = f" {' '.join(fold(to_simplified(query)).replace(BAR, ' ').split())} "
    terms: list[Term] = []
    for phrase in sorted((phrase for phrase in synonyms if phrase and f" {phrase}" in line), key=len, reverse=True):
        if f" {phrase}" in line or (CHINESE.search(phrase) and phrase in line):
            before, after = line.split(phrase, 1)
            line = before + " " + after.lstrip("abcdefghijklmnopqrstuvwxyz")
            terms.append(Term(phrase, tuple(map(_as_found, (phrase, *synonyms[phrase])))))
    words = [word for word in line.split() if word.strip(".")]
    kept = [word for word in words if word not in QUESTION_WORDS]
    return [*terms, *map(_term, kept or ([] if terms else words))][:MOST_TERMS]


def _term(word: str) -> Term:
    """A term of one word: a year, letters in all their spellings, or anything else as it is."""
    if year := YEAR.fullmatch(word):
        return Term(word, year=int(year[1]))
    if word.isascii() and word.isalpha():
        return Term(word, tuple(f" {form}" for form in spellings(word)))
    return Term(word, (_as_found(word.strip(".") or word),))


def _as_found(word: str) -> str:
    """A word as it stands in a folded text: after a blank, unless it begins in Chinese."""
    closed = " ".join(word.split())
    return closed if CHINESE.match(closed) else f" {closed}"
