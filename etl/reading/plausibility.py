"""Whether a text is a plan at all: Chinese, and in the words of administrations."""

from __future__ import annotations

import re

from etl.reading.unreadable import UnreadableError

_HAN = re.compile("[一-龥]")
_POLICY = re.compile(
    "建设|推进|加强|完善|落实|实施|推动|提升|开展|健全|确保|深化|优化|强化|责任单位|工作|机制|目标|任务|保障|加快|支持|鼓励|达到"
)
_FEWEST_PER_THOUSAND = 8
_FEWEST_CHARACTERS = 60


def refuse_other_texts(text: str) -> None:
    """Raise UnreadableError for a text that is too short, not Chinese, or not written like a plan."""
    han = len(_HAN.findall(text))
    if han < _FEWEST_CHARACTERS:
        raise UnreadableError(f"只有 {han} 个汉字，不成一份规划", f"only {han} Chinese characters: this is no plan")
    if han < 0.3 * len(re.sub(r"\s", "", text)):
        raise UnreadableError("大半不是中文，读不了", "mostly not Chinese: such a text cannot be read")
    share = 1000 * len(_POLICY.findall(text)) / han
    if share < _FEWEST_PER_THOUSAND:
        zh = f"不像规划：每千字只有 {share:.1f} 个公文用词（建设、推进、落实……）"
        en = f"not written like a plan: {share:.1f} words of administration in a thousand characters"
        raise UnreadableError(zh, en)
