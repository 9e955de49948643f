"""The unit of a quantity: an id of the corpus where its words name one, else that of a unit of any plan, as
etl/template/units.csv names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.reading.items import Item
from etl.reading.model import Row

_CHANGE = re.compile(
    r"(?:(增长|增幅|增速|增加|提高|提升|递增|上升)|下降|降低|减少|压减|削减|压降|压缩|缩短|降幅)"
    r"(?:率|了|约)?(?:达到?|保持在|不低于|不少于|超过|为)?(?:[^到至0-9]{0,3})$"
)
_YEARLY = re.compile("年均|每年|逐年|(?<![0-9])年度?增长|(?<![0-9])年增")
_PER_STUDENT = re.compile("生均|每生|[/／·]生")
_PER_SCHOOL = re.compile("每(?:所|个)?(?:学校|院校|校)")
_SCHOOL_SIZE = re.compile("在校生|学历教育|全日制")
_HELD = re.compile("设备|仪器|固定资产|资产值")
_TIMES = {
    "年": "times_per_year", "年度": "times_per_year", "学年": "times_per_year", "学年度": "times_per_year",
    "学期": "times_per_term", "半年": "times_per_half_year", "季度": "times_per_quarter", "季": "times_per_quarter",
    "月": "times_per_month", "周": "times_per_week", "两年": "times_per_two_years",
}  # fmt: skip
_EVERY = re.compile("(?:每|[/／·])(学年度?|年度?|学期|半年|季度?|个?月|周|天|日|课时|学时|小时|次|[0-9两三四五六]+年)")
_RATE = re.compile("(?:[/／·][一-龥]{1,3})+")
_COUNTERS = {"人次": "person_times", "学位": "places"}
_MEASURES = re.compile(
    "个?工作日|平方公里|平方千米|平方米|立方米|公里|千米|公顷|课时|学时|学分|个?月|小时|分钟|亩|吨|米|岁|天|.*[/／每].+|吨标准煤|.*瓦时?|公斤|千克|斤|升|"
    "分贝|毫米|厘米"
)
_PER_HEAD = re.compile("每[十百千万亿0-9]+(?:常住|户籍)?(?:人口|名[一-龥]{1,4}(?=拥有|配)|人|户|名)|[人户]均")
"""Of how many heads: a rate whose unit no counter tells."""
_PEOPLE = ("名", "人", "位", "师")


def unit_of(item: Item, frequent: bool, units: Sequence[Row]) -> tuple[str, bool]:
    """Unit id and whether it is certain; an empty id where no unit of the corpus fits."""
    form, before = item.expression.form, item.before
    if form in ("percent", "tenths", "fraction"):
        return _percentage(before) if item.expression.numerals else ("percent", True)
    if form == "bare" and item.leads:
        return _unit_of_count(item, units)
    fixed = {"base": "percent_of_base", "ratio_of_tracks": "ratio", "bare": "index"}
    if form in fixed:
        return fixed[form], form != "bare"
    if form == "points":
        return ("points_per_year" if _YEARLY.search(before) else "points"), True
    if form == "money":
        return _money(item)
    if form == "ratio":
        return _ratio(before)
    if form == "multiple":
        return ("multiple_of_enrolment", bool(_SCHOOL_SIZE.search(before)))
    if form == "frequency" or frequent:
        return _frequency(before + item.expression.written)
    if item.expression.unit == "次" and _PER_SCHOOL.search(before):
        return "times_per_school", True
    return _unit_of_count(item, units)


def _percentage(before: str) -> tuple[str, bool]:
    change, yearly = _CHANGE.search(before), _YEARLY.search(before)
    if change is None:
        return "percent", True
    if change[1]:
        return ("percent_per_year" if yearly else "percent_increase"), True
    return ("percent_decrease_per_year" if yearly else "percent_decrease"), True


def _money(item: Item) -> tuple[str, bool]:
    """Yuan, each year, month or student; no unit for an amount of another period, as 每课时150元 is."""
    rate = _RATE.match(item.after)
    words = item.before + (rate.group() if rate else "")
    period = (_EVERY.findall(words) or [""])[-1]
    if period and "年" not in period[-2:]:
        return ("yuan_per_month", not _PER_STUDENT.search(words)) if period.endswith("月") else ("", False)
    if _PER_STUDENT.search(words):
        return ("yuan_per_student" if _HELD.search(words) else "yuan_per_student_year"), True
    return ("yuan_per_year" if period or re.search("年度|年均", words) else "yuan"), True


def _frequency(words: str) -> tuple[str, bool]:
    """Times in the period that the words name last, a year where they name none; no unit for one that has none."""
    periods = _EVERY.findall(words)
    unit = _TIMES.get(periods[-1], "") if periods else "times_per_year"
    return unit, bool(unit)


def _ratio(before: str) -> tuple[str, bool]:
    if re.search("职普|普职", before):
        return "ratio", True
    if "机" in before:
        return "students_per_terminal", True
    return ("students_per_teacher", True) if re.search("[师生教学]", before) else ("", False)


def _unit_of_count(item: Item, units: Sequence[Row]) -> tuple[str, bool]:
    """People and person-times by their counter; else the unit whose name stands last in the object's words."""
    counter, before = item.expression.unit, _PER_HEAD.sub("", item.before)
    per_head = before != item.before
    if counter in _COUNTERS or "学位" in item.before[-8:]:
        return _COUNTERS.get(counter, "places"), not per_head
    if counter in _PEOPLE:
        return "persons", not per_head
    if _MEASURES.fullmatch(counter):
        return next((unit["unit_id"] for unit in units if unit["label_zh"] == counter), ""), False
    words = item.after[: item.end - item.expression.end] if item.leads else before
    named_alike = [unit for unit in units if unit["label_zh"] == counter]
    things = [unit for unit in units if unit["label_zh"] not in _PEOPLE]
    named = _unit_named_last(words, named_alike) or _unit_named_last(words, things)
    if named:
        return named, not per_head
    return (named_alike[0]["unit_id"], False) if len(named_alike) == 1 else ("", False)


def _unit_named_last(words: str, units: Sequence[Row]) -> str:
    """The unit whose name ends last in the words, the longer of two that end together; empty if none is there."""
    places = [
        (words.rfind(unit["name_zh"]) + len(unit["name_zh"]), len(unit["name_zh"]), unit["unit_id"])
        for unit in units
        if unit["name_zh"] in words
    ]
    return max(places)[2] if places else ""
