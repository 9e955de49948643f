"""Operators and commitment of items, with what is carried over from earlier in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.reading.classification import BUILD
from etl.reading.items import Item
from etl.reading.model import Evidence
from etl.reading.operators import bound, ratio_operator
from etl.reading.passages import Passages, Span

ASPIRATION = re.compile("力争|争取|鼓励|努力(?=[达实建完争])|有条件的(?=[^,，。;；]{0,16}可)|积极争创|争创")
_VERB = re.compile(
    BUILD.replace("|建|创|育|评|设|", "|").replace("|共|", "|")
    + "|加快|加强|加大|推进|深化|完善|健全|落实|支持|鼓励|引导|做好|构建|优化|强化"
)
_TIME_ONLY = re.compile(
    r"\s*(?:用|经过|通过|到|在|至)?\s*(?:20[0-9]{2}|[0-9一二两三四五十]+)\s*年(?:左右)?(?:的)?(?:时间|内|[底末]|之?前|努力)*\s*"
)
_LIST_BREAK = re.compile("[;；。]")
_CARRIED = ("at_least", "at_most", "about", "more_than")


def operator_of(passages: Passages, item: Item, previous: Item | None) -> tuple[str, Evidence | None, str]:
    """Operator, its words, and how it was read: own, ratio, carried, range, more or bare.

    `previous` is the item before it in the same segment.
    """
    expression = item.expression
    limit = bound(item.before, item.after)
    if expression.scale_alone and item.before.endswith("上"):
        return "at_least", Evidence("operator", expression.start - 1, expression.start), "own"
    base = item.start if limit.where == "before" else expression.end
    words = Evidence("operator", base + limit.start, base + limit.end) if limit.where != "none" else None
    if expression.ranged and limit.operator in ("exactly", "at_least"):
        return "range", None, "range"
    if expression.form == "ratio" and not re.search("职普|普职", item.before):
        return ratio_operator(limit.operator, expression.unit, limit.words), words, "ratio"
    if expression.operator and limit.operator == "exactly":
        return expression.operator, Evidence("operator", expression.start, expression.end), "more"
    if expression.more and limit.operator == "exactly":
        return "more_than", Evidence("operator", expression.start, expression.end), "more"
    if limit.operator == "exactly" and previous is not None:
        carried = carried_operator(passages, item, previous)
        return (carried[0], carried[1], "carried") if carried else ("exactly", None, "bare")
    return limit.operator, words, "own" if words else "bare"


def carried_operator(passages: Passages, item: Item, previous: Item) -> tuple[str, Evidence] | None:
    """至少建立6个甲、5个乙: the bound before the first number holds for the second of the same list."""
    between = passages.text[previous.expression.end : item.expression.start]
    limit = bound(previous.before, "")
    if not item.leads or not previous.leads or re.search("[,，;；。:：]", between) or limit.operator not in _CARRIED:
        return None
    if limit.words.startswith(("达", "提", "增", "扩", "升")):
        return None
    return limit.operator, Evidence("operator", previous.start + limit.start, previous.start + limit.end)


def commitments(passages: Passages, items: Sequence[Item]) -> list[Evidence | None]:
    """For each item the words that make it aspirational, or None: its segment's own, or carried down a list."""
    cache: dict[Span, list[tuple[Span, Evidence | None]]] = {}
    evidence = []
    for item in items:
        if item.sentence not in cache:
            cache[item.sentence] = list(_aspirations(passages, item.sentence))
        evidence.append(_governing(passages, item, cache[item.sentence]))
    return evidence


def _aspirations(passages: Passages, sentence: Span) -> list[tuple[Span, Evidence | None]]:
    """The aspiration in force at the end of each segment: a verb or a semicolon ends it, but not 力争用三年时间."""
    current: Evidence | None = None
    lasting = False
    spans = []
    for segment in passages.segments(sentence):
        words = passages.words(segment)
        if _LIST_BREAK.search(passages.text[max(sentence.start, segment.start - 1) : segment.start]):
            current, lasting = None, False
        carried = current
        match = ASPIRATION.search(words)
        if match:
            lasting = bool(_TIME_ONLY.fullmatch(words[match.end() :]))
            current = Evidence("commitment", segment.start + match.start(), segment.start + match.end())
        elif not lasting and _VERB.search(words):
            carried = current = None
        spans.append((segment, carried if not match else None))
    return spans


def _governing(passages: Passages, item: Item, known: list[tuple[Span, Evidence | None]]) -> Evidence | None:
    words = passages.words(Span(item.segment.start, item.expression.start))
    matches = list(ASPIRATION.finditer(words))
    if matches:
        return Evidence("commitment", item.segment.start + matches[-1].start(), item.segment.start + matches[-1].end())
    return next((carried for segment, carried in known if segment.start <= item.expression.start <= segment.end), None)
