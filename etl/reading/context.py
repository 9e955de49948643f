"""What was reached before the plan, what others demand and what is foreseen: context, which nobody promises."""

import re

from etl.reading.items import Item
from etl.reading.passages import Passages

_ACHIEVED = re.compile(
    "(?<![较比])目前|现有(?!的?(?:基础|水平)上)|要看到|短板|差距|仅[为有占]|现已|已经?[建成有达完获评投开设立培增]|截[至止]|以来|近年|五年来|几年来|(?:上年|去年)[^,，。]{0,8}(?:达到|完成|实现|为)|同比|预计|过去|此前|曾|历年"
)
_CITED = re.compile(
    "(?:国家|教育部|国务院|中央|省委|省政府|省教育厅|省级|省里|上级|省定|国标|省标|部颁|《[^》]*》)(?:明确|规定|要求|提出|下达|标准|确定|部署)"
)
_DEMANDED = re.compile(
    "(?:国家|教育部|国务院|中央|省委|省政府|省教育厅|省里|上级)(?:明确|规定|要求|提出|下达|部署)(?![^,，。;；]{0,6}的)"
)
_FOLLOWED = re.compile("按照?|落实|执行|参照|根据")
"""What follows a demand takes it for its own."""
_FORESEEN = re.compile("预计|预测")


def achievement(passages: Passages, item: Item) -> str | None:
    """What was reached before the plan, or is lacking: 占比不足四成."""
    lacking = re.search(r"(?:占比|比例|比重|率|仅|还|尚)\s*不[足到]\s*$", item.before)
    if lacking or (item.expression.form == "points" and re.search(r"(?:(?<!降)低|落后|相差)了?\s*$", item.before)):
        return "context"
    words = passages.text[item.sentence.start : item.expression.start]
    return (
        "context" if _ACHIEVED.search(words) and not re.search("[提升增扩降]\\S{0,2}[到至]|到20|力争", words) else None
    )


def citation(passages: Passages, item: Item) -> str | None:
    """What another document or authority demands."""
    words = passages.text[item.segment.start : item.expression.start]
    return "context" if _CITED.search(words) and not _FOLLOWED.search(words) else None


def is_demand(passages: Passages, item: Item) -> bool:
    """Whether a quantity in words is what a superior authority demands: 国家要求职普比大体相当."""
    words = passages.text[item.segment.start : item.expression.start]
    return bool(_DEMANDED.search(words)) and not _FOLLOWED.search(words)


def is_doubtful(passages: Passages, item: Item, worded: bool) -> bool:
    """Whether earlier words of the sentence foresee what the number tells, or, of a quantity in words, tell of what
    was reached."""
    words = passages.text[item.sentence.start : item.expression.start]
    return bool(_FORESEEN.search(words)) or (worded and achievement(passages, item) is not None)
