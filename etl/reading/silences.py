"""Shared indicators of which a plan has no target: searched for by their terms, vague or not mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.reading.clauses import Clause
from etl.reading.model import Corpus, Row
from etl.reading.passages import Passages, Span

_PROMISE = re.compile("建设|推进|加强|提高|提升|扩大|支持|培育|打造|完善|加快|推动|实施|建立|开展|遴选|认定|健全|发展")


class Silence(NamedTuple):
    """An indicator without a target; a vague one has the words that promise it."""

    indicator_id: str
    status: str
    terms: tuple[str, ...]
    quote: Span | None
    clause: Clause | None


def silences(passages: Passages, clauses: Sequence[Clause], corpus: Corpus, proposed: set[str]) -> Iterator[Silence]:
    """One row for each shared indicator that no quantity was proposed for."""
    for indicator in corpus.indicators:
        if indicator["comparability"] != "single" and indicator["indicator_id"] not in proposed:
            terms = terms_of(indicator, corpus.silences)
            yield _search(passages, clauses, indicator["indicator_id"], terms)


def terms_of(indicator: Row, known: Sequence[Row]) -> tuple[str, ...]:
    """Terms that other plans were searched for, else the indicator's own name without brackets and marks."""
    known_terms = [row["terms_searched"].split() for row in known if row["indicator_id"] == indicator["indicator_id"]]
    if known_terms:
        return tuple(dict.fromkeys(term for terms in known_terms for term in terms))
    return tuple(re.findall("[一-龥]{2,}", re.sub("[(（][^()（）]*[)）]", "", indicator["name_zh"])))


def _search(passages: Passages, clauses: Sequence[Clause], indicator_id: str, terms: tuple[str, ...]) -> Silence:
    for term in terms:
        for match in re.finditer(re.escape(term), passages.text):
            clause = next((item for item in clauses if item.start <= match.start() < item.end), None)
            segment = passages.segment(match.start())
            if clause and _PROMISE.search(passages.text[segment.start : segment.end]):
                return Silence(indicator_id, "vague", terms, segment, clause)
    return Silence(indicator_id, "not_mentioned", terms, None, None)
