"""Ids of a draft: short, lower case, from the clause's printed number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from etl.reading.numbers import number

_LATIN = {"附件": "a", "专栏": "b", "表": "t", "图": "f", "前言": "p"}


def clause_ids(prefix: str, labels: Iterable[str]) -> list[str]:
    """One id a label, in order: 附件5.11 is `<prefix>-a5-11`; a repeated label gets a number behind it."""
    ids: list[str] = []
    for label in labels:
        clause_id = f"{prefix}-{_slug(label)}"
        ids.append(
            clause_id
            if clause_id not in ids
            else f"{clause_id}-r{ids.count(clause_id) + sum(item.startswith(clause_id + '-r') for item in ids) + 1}"
        )
    return ids


def _slug(label: str) -> str:
    for word, letter in _LATIN.items():
        label = label.replace(word, f".{letter}")
    plain = re.sub("[〇零一二三四五六七八九十百两]+", lambda match: f"{number(match.group()):.0f}", label)
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "0"


def letters(index: int) -> str:
    """a, b ... z, aa, ab ..."""
    return letters(index // 26 - 1) + letters(index % 26) if index > 25 else chr(97 + index)


def target_ids(prefix: str, owners: Iterable[str]) -> Iterator[str]:
    """Ids of quantities by the ids of their clauses, in order: the clause's and a letter; "" for one outside of any."""
    used: Counter[str] = Counter()
    for owner in owners:
        clause = owner or f"{prefix}-0"
        yield f"{clause}-{letters(used[clause])}"
        used[clause] += 1
