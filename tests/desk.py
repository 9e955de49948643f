"""Plans on the desk for tests: the sample, a text of four promises that needs no corpus, and decisions on these."""

from dashboard.desk.drafting import draft_source, read_text
from dashboard.desk.plan import Decision, DeskPlan, Words
from dashboard.desk.replay import replay
from etl.reading.draft import Wishes
from etl.reading.model import Corpus

TEXT = """清溪市职业教育行动计划(2023—2025年)

一、总体目标

到2025年,全市建设实训基地12个以上,争取建成名师工作室5个。加强“双师型”教师队伍建设,推动产教融合,完善保障机制。

二、重点任务

1.扩大培训规模。每年培训企业职工3000人次,毕业生就业率达到95%。落实责任,健全工作机制,确保完成目标任务。(责任单位:市教育局)
"""
FIRST, SECOND, THIRD = "qingxi-1-a", "qingxi-1-b", "qingxi-2-1-a"
DROP = Decision("drop", (FIRST,), reason="context")
ADD = Decision(
    "add",
    ("qingxi-1-c",),
    (("value_low", "2"), ("value_high", "2"), ("operator", "exactly"), ("quote_start", "40"), ("quote_end", "53")),
    (Words("value", 49, 50),),
)
SPLIT = Decision(
    "split", (FIRST, "qingxi-1-c"), (("value_low", "2"), ("quote_start", "40"), ("quote_end", "53")), ADD.words
)
NOTED = Decision("drop", (FIRST,), reason="context", note="上年已建成 <b>=1+1</b>")
NAMED_UNIT = Decision("correct", (FIRST,), (("unit_id", "buildings"),), unit=("栋", "buildings"))
JOIN = Decision("join", (FIRST, SECOND), (("value_low", "5"), ("value_high", "12"), ("operator", "range")))


def draft_plan(content: bytes | str, wishes: Wishes, corpus: Corpus) -> DeskPlan:
    """Read a file or a pasted text and draft its rows."""
    return draft_source(read_text(content), wishes, corpus)


def small_plan(text: str = TEXT) -> DeskPlan:
    """A plan of few quantities, with the ids qingxi-1-a, qingxi-1-b, qingxi-2-1-a and so on."""
    return draft_plan(text, Wishes(plan_id="qingxi-2023"), Corpus())


def row(plan: DeskPlan, target_id: str, tables: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    """A row of targets by its id."""
    return next(item for item in tables["targets"] if item["target_id"] == target_id)


def status_of(plan: DeskPlan, target_id: str) -> str:
    """proposed, accepted, corrected or dropped."""
    return replay(plan).quantities[target_id].status


def is_indicator_decided(plan: DeskPlan, target_id: str) -> bool:
    """Whether it was decided which indicator a quantity belongs to, or that it belongs to none."""
    return replay(plan).quantities[target_id].has_indicator
