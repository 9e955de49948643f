"""What exactly a number is said of, in words that stand alone: 其中省级5个 is 训练基地，其中省级."""

from __future__ import annotations

import re

from etl.reading.lists import LEVEL_ALONE
from etl.reading.model import Quantity
from etl.reading.passages import Passages
from etl.reading.word_quantities import COVERAGE_RULES

_LATER_YEAR = re.compile(r"(?:到|至|截至|比|较)?\s*20[0-9]{2}\s*年.*$")
_FIRST_YEAR = re.compile(r"^(?:到|至|截至)?\s*20[0-9]{2}\s*年[底末]?(?:之?前)?[、,，]?\s*")
_LEADING = re.compile(
    "^(?:[一二三四五]年(?:内|来)?|每年|每学期|每半年|累计|落实|支持|鼓励|引导|其中|力争|争取|确保|努力|继续|进一步|新增|扩大|保持|建设|建成(?!区)|打造|培育|组建|完成|开展|推动|实现|提供|安排)+(?=[一-龥“‘《(（]{3})"
)
_TRAILING = re.compile(
    "(?:(?:在[现原]有的?基础上|每学年|每年|年均|逐年|累计|共|总计|合计|实现|开展|提高|增长|增加|下降|达到?|保持|稳定|可|可按|按照?|到|至|为|在|由|从|占|超|力争|争取|年(?=$)|每生|每学期|至少|[0-9一二三四五六七八九十]年)+)$"
)
_BARE = re.compile(
    "^(?:全市|全省|全县|全区|各|其中|每年|共|总|年|累计|完成|并|比|较|市级|省级|国家级|校级|县级|区级)*$"
)
_VERB_AFTER = re.compile(r"^\s*(?:以上|以下|左右|以内|及以上)?(?:的)?(?:比例|标准|目标)?(?=[一-龥]{3})")
_FIRST_CELL = re.compile(r"[0-9]{1,3}\s+([一-龥][^\s]{2,24})\s")
_BEFORE_COLON = re.compile(r"\s*(?:[0-9]{1,2}[.．、]|[(（][一-龥0-9]{1,3}[)）])?\s*([一-龥“”]{4,24})[：:]")
_SHORT = 4
_UNIT = re.compile(r"[(（](?:%|％|‰|[一-龥]{1,3}(?:[/／][一-龥]{1,3})?)[)）]$")
_ACT = re.compile("^(?:到|赴|在|参加|进入?|下|入)(?=[一-龥]{2})")
_BOUND_BEFORE_ACT = re.compile("(?:每[0-9一二两三五]*年)?(?:累计)?(?:不[少低]于|至少)(?=[到赴在])")
_BEFORE = re.compile("^.*?(?:选派|安排|组织|派遣|引导|推动|支持|每年|遴选|抽调)")
_LONGEST = 40


def scope(passages: Passages, quantity: Quantity) -> str:
    """The words of the object without times, verbs and bounds; where they cannot stand alone, with those of the
    quantity it is a part of, or that it leaves out."""
    words = _with_project(passages.text, quantity, _plain(quantity, passages.text))
    whole = quantity.nested_in
    if whole and whole is not quantity:
        of_whole = scope(passages, whole)
        return (
            f"{of_whole}，其中{words}"[:_LONGEST] if words and of_whole and of_whole not in words else words or of_whole
        )
    if _BARE.match(words):
        other = quantity.milestone_of or quantity.antecedent
        longer = scope(passages, other) if other else _words_before(passages, quantity)
        if LEVEL_ALONE.fullmatch(words) and LEVEL_ALONE.search(longer):
            return LEVEL_ALONE.sub(words, longer, count=1)
        return longer or words
    return words


def _plain(quantity: Quantity, text: str) -> str:
    words = re.sub(r"\s+", "", quantity.object)
    words = quantity.item.before if words.startswith(("(", "（")) else words
    if _ACT.match(words) and quantity.item.leads:
        words = _BEFORE.sub("", quantity.item.before) + words  # 选派专业课教师15名到企业实践
    words = _covered_thing(quantity) + words
    later = _LATER_YEAR.sub("", _FIRST_YEAR.sub("", words.strip()))
    words = later if len(later) > 3 else _FIRST_YEAR.sub("", words.strip())
    words = _TRAILING.sub("", _LEADING.sub("", words))
    words = re.sub("[0-9][0-9.%万亿]*$", "", _BOUND_BEFORE_ACT.sub("", words)).strip(" ,，、的和及与≥≤><＞＜")
    return _UNIT.sub("", words) + _verb_of_share(quantity, text)


def _covered_thing(quantity: Quantity) -> str:
    """What is covered, before the words that say it is: 劣Ⅴ类断面 of 劣Ⅴ类断面全面消除."""
    if quantity.rule not in COVERAGE_RULES or not quantity.item.leads:
        return ""
    return _LEADING.sub("", _FIRST_YEAR.sub("", quantity.item.before)).strip(" ,，、")


def _with_project(text: str, quantity: Quantity, words: str) -> str:
    """投入 of a project: with the project's name, which is the first cell of its row or stands before a colon."""
    clause, item = quantity.clause, quantity.item
    if not words or len(words) > _SHORT:
        return words
    match = _BEFORE_COLON.match(text, item.sentence.start, item.segment.start + 1)
    if clause and clause.part == "table":
        match = _FIRST_CELL.match(text, clause.start, clause.end) or match
    return f"{match[1]}，{words}" if match and words not in match[1] else words


def _verb_of_share(quantity: Quantity, text: str) -> str:
    """What is done by the share that a number names: 学校100%发布年度报告."""
    item = quantity.item
    if item.leads or item.expression.form != "percent":
        return ""
    after = text[item.expression.end : quantity.quote[1]]
    match = _VERB_AFTER.match(after)
    return re.split("[,，。;；、(（]", after[match.end() :])[0].strip() if match else ""


def _words_before(passages: Passages, quantity: Quantity) -> str:
    """The words between the last two marks before the quantity, as in 举办本科专业，实现零的突破."""
    pieces = re.split("[,，;；:：]", passages.text[quantity.item.sentence.start : quantity.item.segment.start])
    words = next((piece.strip() for piece in reversed(pieces) if len(piece.strip()) > 3), "")
    if not words:
        line = passages.text.rfind("\n", 0, quantity.item.segment.start) + 1
        words = passages.text[line : quantity.item.segment.start].strip(" (（")
    words = re.sub("[0-9].*$", "", _FIRST_YEAR.sub("", words))
    return _TRAILING.sub("", _LEADING.sub("", words))[:_LONGEST]
