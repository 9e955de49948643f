"""Quantities promised without a numeral: coverage, frequency, parity, none, halves and doublings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from etl.reading.expressions import Expression
from etl.reading.passages import Passages

_ACTIVITY = (
    "开展|举办|组织|召开|举行|进行|发布|评选|遴选|承办|评估|公布|编制|推出|表彰|轮训|调研|检查|督导|通报|选派|选拔"
)


class Wording(NamedTuple):
    """A pattern (group `n`: the words for the number), its value and operator, and the rule's name."""

    rule: str
    pattern: re.Pattern[str]
    low: float
    form: str
    operator: str


def _wording(rule: str, pattern: str, low: float, form: str = "percent", operator: str = "exactly") -> Wording:
    return Wording(rule, re.compile(pattern), low, form, operator)


EVERY = "每(?:学年|年度|年|学期|季度?|半年|月|周|天|日|两年)"  # how often something is done
COVERAGE = (
    _wording("coverage", r"(?P<n>全覆盖)", 100),
    _wording("all", r"(?P<n>全部)(?!门|课程|教育|精力|内容|力量|费用|收入|过程|学习|环节)", 100),
    _wording(
        "all_staff",
        r"(?P<n>全员)(?=[\s]*(?:培训|轮训|申报|参与|参加|参训|覆盖|达标|持证|聘任|聘用|竞聘|考核|普及|上岗|接受))"
        r"(?![^,，。;；]{0,40}等[^,，。;；、]{0,6}(?:环节|流程|程序|步骤|阶段))",
        100,
    ),
    _wording("everyone", r"(?P<n>人人)(?=皆|都|均|可|能|享|持证|达标|参与|有)", 100),
    _wording("every", r"(?P<n>所有)(?![制权者人代])", 100),
    _wording(
        "each",
        r"(?P<n>每(?:所|个|名|位|家|门|校|班|人|县)[^,，。;；每]{0,12}?(?:都|均))(?!衡|等|匀|线|(?:应|要|须)?(?:建?有|建成|配备)(?:至少|不少于)?[0-9一两])",
        100,
    ),
    _wording(
        "each",
        r"(?P<n>每(?:所|个|名|位|家|校|县)[^,，。;；每0-9]{0,8}?)(?=(?:必须|至少)?(?:开设|配备|设立|建立)(?:至少)?(?:心理|专职))",
        100,
    ),
    _wording(
        "end_state",
        r"(?P<n>全面)(?=达标|使用|覆盖|普及|取消|持证|配备|公开|开放|开设|消除|达到|完成(?![^,，。;；]{0,14}(?:任务|目标|工作)))",
        100,
    ),
    _wording("end_state", r"(?P<n>(?<=比例)(?:均|全)|(?<=[校院业])均)(?=达标|达到[^0-9]{0,8}(?:要求|标准))", 100),
)
OTHERS = (
    _wording("none", r"(?P<n>零)(?=发|事故|增长|流失|辍学|违规|投诉$|欠薪|差错|失误|感染|死亡)", 0, "count"),
    _wording("breakthrough", r"(?P<n>零的突破|零突破)", 1, "count", "at_least"),
    _wording(
        "parity", r"(?:职普|普职)[^,，。;；]{0,10}(?P<n>大体相当|大致相当|基本相当)", 1, "ratio_of_tracks", "about"
    ),
    _wording("half", r"(?P<n>半数|一半|过半数?|多半)", 50),
    _wording("doubling", r"(?P<n>翻番|(?<=[一-龥])倍增(?=[,，。;；、]|$))", 200, "base"),
)
COVERAGE_RULES = frozenset(wording.rule for wording in COVERAGE)
FREQUENCY = re.compile(
    rf"(?P<n>{EVERY})(?:都|要|须|定期|至少)*[^0-9一两三四五六七八九十,，。;；]{{0,14}}?(?:{_ACTIVITY})"
)


def word_quantities(passages: Passages, numbered: list[Expression]) -> list[tuple[str, Expression]]:
    """Rule and expression of each quantity in words, in order; none quoted, none beside its number."""
    candidates = [*_coverage_and_others(passages), *_frequencies(passages, numbered)]
    starts = {expression.start for expression in numbered}
    single = [pair for pair in candidates if not _repeats_number(passages, *pair, numbered, starts)]
    return _one_coverage_each(passages, sorted(single, key=lambda pair: pair[1].start))


def _one_coverage_each(passages: Passages, candidates: list[tuple[str, Expression]]) -> list[tuple[str, Expression]]:
    """所有学校全部开设 says one coverage twice: the first word of a segment carries it."""
    kept: list[tuple[str, Expression]] = []
    covered = set()
    for rule, expression in candidates:
        segment = passages.segment(expression.start)
        if rule not in COVERAGE_RULES or segment not in covered:
            kept.append((rule, expression))
        if rule in COVERAGE_RULES:
            covered.add(segment)
    return kept


def _coverage_and_others(passages: Passages) -> Iterator[tuple[str, Expression]]:
    for wording in (*COVERAGE, *OTHERS):
        for match in wording.pattern.finditer(passages.text):
            if passages.quotation(match.start("n")) is None:
                yield wording.rule, _expression(match, wording.low, wording.form, wording.operator)


def _frequencies(passages: Passages, numbered: list[Expression]) -> Iterator[tuple[str, Expression]]:
    """每年开展 without a count is at least once a year."""
    for match in FREQUENCY.finditer(passages.text):
        segment = passages.segment(match.start("n"))
        counted = any(segment.start <= expression.start < segment.end for expression in numbered)
        if passages.quotation(match.start("n")) is None and not counted:
            yield "frequency", _expression(match, 1, "frequency", "at_least")


def _expression(match: re.Match[str], value: float, form: str, operator: str) -> Expression:
    start, end = match.span("n")
    return Expression(start, end, value, value, form, "", False, (), match.group("n"), operator)


def _repeats_number(
    passages: Passages, rule: str, expression: Expression, numbered: list[Expression], starts: set[int]
) -> bool:
    """所有专业100%开设 is one quantity, and 所有学校都 is one coverage."""
    segment = passages.segment(expression.start)
    near = [other for other in numbered if segment.start <= other.start < segment.end]
    if rule == "each" and any(other.form == "count" and other.start > expression.start for other in near):
        return True
    if rule in COVERAGE_RULES:
        return any(other.form == "percent" and other.high == 100 for other in near)
    return expression.start in starts
