"""Words that two texts share, without a dictionary: runs of the same characters, cut where words begin and end.

A word may end where a pair of neighbouring characters is no commoner than the pair before it (after Ando and Lee 2000,
"Mostly-Unsupervised Statistical Segmentation of Japanese"): 农业技术 and 企业技术 share 技术, not 业技术.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

_PARTICLE = re.compile("[的与之和及或]")
SHORTEST = 2  # characters of a word
Pairs = Mapping[str, float]


def pairs(runs: Iterable[str]) -> Counter[str]:
    """Pairs of neighbouring characters in runs of Chinese, with their number."""
    return Counter(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def shared_words(
    runs: Sequence[str], others: Iterable[Sequence[str]], counts: Pairs, weights: Pairs, most: int = 3
) -> tuple[str, ...]:
    """Words of a text that stand in one of the others too, the weightiest first, none that mostly repeats another.

    runs, others: runs of Chinese of each text. counts: how often each pair of characters stands in the corpus.
    weights: what each pair weighs in a comparison.
    """
    common = {word for other in others for word in _common_words(runs, other, counts)}
    chosen: list[str] = []
    covered: set[str] = set()
    for word in sorted(common, key=lambda word: (-sum(weights.get(pair, 0.0) ** 2 for pair in pairs([word])), word)):
        its = pairs([word]).keys()
        if 2 * len(its & covered) < len(its):
            chosen.append(word)
            covered |= its
    return tuple(chosen[:most])


def _common_words(runs: Sequence[str], other: Sequence[str], counts: Pairs) -> Iterator[str]:
    theirs = [piece for run in other for piece in _PARTICLE.split(run) if len(piece) >= SHORTEST]
    for mine in (piece for run in runs for piece in _PARTICLE.split(run)):
        for its in theirs:
            for start, end in _common_runs(mine, its):
                word = _word([(mine, start), (its, its.index(mine[start:end]))], end - start, counts)
                if len(word) >= SHORTEST:
                    yield word


def _common_runs(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Start and end, in the first string, of runs that the second has too and that cannot be made longer."""
    reached = 0
    for start in range(len(one) - SHORTEST + 1):
        end = start
        while end < len(one) and one[start : end + 1] in other:
            end += 1
        if end > reached and end - start >= SHORTEST:
            yield start, end
        reached = max(reached, end)


def _word(places: Sequence[tuple[str, int]], length: int, counts: Pairs) -> str:
    """The part of a run that begins and ends where words do at all its places: strings, and where it starts there."""
    first, last = 0, length
    while last - first >= SHORTEST and not all(_begins(run, start + first, counts) for run, start in places):
        first += 1
    while last - first >= SHORTEST and not all(_ends(run, start + last, counts) for run, start in places):
        last -= 1
    run, start = places[0]
    return run[start + first : start + last]


def _begins(run: str, at: int, counts: Pairs) -> bool:
    """Whether a word may begin here: the pair across is no commoner than the one after it."""
    return at == 0 or counts.get(run[at - 1 : at + 1], 0) <= counts.get(run[at : at + 2], 0)


def _ends(run: str, at: int, counts: Pairs) -> bool:
    """Whether a word may end before this place."""
    return at == len(run) or counts.get(run[at - 1 : at + 1], 0) <= counts.get(run[at - 2 : at], 0)
