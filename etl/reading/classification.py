"""Which number expressions are no quantity of the plan's own, and why: one small rule each, the first decides."""

import re
from collections.abc import Callable

from etl.reading.conditions import (
    condition,
    denominator,
    district_count,
    fine,
    post,
    rank,
    sanction,
    size,
    unit_of_measure,
)
from etl.reading.context import achievement, citation
from etl.reading.counters import COUNTED
from etl.reading.items import Item
from etl.reading.operators import bound
from etl.reading.passages import Passages

BUILD = (
    "建设|建成|建好|建立|建起|共建|新建|打造|组建|培育|培养|创建|认定|遴选|立项|评选|选培|选树|选派|安排|聘请|引进|开发|修订|印发|编写|编制|制定|"
    "新增|新设|新开|增设|增加|设立|完成|实现|达到|达|开展|举办|组织|召开|入选|争取|力争|获评|获得|获奖|成立|形成|推出|支持建|投入|总投资|改扩建|"
    "改造|新改扩建|扩建|迁建|整合|撤并|培训|招收|招生|输送|吸引|带动|建|创|育|评|设|开设|配备|签订|申报|推荐|储备|孵化|转化|落地|布局|共|覆盖|"
    "不少于|不低于|至少|超过|以上|确保|保持|稳定|扩大|提高|提升|增长|选聘|招聘|补充|扶持|资助|表彰|命名|授予|推广|升级|集聚|遴派|选拔|拓展|发布|推动|实施"
)
_BUILD = re.compile(BUILD)
_STOCK = re.compile(
    "(?:^|(?<=[,，;；。、和要应好])|(?<=充分|更好|继续|积极|切实|大力))(?:发挥|督查|督导|检查|调研|调度|总结|继续推动|继续实施|推动|依托|围绕|支持|服务|服务于|指导|协调|统筹|对接|管理|涵盖|包括|包含|"
    "现有|拥有|面向|聚焦|针对|辐射|联合|会同|参与|巩固|运行|用好|办好|深化|做好|完善|整合利用)"
)
_STEP = re.compile(
    "[创建争申]建|创建|达标|成为|通过|进入|入选|升格|建设成|建成|完成|参加|参与|开展|设立|配备|纳入|获评|晋升"
)
_GROUPS = re.compile(
    r"\s*(?:大|个|类|条|项|种)?(?:(?![在将与向对被把为]|促进|实现|推进)[一-龥“”]){0,10}?(?:产业|支柱|集群|产业链|行动|工程|任务|机制|体系|计划|方面|环节|阶段|层次|维度|坚持|统筹|融合|战略|制度|"
    r"关系|问题|能力|要素|领域|抓手|原则|理念|重点|板块|片区|转变|攻坚|专项|措施|举措|模式|方向|路径|优先|结合)(?=[”的建发,，。、;；和及与(（\s、0-9]|需要|$)"
)
_BUILD_ONE = re.compile(
    "(?:新建|建成|新增|新设|建好|设立|创建|建设|建立|至少|不少于|不低于|配备|开设|培育|打造)[^,，。;；]{0,3}$|每[^,，。;；]{1,12}$"
)
_OFTEN = re.compile("每(?:学年|年度|年|学期|季度|半年|月|周|两年|三年|[0-9]年)")
_YEARS_COUNTED = re.compile("受教育年限[^,，。;；]{0,16}$")
_INSTITUTIONS = ("所", "家", "名", "门")
_SCORED = re.compile("考核|评分|计分|得分|满分|扣|加分|分值|赋分|权重|评价指标")
_INDEX = re.compile("指数|系数|数量|总数|人数|总量|规模|指标|比[值重率]?|以上|及以上")
Rule = Callable[[Passages, Item], "str | None"]


def label(_passages: Passages, item: Item) -> str | None:
    """Numbers with years, months, levels and the like behind them, which count nothing."""
    unit, qualified = item.expression.unit, bound(item.before, item.after).operator != "exactly"
    if unit == "年" and _YEARS_COUNTED.search(item.before):
        return None
    if unit == "年":
        return "duration"
    if unit == "日" and item.after.startswith(("内", "之内")):
        return "duration"
    if unit in ("月", "日", "周年"):
        return "date"
    if unit == "级":
        return "level_label"
    if unit in ("个月", "周", "天", "小时", "分钟", "工作日", "个工作日"):
        return None if qualified or _OFTEN.search(item.before) else "duration"
    return "word" if unit and item.expression.form == "count" and not COUNTED.fullmatch(unit) and unit != "分" else None


def bare(_passages: Passages, item: Item) -> str | None:
    """A number with no unit counts only if a word bounds it or it is an index: 指数达85及以上."""
    if item.expression.form != "bare":
        return None
    arabic = item.expression.numerals[0].in_digits
    spoken = bound(item.before, item.after)
    measured = spoken.where == "after" or (spoken.where == "before" and bool(_INDEX.search(item.before)))
    return None if arabic and measured else "not_coded" if arabic else "word"


def score_points(_passages: Passages, item: Item) -> str | None:
    """Points of an appraisal."""
    points = item.expression.unit == "分"
    return "score" if points or (item.expression.form != "percent" and _SCORED.search(item.before)) else None


def article(passages: Passages, item: Item) -> str | None:
    """一 counts after 新建 or 建成, with a frequency, or in 每校一名; elsewhere it is an article."""
    if item.expression.form != "count" or [token.text for token in item.expression.numerals] != ["一"]:
        return None
    words = passages.text[item.segment.start : item.expression.start]
    frequent = item.expression.unit in "次届场期轮" and _OFTEN.search(words)
    counted = item.expression.unit in "所座个家处门名位" and _BUILD_ONE.search(words)
    return None if frequent or counted or item.after.startswith(("以上", "及以上")) else "article"


def chinese_numeral(passages: Passages, item: Item) -> str | None:
    """Other Chinese numerals count where something is built, bounded or repeated; else they label a set."""
    expression = item.expression
    chinese = all(not token.in_digits for token in expression.numerals)
    if not chinese or expression.form != "count" or [token.text for token in expression.numerals] == ["一"]:
        return None
    words = passages.text[item.segment.start : expression.start]
    raised = expression.scale_alone and item.before.endswith("上")
    bounded = raised or bound(item.before, item.after).where != "none"
    if bounded or _OFTEN.search(words) or expression.ranged:
        return None
    if expression.unit in _INSTITUTIONS and re.search("支持|扶持|帮扶|选择|确定", words):
        return None
    if _BUILD.search(words) and not _GROUPS.match(passages.text, expression.end):
        return "set_label" if item.after.startswith("全覆盖") else None
    return "set_label" if expression.unit in ("大", "大类", "类", "个", "项", "条", "种") else "word"


def label_of_set(passages: Passages, item: Item) -> str | None:
    """N industries, chains, actions, mechanisms: the name of a set."""
    if item.expression.form != "count" or not re.fullmatch("大|大类|个|类|条|项|种", item.expression.unit):
        return None
    if item.expression.unit == "大" and item.after.startswith("全覆盖"):
        return "set_label"
    words = passages.text[item.segment.start : item.expression.start]
    if re.search(r"(?:下设|分解[为成]|细化[为成]|划分[为成])\s*$", words):
        return "set_label"
    if bound(item.before, item.after).where != "none" or not _GROUPS.match(passages.text, item.expression.end):
        return None
    built = _last(_BUILD, words) > _last(_STOCK, words) and item.expression.numerals[0].in_digits
    return None if built and item.expression.unit not in ("大", "大类") else "set_label"


RULES: tuple[Rule, ...] = (
    label,
    bare,
    article,
    score_points,
    label_of_set,
    chinese_numeral,
    condition,
    size,
    unit_of_measure,
    rank,
    district_count,
    denominator,
    sanction,
    fine,
    post,
    achievement,
    citation,
)


def reason_of(passages: Passages, item: Item) -> str | None:
    """Why an expression is no quantity; None if it is one."""
    return next((reason for rule in RULES if (reason := rule(passages, item))), None)


def is_stock(passages: Passages, item: Item) -> bool:
    """Whether the count is of things that exist: its nearest verb is 发挥, 督查 and the like, or 等 precedes."""
    if item.expression.form != "count" or not item.leads or bound(item.before, item.after).where != "none":
        return False
    verb = _last(_BUILD, item.before) >= 0 or _last(_STOCK, item.before) >= 0
    words = item.before if verb else passages.text[item.segment.start : item.head]
    built, stock = _last(_BUILD, words), _last(_STOCK, words)
    listed = bool(re.search(r"等\s*$", words))
    return ((stock >= built and stock >= 0) or listed) and not _STEP.search(item.after)


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)
