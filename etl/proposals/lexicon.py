"""Chinese words with their English, for phrases: those of any local plan, those of the corpus, those of the register.

What any plan may say is in etl/reading/dictionary.csv; words of a subject are in the table `lexicon` of the data
folder. Both say by `kind` how a word stands in an English phrase: a `noun` at its head, a `modifier` before it, a
`level` before all else, something `following` it, a `time`; a `measure` of the noun that `{}` stands for; a
`participle` behind the noun for a verb before it, a `verb` that says only that the thing is to be there; an `office`,
a `college` behind its place, a `counter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from etl.proposals.sentences import lower
from etl.table_files import Row, Tables, read_rows

Lexicon = Mapping[str, Mapping[str, str]]
"""English by kind, by Chinese word."""
DICTIONARY = Path(__file__).parents[1] / "reading" / "dictionary.csv"  # beside the wordings of plans
_PAIRS = {
    "glossary": ("name_zh", "name_en"), "units": ("name_zh", "name_en"), "indicators": ("name_zh", "name_en"),
    "targets": ("scope_zh", "scope_en"),
}  # fmt: skip
_LEVELS = {"市级": "City-level ", "省级": "Provincial ", "国家级": "National-level "}
_WORD = re.compile("[一-龥]{2,10}")
_NOUN = re.compile(r"(?!.*\b(?:that|who|which|to|per|all|a)\b)[A-Za-z'’ -]+")
_MOST_WORDS = 5


def lexicon(register: Tables) -> Lexicon:
    """The words of dictionary and corpus; nouns as the register has them, where it does."""
    words: dict[str, dict[str, str]] = {}
    for row in (*dictionary(), *register.get("lexicon", [])):
        words.setdefault(row["word_zh"], {})[row["kind"]] = row["word_en"]
    for zh, en in _nouns(register):
        words.setdefault(zh, {})["noun"] = en
    return words


@cache
def dictionary() -> tuple[Row, ...]:
    """Rows of word_zh, kind and word_en. Raises EtlError."""
    return tuple(read_rows(DICTIONARY))


def _nouns(register: Tables) -> Iterator[tuple[str, str]]:
    """Short names of the register as nouns, and what they name apart from its level; glossary last, which rules."""
    for table in reversed(_PAIRS):
        zh, en = _PAIRS[table]
        for row in register.get(table, []):
            chinese, english = bare(row[zh]), row[en]
            yield from _plain(chinese, lower(english))
            for level, prefix in _LEVELS.items():
                if chinese.startswith(level) and english.startswith(prefix):
                    yield from _plain(chinese.removeprefix(level), english.removeprefix(prefix))


def _plain(chinese: str, english: str) -> Iterator[tuple[str, str]]:
    if _WORD.fullmatch(chinese) and _NOUN.fullmatch(english) and len(english.split()) <= _MOST_WORDS:
        yield chinese, english


def bare(words: str) -> str:
    """Chinese without the quotation marks that set a term apart."""
    return re.sub('[“”"]', "", words)
