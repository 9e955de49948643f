"""Numbers that tell of whom, of how much or on what condition, not what is promised: a rule each."""

from __future__ import annotations

import re

from etl.reading.items import Item
from etl.reading.operators import bound
from etl.reading.passages import Passages

_CONDITION = re.compile(
    r"(?:以上|以下|以内)?(?:[(（]含[)）])?的(?!标准|比例|额度)(?:[一-龥]{0,4})(?:企业|单位|用人单位|项目|高校|投资|机构|居民|用户)"
)
_SCHOOLS = re.compile(
    r"(?:以上|以下|以内)?的(?!标准|要求)[一-龥]{0,4}(?:专业|学校|院校|学院|班级|社区|小区|村|乡镇|县)"
)
_OF_WHAT = re.compile(
    r"(?:以上|以下|以内)?的(?![一-龥]{0,6}(?:比例|标准|补贴|补助|奖励|资金|基金|贷款|经费|投入|额度))[一-龥]{2,}"
)
_PROPERTIES = ("人", "亩", "平方米", "年", "学时", "课时", "吨", "台", "套", "岁", "分")
_SIZED = re.compile(
    r"(?:以上|以下|以内)?的?[一-龥]{0,4}?(?:企业|公司|项目|产业集群|集群|园区)(?!资金|投资|经费|总投资|贷款)"
)
_COUNTED_NEXT = re.compile(
    r"(?:以上|以下|以内)的?\s*[0-9一二两三四五六七八九十百千]+\s*(?!元|[万亿])(?:[个家所项户座名处]|条(?!件))"
)
_FINE = re.compile("罚[款金没]")
_POSTS = "(?:常务)?(?:副?组长|副?召集人|联络[员人]|副?[省市县区州]长|[省市县区][级委]?(?:分管)?(?:领导|负责同志))"
_POST = re.compile(_POSTS)
_POST_BEFORE = re.compile(rf"(?:^|[任设置为由和、,，])\s*(?:{_POSTS}|成员)\s*$")
_DISTRICTS = re.compile("(?:县|市|区|旗|州|乡镇|镇|街道)(?:[市区县]|[(（]|级|的|教|[,，。、;；]|$)")
_SANCTIONED = re.compile(r"(?:以上|以下|以内)?的[^,，。;；]{0,10}(?:予以|给予|进行|不得|要|应|将|取消|实行|一律|按|由)")


def condition(_passages: Passages, item: Item) -> str | None:
    """不少于20人的企业, 就业率低于80%的专业: whom a rule is about, not what is promised."""
    whose = _SCHOOLS.match(item.after) or _CONDITION.match(item.after)
    if whose and re.search(r"率(?:低于|不足|高于|超过)\s*$", item.before):
        return "context"
    bounded = bound(item.before, item.after).where != "none"
    if item.expression.form == "money" and bounded and (_OF_WHAT.match(item.after) or _SIZED.match(item.after)):
        return "context"
    property_of_it = item.expression.form == "money" or item.expression.unit in _PROPERTIES
    if property_of_it and bounded and _SCHOOLS.match(item.after) and not re.search("新建|建成|建设", item.before):
        return "context"
    return "context" if property_of_it and _CONDITION.match(item.after) else None


def size(_passages: Passages, item: Item) -> str | None:
    """10亿元以上5个: how large each of those is that the next number counts."""
    sized = item.expression.form == "money" or item.expression.unit in _PROPERTIES
    return "context" if sized and _COUNTED_NEXT.match(item.after) else None


def fine(passages: Passages, item: Item) -> str | None:
    """What a breach costs."""
    words = passages.text[item.segment.start : item.segment.end]
    return "context" if item.expression.form == "money" and _FINE.search(words) else None


def post(_passages: Passages, item: Item) -> str | None:
    """设3名副组长: who sits in a committee."""
    seated = _POST.match(item.after) or _POST_BEFORE.search(item.before)
    return "context" if item.expression.unit in ("名", "位", "人") and seated else None


def denominator(passages: Passages, item: Item) -> str | None:
    """每7个班配备1名: the 7 says of how many, the next number how much."""
    apiece = re.search(r"每\s*$", item.before) and item.expression.form == "count"
    following = re.search(r"[0-9一两三四五六七八九十]", passages.text[item.expression.end : item.segment.end])
    return "context" if apiece and following else None


def sanction(passages: Passages, item: Item) -> str | None:
    """对下降超过3个百分点的市予以约谈: when something is done, not what is promised."""
    opening = passages.text[item.segment.start : item.head].lstrip()
    return "context" if opening.startswith(("对", "凡", "如", "若")) and _SANCTIONED.match(item.after) else None


def unit_of_measure(_passages: Passages, item: Item) -> str | None:
    """万元 in 万元产值能耗: of how much, not how much."""
    measured = item.expression.form == "money" and item.expression.scale_alone and not item.expression.more
    return "word" if measured and bound(item.before, item.after).where == "none" else None


def rank(_passages: Passages, item: Item) -> str | None:
    """前三分之一, 前30%: a place in a row."""
    return "ordinal" if re.search(r"(?<![之以年月日底目当])前\s*$", item.before) else None


def district_count(_passages: Passages, item: Item) -> str | None:
    """全市12个县: how many districts a city has, which nobody promises."""
    districts = item.expression.unit == "个" and _DISTRICTS.match(item.after)
    return "context" if districts and re.search(r"(?:全[国省市县区州]|辖)\s*$", item.before) else None
