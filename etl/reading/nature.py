"""Kind, time basis, type, tier and object of a quantity, from the words around it."""

from __future__ import annotations

import re

from etl.reading.items import Item
from etl.reading.passages import Passages

RATE_FORMS = (
    "percent",
    "ratio",
    "fraction",
    "tenths",
    "multiple",
    "points",
    "ratio_of_tracks",
    "bare",
    "base",
)
_YEARLY = re.compile(
    "每(?:学年|年)|年均|逐年|(?<![每0-9一二两三四五六七八九十])年(?:度?增长|[一-龥]{0,2}培训|开展|招生)"
)
_RHYTHM = re.compile("每(学年度?|年度?|学期|半年|季度?|月|周|天|日|[0-9一两三四五六]+年)")
_A_YEAR_EACH = re.compile("(?:[/／·][一-龥])?[/／·]年")
_OF_A_YEAR = ("年", "年度", "学年", "学年度", "一年")
_EVENT = re.compile(
    "活动|比赛|赛事|运动会|大赛|竞赛|会议|召开|督导|评估|评选|评比|洽谈会|论坛|展演|培训班|检查|联考|例会|招聘会|轮|届"
)
_INCENTIVE = re.compile("抵免|减免|免征|上浮|奖励|补助|补贴(?!性|的)|核增|奖补|优惠|提取|返还|奖金|津贴|税前扣除|浮动")
_RELIEF = re.compile("抵免|减免|税前扣除")
_GRANT = re.compile(
    "(?:对[^,，。;；]{2,40}|给予[^,，。;；0-9]{0,12}|一次性)(?:奖励|奖补|补助|补贴)|给予[^,，。;；]{0,30}(?:奖励|奖补)"
)
_APIECE = re.compile("每(?!年|学)[^,，。;；0-9每]{1,8}(?:奖励|奖补|补助|补贴)")
_CAPPED = re.compile(r"^\s*(?:单[个项户家][一-龥]{0,4}?|每[一-龥])?(?:最高|最多|封顶|上限)")
_EACH_OF = re.compile("每(?:所|个|名|位|家|门|校|班|专业|生|条)")
_DUTY = re.compile("应(?!用|急|届|对)|须|必须|不得|使用(?![比率量权费面])|原则上|标准")
_STANDING = re.compile("保持|坚持|控制|标准|不得|应|必须|原则上|规定|(?<![日月年人户])均|都|一般|稳定")
_BATCH = re.compile(r"第\s*[二三四五六七八九十0-9]+\s*(?:批|届|期|轮)")
_TIERS = (
    ("national", "国家级|国家"),
    ("provincial", "省级|省(?=[“高优重示特属]|教育厅)|全省"),
    ("municipal", "市级|市域"),
    ("school", "校级"),
)
_TRIM = re.compile(
    r"^(?:到|至|在(?!校|职|岗|园|读|线|册|编|建|外)|从(?!业)|截至)?\s*(?:20[0-9]{2}年[底末]?(?:之?前)?)?[,，\s]*(?:其中)?(?:力争|争取|确保|努力|积极|全面|重点(?=[建培打支推实开扶])|全市|全省|全县|使|将)*"
    r"(?:建设和培育好?|培育和?建设|建成(?!区)|建设|建好|打造|培育|认定|遴选认定|遴选|新建|组建|评选|创建|建立|开发|设立|新增|立项|修订|印发|实现|推动|安排|完成|选培|举办|开展)?"
)
_TRIM_END = re.compile(
    r"(?:必须|应|要|须|需|均|都|分别|争取|力争)*(?:达到?|提高到|提升至|保持在|稳定在|控制在|不低于|不少于|不超过|超过|至少|增长|增加|为|约|近|接近|突破|降到|由|从|各)*\s*$"
)


def kind_of(passages: Passages, item: Item, rule: str, stock: bool, unit: str) -> str:
    """event, incentive, standard, tally or target: the first that fits."""
    words = item.before + item.after[:24]
    counted_event = item.expression.form == "frequency" or item.expression.unit in ("次", "届", "场", "期")
    if counted_event and _EVENT.search(words):
        return "event"
    following = passages.text[item.expression.end : item.sentence.end][:24]
    segment = passages.text[item.segment.start : item.segment.end]
    if unit == "yuan" and (_GRANT.search(segment) or _APIECE.search(item.before)):
        return "incentive"
    if _CAPPED.match(segment) and _INCENTIVE.search(passages.text[item.sentence.start : item.segment.start]):
        return "incentive"
    if unit != "yuan" and (_INCENTIVE.search(words) or _RELIEF.search(following)):
        return "incentive"
    if stock:
        return "tally"
    return "standard" if _is_norm(rule, segment, item.before) else "target"


def _is_norm(rule: str, segment: str, before: str) -> bool:
    """Whether each of many must do it: 所有企业需, 每校都, 应全部, 每个中心不少于."""
    if rule in ("every", "each"):
        return True
    if rule in ("all", "end_state"):
        return bool(_DUTY.search(segment))
    return not rule and (bool(_EACH_OF.search(before)) or (bool(_DUTY.search(before)) and "必须达到" not in before))


def recurs(passages: Passages, item: Item) -> bool:
    """Whether the words up to the number say that it recurs, every year or in another rhythm."""
    words = passages.text[item.segment.start : item.expression.end]
    return bool(_YEARLY.search(words) or _RHYTHM.search(words))


def time_basis_of(passages: Passages, item: Item, kind: str, summed: bool, in_year: bool) -> str:
    """by_year, in_year, per_year, standing or over_period; of a week or a term the unit tells, not the time basis."""
    words = passages.text[item.segment.start : item.expression.end]
    rhythms = _RHYTHM.findall(words)
    if rhythms and rhythms[-1] not in _OF_A_YEAR:
        return "standing"
    if _YEARLY.search(words) or _A_YEAR_EACH.match(item.after):
        return "per_year"
    if summed:
        return "over_period"
    if kind in ("tally", "standard", "incentive") or _STANDING.search(item.before):
        return "standing"
    return "in_year" if in_year and item.expression.form not in RATE_FORMS else "by_year"


def quantity_type_of(passages: Passages, item: Item, kind: str) -> str:
    """stock, new_stock, increment, flow or rate."""
    words = passages.text[item.segment.start : item.expression.end]
    if item.expression.form in RATE_FORMS:
        return "rate"
    if kind == "tally" or re.search("规模|总数|总量|学位|在[校册]|保有量|拥有|容纳", words):
        return "stock"
    if _BATCH.search(words):
        return "increment"
    people = item.expression.unit in ("人次", "名", "人", "次", "场", "期", "届") or item.expression.form in (
        "frequency",
        "money",
    )
    return "flow" if people else "new_stock"


def tier_of(words: str) -> tuple[str, int, int] | None:
    """Tier named in the words of an item, with its place; national and provincial together are provincial."""
    matches = {tier: match for tier, pattern in _TIERS if (match := re.search(pattern, words))}
    if "national" in matches and "provincial" in matches:
        matches.pop("national")
    tier = next(iter(matches), None)
    return (tier, *matches[tier].span()) if tier else None


def object_of(item: Item) -> str:
    """What the number is about: the words behind it, or before it without time words, verbs and bounds."""
    if item.leads:
        return re.split(
            "[,，。;；:：]",
            re.sub(r"^(?:以上|左右|以下|以内|及以上)?的?", "", item.after[: item.end - item.expression.end]).strip(),
        )[0]
    words = re.sub(r"(?:由|从)[^由从]{0,12}[0-9].*$", "", item.before)
    return _TRIM_END.sub("", _TRIM.sub("", words)).strip(" ,，、的")
