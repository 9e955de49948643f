"""An invented plan with a small corpus, drafted, for the tests of drafts."""

from etl.reading.draft import Wishes, draft
from etl.reading.draft_tables import Draft
from etl.reading.model import Corpus

PLAN = """清河市人民政府关于印发清河市职业教育提质行动方案(2023—2025年)的通知
清政发〔2023〕6号

清河市人民政府
2023年2月10日

清河市职业教育提质行动方案(2023—2025年)

一、总体要求

坚持立德树人,推进改革,完善机制,落实任务,提升质量。

二、重点任务

1.建设基地。到2025年,建设市级实训基地10个以上,力争建成省级2个。加强双师型教师队伍建设,健全保障机制。(责任单位:市教育局、市人社局)

2.强化保障。落实经费,推动工作,加快实施。

附件1

任务清单

序号 任务 时限 责任单位
1 建设市级实训基地10个 2025年12月 市教育局
"""
CORPUS = Corpus(
    indicators=[
        {
            "indicator_id": "training-bases",
            "name_zh": "实训基地",
            "definition_zh": "要建设的实训基地个数。",
            "unit_id": "bases",
            "comparability": "related",
        },
        {
            "indicator_id": "dual-qualified-share",
            "name_zh": "“双师型”教师占比",
            "definition_zh": "",
            "unit_id": "percent",
            "comparability": "adjusted",
        },
        {
            "indicator_id": "tax-credit",
            "name_zh": "投资抵免比例",
            "definition_zh": "",
            "unit_id": "percent",
            "comparability": "direct",
        },
        {
            "indicator_id": "one-plan",
            "name_zh": "独有的事",
            "definition_zh": "",
            "unit_id": "percent",
            "comparability": "single",
        },
    ],
    targets=[
        {"indicator_id": "training-bases", "quote": "建成2个省级实训基地", "scope_zh": "", "plan_id": "other-2020"}
    ],
    units=[{"unit_id": "bases", "name_zh": "基地", "label_zh": "个"}],
    bodies=[
        {"body_id": "education", "name_zh": "教育局", "rule_zh": "原文写作市教育局。"},
        {"body_id": "human-resources", "name_zh": "人力资源社会保障局", "rule_zh": ""},
    ],
    silences=[{"indicator_id": "dual-qualified-share", "terms_searched": "双师型 双师", "plan_id": "other-2020"}],
    regions=[{"region_id": "qinghe", "name_zh": "清河"}],
)


def drafted(text: str = PLAN, **wishes: object) -> Draft:
    """The draft of a text against the small corpus."""
    return draft(text, "0" * 64, CORPUS, Wishes(**wishes))
