"""What is wrong, where, and in two languages: the one shape in which every part of the ETL reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rule:
    """A rule with an id and a bilingual sentence; `checks` in the database lists every rule that ran."""

    check_id: str
    zh: str
    en: str


@dataclass(frozen=True)
class Problem:
    """One finding. `place` is a file such as `data/targets.csv`; line and column are None where they mean nothing.

    offset, words: where in the plan's text its row stands, and the words around it, for those that have a text.
    """

    check_id: str
    place: str
    line: int | None
    column: str | None
    zh: str
    en: str
    offset: int | None = field(default=None, compare=False)
    words: str = field(default="", compare=False)

    def __str__(self) -> str:
        where = self.place if self.line is None else f"{self.place}:{self.line}"
        return f"{where}{f' {self.column}' if self.column else ''}: {self.zh} | {self.en}"

    @property
    def told(self) -> str:
        """The finding, and on a line of their own the words of the text that it is about."""
        return f"{self}\n    {self.words}" if self.words else str(self)

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        return self.place, self.line or 0, self.column or "", self.zh


def counted(counts: Mapping[str, int]) -> tuple[str, str]:
    """Names with their counts in a Chinese and in an English sentence; those of 0 are left out."""
    entries = [f"{name} {count}" for name, count in counts.items() if count]
    return "，".join(entries), ", ".join(entries)


def number_of(count: int, noun: str) -> str:
    """A count in an English sentence: 1 problem, 2 problems, 3 quantities."""
    plural = f"{noun[:-1]}ies" if noun.endswith("ty") else f"{noun}s"
    return f"{count} {noun if count == 1 else plural}"


class EtlError(Exception):
    """Something outside the tables stops the work: no data folder, a full disk, a folder that cannot be written."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(printable(f"{zh} | {en}"))


def printable(text: str) -> str:
    """A text on one line: what cannot be printed, as a line break in a file's name, is escaped."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def flat(text: str, longest: int = 60) -> str:
    """A detail on one line and short, whatever a broken file holds."""
    text = printable(text[: longest + 1])
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
