"""What a text says of itself: title, issuer, document number, dates, and the years it covers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from etl.reading.clauses import LEVELS
from etl.reading.headings import Line
from etl.reading.numbers import number
from etl.reading.passages import Span
from etl.reading.periods import Term

_TITLE = re.compile(
    r"^[^。，,；;：:]{4,80}(?:方案|计划|规划|要点|意见|措施|纲要|办法|行动)(?:[(（][^()（）]{2,20}[)）])?$"
)
_ISSUED = re.compile(
    r"印发[《“]?(.{6,80}?(?:方案|计划|规划|要点|意见|措施|纲要|办法)(?:[(（][^()（）]{2,20}[)）])?)[》”]?的通知"
)
_NUMBER = re.compile(r"(?m)(?:^|号[:：])\s*([一-龥]{2,12}[〔\[﹝【（(][0-9]{4}[〕\]﹞】）)]第?[0-9]+号)(?=\s|$)")
_BARE_NUMBER = re.compile(r"(?m)^\s*([一-龥]{3,12}20[0-9]{3,6})\s*$")
_DAY = r"((?:19|20)[0-9]{2})\s*[年\-/.]\s*([0-9]{1,2})\s*[月\-/.]\s*([0-9]{1,2})\s*日?"
_HAN = "〇○零一二三四五六七八九十"
_HAN_DAY = rf"([二][{_HAN}]{{3}})年([{_HAN}]{{1,3}})月([{_HAN}]{{1,3}})日"
_SIGNED_LINE = re.compile(rf"(?m)^\s*({_DAY}|{_HAN_DAY})\s*$")
_PUBLISHED = re.compile(rf"(?:发布(?:时间|日期)|(?<!更新)时间|公开日期)[:：]\s*({_DAY})")
_ISSUER = re.compile(r"^[一-龥]{3,30}(?:政府|办公室|委员会|局|厅|委|领导小组)$")
_YEARS = re.compile(r"(20[0-9]{2})\s*年?\s*[-—–~至]{1,2}\s*(20[0-9]{2})\s*年?")
_FIVE = re.compile('[“"]?(十[二三四五六]五)[”"]?')
_FIRST = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_DUE = re.compile(r"[到至]\s*(20[0-9]{2})\s*年|(20[0-9]{2})\s*年[底末]?(?:之?前|以前)")
_GENRES = (
    ("work_points", "要点"),
    ("action_plan", "行动"),
    ("work_plan", "工作计划"),
    ("implementation_plan", "方案|意见|措施"),
    ("development_plan", "发展规划|五年规划"),
)


class Fact(NamedTuple):
    """A thing that the text states about itself, with its words."""

    kind: str
    words: str
    start: int
    end: int
    status: str = "stated"


class PlanFacts(NamedTuple):
    """Facts by name (title, number, issuer, signed, published) and the years, with how those were found."""

    facts: dict[str, Fact]
    term: Term
    term_rule: str
    genre: str

    def words(self, name: str) -> str:
        """The words of a fact, empty where the text has none."""
        return self.facts[name].words if name in self.facts else ""


def plan_facts(text: str, lines: Sequence[Line]) -> PlanFacts:
    """Facts and years proposed from the text alone."""
    head = _head(text, lines)
    candidates = {
        "title": _title(text, lines, head),
        "number": _match("document_number", _NUMBER, text, head)
        or _match("document_number", _BARE_NUMBER, text, head, "inferred"),
        "signed": _match("date", _SIGNED_LINE, text, head)
        or _match("date", _SIGNED_LINE, text, Span(head.end, len(text))),
        "published": _match("date", _PUBLISHED, text, head),
    }
    candidates["issuer"] = _issuer(text, lines, candidates["signed"])
    facts = {name: fact for name, fact in candidates.items() if fact}
    title = facts["title"].words if "title" in facts else ""
    term, rule = proposed_term(text, title, facts)
    genre = next((genre for genre, pattern in _GENRES if re.search(pattern, title)), "")
    return PlanFacts(facts, term, rule, genre)


def _head(text: str, lines: Sequence[Line]) -> Span:
    """What stands before the first numbered heading."""
    first = next((line.start for line in lines if line.kind in LEVELS), len(text))
    return Span(0, min(first, 3000) if first > 200 else min(len(text), 3000))


def _match(kind: str, pattern: re.Pattern[str], text: str, span: Span, status: str = "stated") -> Fact | None:
    """The first words of a pattern's group, without the blanks around them."""
    match = pattern.search(text, span.start, span.end)
    if not match:
        return None
    words = match.group(1).strip()
    start = match.start(1) + match.group(1).index(words)
    return Fact(kind, words, start, start + len(words), status)


def _title(text: str, lines: Sequence[Line], head: Span) -> Fact | None:
    """The last line before the clauses that reads like a title of its own; else what the notice says it issues."""
    for line in reversed([line for line in lines if line.end <= head.end and line.kind == "text"]):
        words = text[line.start : line.end]
        if _TITLE.match(words) and "印发" not in words:
            return Fact("title", words, line.start, line.end)
    return _match("title", _ISSUED, text, head)


def _issuer(text: str, lines: Sequence[Line], signed: Fact | None) -> Fact | None:
    """The line above the date of signature."""
    above = [line for line in lines if signed and line.end <= signed.start]
    if above and _ISSUER.match(words := text[above[-1].start : above[-1].end]):
        return Fact("issuer", words, above[-1].start, above[-1].end)
    return None


def days(words: str) -> list[date]:
    """Every day that is named in digits or in Chinese; what is no day of the calendar is left out."""
    dates = []
    for match in re.finditer(f"{_DAY}|{_HAN_DAY}", words):
        parts = [part for part in match.groups() if part]
        try:
            dates.append(date(*(int(number(part.replace("○", "〇"))) for part in parts)))
        except ValueError:
            continue
    return dates


def day_of(fact: Fact | None) -> date | None:
    """The day that the words of a date name."""
    return next(iter(days(fact.words)), None) if fact else None


def proposed_term(text: str, title: str, facts: dict[str, Fact]) -> tuple[Term, str]:
    """First and last year, and the rule: the title's years, a five-year plan, one year, or the dates and deadlines."""
    if match := _YEARS.search(title):
        return Term(int(match.group(1)), int(match.group(2))), "years of the title"
    if match := _FIVE.search(title):
        return Term(_FIRST[match.group(1)], _FIRST[match.group(1)] + 4), "five-year plan of the title"
    if match := re.search(r"(20[0-9]{2})\s*年", title):
        return Term(int(match.group(1)), int(match.group(1))), "year of the title"
    return _term_of_deadlines(text, facts)


def _term_of_deadlines(text: str, facts: dict[str, Fact]) -> tuple[Term, str]:
    """From the date of signature, or the latest document cited, to the latest deadline."""
    plain = re.sub(r"《[^》]*》", "", text)
    signed = day_of(facts.get("signed"))
    cited = [int(year) for year in re.findall(r"[〔\[﹝【](20[0-9]{2})[〕\]﹞】]", text)]
    due = [int(year) for pair in _DUE.findall(plain) for year in pair if year]
    named = Counter(int(year) for year in re.findall(r"(20[0-9]{2})\s*年", plain))
    common = named.most_common(1)[0][0] if named else 0
    first = signed.year if signed else max(cited, default=0)
    if not due:
        year = max(first, common)
        return Term(year, year), "the year named most"
    first = first or min(due)
    last = max(due)
    return Term(min(first, last), last), "from the date, or the latest document cited, to the latest deadline"
