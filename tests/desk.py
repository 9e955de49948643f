"""Plans on the desk for tests: the sample, and a text of four promises that needs no corpus."""

from dashboard.desk.model import DeskPlan, draft_plan
from etl.reading.draft import Wishes
from etl.reading.model import Corpus

TEXT = """清溪市职业教育行动计划(2023—2025年)

一、总体目标

到2025年,全市建设实训基地12个以上,争取建成名师工作室5个。加强“双师型”教师队伍建设,推动产教融合,完善保障机制。

二、重点任务

1.扩大培训规模。每年培训企业职工3000人次,毕业生就业率达到95%。落实责任,健全工作机制,确保完成目标任务。(责任单位:市教育局)
"""


def small_plan(text: str = TEXT) -> DeskPlan:
    """A plan of few quantities, with the ids qingxi-1-a, qingxi-1-b, qingxi-2-1-a and so on."""
    return draft_plan(text, Wishes(plan_id="qingxi-2023"), Corpus())


def row(plan: DeskPlan, target_id: str, tables: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    """A row of targets by its id."""
    return next(item for item in tables["targets"] if item["target_id"] == target_id)
