"""Which known indicators a quantity may belong to: what its words share with their names and targets."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.reading.model import Corpus, Quantity, Row
from etl.reading.shared_words import pairs, shared_words

_UNIT_WEIGHT, _SHARE_WEIGHT, _NAME_WEIGHT = 0.35, 0.1, 0.9
_STAYING = re.compile("留(?![学存任用级置守职校])[一-龥](?=就业|工作|创业|率|比例)")
_ENOUGH, _ENOUGH_WITH_UNIT = 0.3, 0.2


class Candidate(NamedTuple):
    """An indicator, its score (0 to about 1.6) and why: words shared, and a unit shared that few others have."""

    indicator_id: str
    score: float
    same_unit: bool
    by_words: float
    shared: tuple[str, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether the words are enough to propose the indicator rather than to list it."""
        return self.by_words >= (_ENOUGH_WITH_UNIT if self.same_unit else _ENOUGH)


@dataclass(frozen=True)
class Profile:
    """What an indicator looks like: its name and definition, and the words of each of its targets; and their pairs."""

    indicator_id: str
    unit_id: str
    texts: tuple[str, ...]
    documents: tuple[Counter[str], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "documents", tuple(map(pairs, self.texts)))


class Index:
    """The indicators of a corpus by their words; rare words weigh more."""

    def __init__(self, corpus: Corpus) -> None:
        profiles = [_profile(row, corpus.targets) for row in corpus.indicators]
        documents = [words for profile in profiles for words in profile.documents]
        seen = Counter(word for words in documents for word in words)
        self._counts: Counter[str] = sum(documents, Counter())
        self._weights = {word: math.log(1 + len(documents) / count) for word, count in seen.items()}
        self._lengths = {id(words): self._length(words) for words in documents}
        self._profiles = {profile.indicator_id: profile for profile in profiles}
        self._having: defaultdict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            for word in {word for words in profile.documents for word in words}:
                self._having[word].append(profile)
        self._known: dict[tuple[str, str], list[Candidate]] = {}

    def candidates(self, words: str, unit: str, most: int = 3) -> list[Candidate]:
        """The best candidates for a quantity's words and unit, best first; none without a pair of characters in
        common."""
        words = _without_places(words)
        if (words, unit) not in self._known:
            own = pairs(words)
            near = {profile.indicator_id: profile for word in own for profile in self._having.get(word, ())}
            length = self._length(own)
            scored = [self._compare(own, length, unit, profile) for profile in near.values()]
            self._known[words, unit] = sorted(scored, key=lambda item: (-item.score, item.indicator_id))
        return [self._with_words(item, words) for item in self._known[words, unit][:most]]

    def _with_words(self, item: Candidate, words: str) -> Candidate:
        texts = self._profiles[item.indicator_id].texts
        return item._replace(shared=shared_words(words, texts, self._counts, self._weights))

    def _compare(self, own: Counter[str], length: float, unit: str, profile: Profile) -> Candidate:
        name, *quotes = profile.documents
        by_name = _NAME_WEIGHT * self._likeness(own, length, name)
        best = max((self._likeness(own, length, words) for words in quotes), default=0.0)
        by_words = max(by_name, best) + 0.3 * min(by_name, best)
        same, share = unit == profile.unit_id, unit == "percent"
        bonus = (_SHARE_WEIGHT if share else _UNIT_WEIGHT) if same and unit else 0.0
        return Candidate(profile.indicator_id, by_words + bonus, bool(same and unit and not share), by_words)

    def _likeness(self, own: Counter[str], length: float, other: Counter[str]) -> float:
        """Cosine of the weighted pairs of characters."""
        common = sum(self._weights[word] ** 2 for word in own.keys() & other.keys())
        return common / (length * self._lengths[id(other)]) if common else 0.0

    def _length(self, words: Iterable[str]) -> float:
        return math.sqrt(sum(self._weights.get(word, 1.0) ** 2 for word in words))


def words_for_candidates(text: str, quantity: Quantity) -> str:
    """The words that say what a quantity counts: its quote and object, and those before where it leaves them out."""
    own = f"{text[quantity.quote[0] : quantity.quote[1]]}，{quantity.object}"
    before = quantity.antecedent
    return f"{own}，{words_for_candidates(text, before)}" if before else own


def _profile(indicator: Row, targets: Sequence[Row]) -> Profile:
    own = [row for row in targets if row["indicator_id"] == indicator["indicator_id"]]
    quotes = (_without_places(row["quote"] + row.get("scope_zh", "")) for row in own)
    name = _without_places(indicator["name_zh"] + "，" + indicator.get("definition_zh", ""))
    return Profile(indicator["indicator_id"], indicator["unit_id"], (name, *quotes))


def _without_places(words: str) -> str:
    """Words with one place for all, and without quotation marks: 留舟率 and 留明率 are one thing."""
    return _STAYING.sub("留本地", re.sub('[“”"]', "", words))
