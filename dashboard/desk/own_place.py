"""The place of a visitor's plan as a row of the table `regions`; pure."""

import re

from dashboard.desk.own_names import Row
from dashboard.desk.plan import Region
from dashboard.theme import OWN_REGION as OWN

_DRAFT_ZH, _DRAFT_EN = "{}（草稿）", "{} (draft)"
_SOURCE_ZH, _SOURCE_EN = "{}：规划提供者填写", "{}: as whoever brought the plan says"


def own_region(plan: Row, regions: list[Row], region: Region) -> Row:
    """The place, named as a draft. A place of the register lends its population and where that is from."""
    known = next((row for row in regions if row["region_id"] == plan["region_id"] and plan["region_id"]), {})
    name_zh = re.sub("[省市]$", "", region.name_zh) or known.get("name_zh") or "我的规划"
    name_en = region.name_en or known.get("name_en") or (in_pinyin(name_zh) if region.name_zh else "My plan")
    names = {"name_zh": _DRAFT_ZH.format(name_zh), "name_en": _DRAFT_EN.format(name_en)}
    given = {"region_id": OWN, "admin_code": "", "level": region.level or known.get("level") or "prefecture"}
    if region.population and region.population != known.get("population_2020"):
        given |= {
            "population_2020": region.population,
            "population_source": _SOURCE_ZH.format(name_zh),
            "population_source_en": _SOURCE_EN.format(name_en),
        }
    return {**known, **names, **given}


def plain_names(region: Row) -> tuple[str, str]:
    """The names of a place that `own_region` made, without the draft."""
    return region["name_zh"].removesuffix(_DRAFT_ZH.format("")), region["name_en"].removesuffix(_DRAFT_EN.format(""))


def in_pinyin(name: str) -> str:
    """A Chinese name in letters: 清岚 is Qinglan."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).capitalize()
