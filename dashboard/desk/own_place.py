"""The place of a visitor's plan: its name and level, from the register or read off the issuer's name; pure."""

import re

from dashboard.desk.own_names import Row
from dashboard.theme import OWN_REGION as OWN

_PLACE = re.compile("^(?:中共)?([^，。、（(\\s]{1,10}?)(特别行政区|自治区|自治州|自治县|省|市|州|盟|地区|县|区|旗)")
_PROVINCES = ("省", "自治区", "特别行政区")
_COUNTIES = ("县", "自治县", "区", "旗")
_CITIES = ("北京", "天津", "上海", "重庆")  # at the level of provinces
_DRAFT_ZH, _DRAFT_EN = "{}（草稿）", "{} (draft)"


def own_region(plan: Row, regions: list[Row]) -> Row:
    """A row of the table `regions`, named as a draft. A place of the register lends its name and population."""
    known = next((row for row in regions if row["region_id"] == plan["region_id"] and plan["region_id"]), None)
    if known:
        names = {"name_zh": _DRAFT_ZH.format(known["name_zh"]), "name_en": _DRAFT_EN.format(known["name_en"])}
        return {**known, **names, "region_id": OWN, "admin_code": ""}
    name, level = place_of(plan)
    return {"region_id": OWN, "name_zh": _DRAFT_ZH.format(name or "我的规划"), "level": level,
            "name_en": _DRAFT_EN.format(_in_pinyin(name) or "My plan")}  # fmt: skip


def place_of(plan: Row) -> tuple[str, str]:
    """Name and level of the place that issued a plan, "" where neither issuer nor title names one."""
    for words in (plan["issuer_zh"], plan["title_zh"]):
        found = _PLACE.match(words or "")
        if found:
            name, kind = found[1], found[2]
            if kind in _PROVINCES or name in _CITIES:
                return name, "province"
            return (f"{name}{kind}", "county") if kind in _COUNTIES else (name, "prefecture")
    return "", "prefecture"


def _in_pinyin(name: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).capitalize()
