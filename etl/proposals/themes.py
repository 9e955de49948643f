"""Theme and instrument of a clause: what its indicators say, or its words against those of coded clauses.

Measured on drafts of the register's plans, the rows of each left out in turn: themes proposed by indicators or by words
with the margin below are right for 0.6 of the clauses and among the three that a clause has for 0.7 to 0.8;
instruments by words for 0.39, one of the first three for 0.68, and no margin makes them right for 0.85. So a theme is
proposed to be read, and an instrument is only suggested.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from etl.table_files import Row, Tables

_RUN = re.compile("[一-龥]+")
_SMOOTHING, _MARGIN, _MOST = 0.05, 2.0, 3


class Ranking(NamedTuple):
    """Codes of a closed list, likeliest first, and by how much the first leads, per root of the number of words."""

    codes: tuple[str, ...]
    margin: float

    @property
    def is_clear(self) -> bool:
        return self.margin >= _MARGIN


class ClauseClasses:
    """Clauses of a register by theme_id or instrument_id, for naive Bayes on pairs of characters."""

    def __init__(self, register: Tables, column: str, closed_list: Sequence[Row]) -> None:
        self._words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._clauses: Counter[str] = Counter()
        for row in closed_list:
            self._words[row[column]] += pairs(row["name_zh"] + "，" + row.get("rule_zh", ""))
        codes = {row["measure_id"]: row[column] for row in register["measures"]}
        for row in register["measures"]:
            self._words[row[column]] += pairs(row["summary_zh"])
            self._clauses[row[column]] += 1
        for row in register["targets"]:
            self._words[codes[row["measure_id"]]] += pairs(row["quote"])
        for row in register["indicators"] if column == "theme_id" else ():
            self._words[row[column]] += pairs(row["name_zh"] + "，" + row["definition_zh"])

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(word for words in self._words.values() for word in words)

    def rank(self, words: str) -> Ranking:
        """The classes of a clause's words. Its first sentence, which is its heading, counts twice."""
        bigrams = pairs(words) + pairs(re.split("[。；;]", words)[0][:60])
        bigrams = Counter({word: count for word, count in bigrams.items() if word in self._known})
        scores = {code: self._score(code, bigrams) for code in self._words}
        codes = sorted(scores, key=lambda code: (-scores[code], code))[:_MOST]
        lead = scores[codes[0]] - scores[codes[1]] if len(codes) > 1 else math.inf
        return Ranking(tuple(codes), lead / math.sqrt(max(1, len(bigrams))) if bigrams else 0.0)

    def _score(self, code: str, bigrams: Mapping[str, int]) -> float:
        logarithms, absent = self._logarithms[code]
        likeness = sum(min(count, 4) * logarithms.get(word, absent) for word, count in bigrams.items())
        return math.log(self._clauses[code] + 1) + likeness

    @cached_property
    def _logarithms(self) -> dict[str, tuple[dict[str, float], float]]:
        """Of each class, the logarithm of each word's smoothed share, and that of a word it does not have."""
        tables = {}
        for code, words in self._words.items():
            whole = words.total() + _SMOOTHING * len(self._known)
            shares = {word: math.log((count + _SMOOTHING) / whole) for word, count in words.items()}
            tables[code] = shares, math.log(_SMOOTHING / whole)
        return tables


def pairs(words: str) -> Counter[str]:
    """Pairs of neighbouring Chinese characters, with how often each stands."""
    return Counter(run[at : at + 2] for run in _RUN.findall(words) for at in range(len(run) - 1))


def theme_of_indicators(targets: Sequence[Row], indicators: Mapping[str, Row]) -> str:
    """The theme that most of a clause's quantities have by their indicators; empty where none has one."""
    themes = Counter(
        indicators[row["indicator_id"]]["theme_id"] for row in targets if row["indicator_id"] in indicators
    )
    return themes.most_common(1)[0][0] if themes else ""
