"""Which known indicators a quantity may belong to: what its words share with their names and targets."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.reading.counters import COUNTED
from etl.reading.model import Corpus, Quantity, Row
from etl.reading.shared_words import pairs, shared_words

_WORD = re.compile("[一-龥]+")
_OBJECT = "："
_UNIT_WEIGHT, _SHARE_WEIGHT, _NAME_WEIGHT = 0.35, 0.1, 0.9
_STAYING = re.compile("留(?![学存任用级置守职校])[一-龥](?=就业|工作|创业|率|比例)")
_ENOUGH, _ENOUGH_WITH_UNIT, _ANOTHER_HEAD, _SURE, _OTHER_RATE = 0.3, 0.2, 0.2, 0.5, 0.5
_AMOUNT = re.compile(rf"[0-9][0-9.,:：—–~-]*[万亿]?(?:余|多)?(?:{COUNTED.pattern})?")
_SAYING = re.compile(
    "(?:每(?:学?年|学期|半年|月)|年[内均底末]|累计|力争|争取|确保|努力|全面|普遍|原则上)|"
    "(?:不得?[低少高多大小]于|不得?超过|至[少多]|以[上下内]|左右|超过|突破|接近|高于|低于)|"
    "(?:实现|达到?(?!标)|保持|稳定在|控制在|[提增降升下扩][高长升低降大](?:到|至)?)|"
    "(?:全覆盖|的?比例|占比|比重|总[量数])|(?:占(?!比|地)[一-龥]*)"
)
"""Words that bound, date or measure any quantity, and the whole that a share is of: they tell nothing of the thing."""


class Candidate(NamedTuple):
    """An indicator, its score (0 to about 1.6) and why: a unit shared that few others have, how many pairs of
    characters are shared, whether the last word of the thing counted, its head, is one of the indicator's, and the
    words shared."""

    indicator_id: str
    score: float
    same_unit: bool
    by_words: float
    common: int
    same_head: bool
    shared: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """What it shares, as a note says it: words, and perhaps the unit."""
        return ", ".join([*(["、".join(self.shared)] if self.shared else []), *(["unit"] if self.same_unit else [])])

    @property
    def likely(self) -> bool:
        """Whether the words are enough to propose the indicator rather than to list it."""
        enough = _ENOUGH_WITH_UNIT if self.same_unit and self.common > 1 else _ENOUGH
        return self.by_words >= enough + (0 if self.same_head else _ANOTHER_HEAD)

    @property
    def sure(self) -> bool:
        """Whether the words are so much alike that a person need not look twice."""
        return self.likely and self.by_words >= _SURE


@dataclass(frozen=True)
class Profile:
    """What an indicator looks like: runs of Chinese in its name and definition, and in each of its targets' quotes;
    and the pairs of characters of each."""

    indicator_id: str
    unit_id: str
    runs: tuple[list[str], ...]
    documents: tuple[Counter[str], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "documents", tuple(map(pairs, self.runs)))


class Index:
    """The indicators of a corpus by their words; rare words weigh more."""

    def __init__(self, corpus: Corpus) -> None:
        profiles = [_profile(row, corpus.targets) for row in corpus.indicators]
        documents = [words for profile in profiles for words in profile.documents]
        seen = Counter(word for words in documents for word in words)
        self._counts: Counter[str] = sum(documents, Counter())
        self._weights = {word: math.log(1 + len(documents) / count) for word, count in seen.items()}
        self._lengths = {id(words): self._length(words) for words in documents}
        self._runs = {profile.indicator_id: profile.runs for profile in profiles}
        self._having: defaultdict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            for word in {word for words in profile.documents for word in words}:
                self._having[word].append(profile)

    def candidates(self, words: str, unit: str, most: int = 3) -> list[Candidate]:
        """The best candidates for a quantity's words and unit, best first; none without a pair of characters in
        common."""
        runs, heads = _runs(words), _heads(words)
        bigrams = pairs(runs)
        near = {profile.indicator_id: profile for word in bigrams for profile in self._having.get(word, ())}
        length = self._length(bigrams)
        scored = [self._compare(bigrams, length, heads, unit, profile) for profile in near.values()]
        best = sorted(scored, key=lambda item: (-item.score, item.indicator_id))[:most]
        return [item._replace(shared=self._shared(runs, item.indicator_id)) for item in best]

    def _compare(self, bigrams: Counter[str], length: float, heads: set[str], unit: str, profile: Profile) -> Candidate:
        name, *quotes = profile.documents
        by_name = _NAME_WEIGHT * self._likeness(bigrams, length, name)
        best = max((self._likeness(bigrams, length, words) for words in quotes), default=0.0)
        by_words = max(by_name, best) + 0.3 * min(by_name, best)
        same, share = unit == profile.unit_id, unit == "percent"
        bonus = (_SHARE_WEIGHT if share else _UNIT_WEIGHT) if same and unit else 0.0
        known = {word for words in profile.documents for word in words}
        headed = not heads or bool(heads & known)
        if not headed and any(head.endswith("率") for head in heads):
            by_words *= _OTHER_RATE
        counted = bool(same and unit and not share)
        return Candidate(profile.indicator_id, by_words + bonus, counted, by_words, len(bigrams.keys() & known), headed)

    def _likeness(self, bigrams: Counter[str], length: float, other: Counter[str]) -> float:
        """Cosine of the weighted pairs of characters."""
        common = sum(self._weights[word] ** 2 for word in bigrams.keys() & other.keys())
        return common / (length * self._lengths[id(other)]) if common else 0.0

    def _length(self, words: Iterable[str]) -> float:
        return math.sqrt(sum(self._weights.get(word, 1.0) ** 2 for word in words))

    def _shared(self, runs: list[str], indicator_id: str) -> tuple[str, ...]:
        """Words that the runs share with an indicator."""
        return shared_words(runs, self._runs[indicator_id], self._counts, self._weights)


def words_for_candidates(text: str, quantity: Quantity) -> str:
    """The words that say what a quantity counts, its object last; before them those of what it leaves out."""
    phrase = f"{text[quantity.quote[0] : quantity.quote[1]]}{_OBJECT}{quantity.object}"
    before = quantity.antecedent
    return f"{words_for_candidates(text, before)}，{phrase}" if before else phrase


def _profile(indicator: Row, targets: Sequence[Row]) -> Profile:
    rows = [row for row in targets if row["indicator_id"] == indicator["indicator_id"]]
    quotes = (_runs(row["quote"] + row.get("scope_zh", "")) for row in rows)
    name = _runs(indicator["name_zh"] + "，" + indicator.get("definition_zh", ""))
    return Profile(indicator["indicator_id"], indicator["unit_id"], (name, *quotes))


def _heads(words: str) -> set[str]:
    """The last pair of characters of each object, which is what it is, as 学院 in 产业学院."""
    runs = [_runs(piece.split("，")[0]) for piece in words.split(_OBJECT)[1:]]
    return {run[-1][-2:] for run in runs if run and len(run[-1]) > 1}


def _runs(words: str) -> list[str]:
    """Chinese words without amounts, bounds and times. A place is no part of a thing: 留舟率 and 留明率 are one."""
    plain = _STAYING.sub("留本地", re.sub('[“”"]', "", words))
    return _WORD.findall(_SAYING.sub("，", _AMOUNT.sub("，", plain)))
