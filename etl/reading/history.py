"""The parts of a plan that tell what was reached before it: figures there are context, not promises."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.reading.clauses import LEVELS
from etl.reading.headings import Line
from etl.reading.passages import Passages, Span
from etl.reading.periods import Term, periods

_HEADING = re.compile(
    "(?:发展|工作|现实|主要|规划|编制)?(?:基础|现状|成就|成效|成绩|回顾|背景|形势|环境|机遇|挑战|问题|短板)"
)
_FORWARD = re.compile("目标|任务|举措|措施|工程|保障|能力|建设|改善|改革|优化|强化|营造|提升|完善|夯实|破解|解决")


def histories(text: str, lines: Sequence[Line]) -> list[Span]:
    """Spans from a heading such as 发展基础 to the next heading of its level or above."""
    spans = []
    headings = [line for line in lines if line.kind in LEVELS]
    for index, line in enumerate(headings):
        words = text[line.marker.end : min(line.end, line.marker.end + 24)]
        if (
            len(text[line.marker.end : line.end].strip()) <= 24
            and _HEADING.search(words)
            and not _FORWARD.search(words)
        ):
            after = [item for item in headings[index + 1 :] if LEVELS.index(item.kind) <= LEVELS.index(line.kind)]
            spans.append(Span(line.start, after[0].start if after else len(text)))
    return spans


def is_history(passages: Passages, spans: Sequence[Span], term: Term, offset: int) -> bool:
    """Whether a place is in such a part, or its sentence so far names only years before the plan."""
    if any(span.holds(offset) for span in spans):
        return True
    sentence = passages.sentence(offset)
    named = periods(passages.text[sentence.start : offset], term)
    compared = re.search("基础上|相比|[比较]20|年[底末]?的$", passages.text[sentence.start : offset])
    return bool(named) and all(period.kind == "past" for period in named) and not compared
