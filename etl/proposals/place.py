"""A plan's place: as issuer or title print it, and its English."""

from __future__ import annotations

import re

from etl.proposals.model import Workpiece
from etl.table_files import Row

_PLACE = re.compile(r"^([一-龥]{2,8}?)(省|自治区|市|自治州|地区|盟|自治县|县|旗|区)")
LEVELS = {"省": "province", "自治区": "province", "市": "prefecture", "自治州": "prefecture", "地区": "prefecture"}
_BULLETIN = "《{}第七次全国人口普查公报》", "Bulletin of the Seventh National Population Census, {}"


def printed_place(plan: Row) -> re.Match[str] | None:
    """The plan's place as its issuer, else its title, begins with: whole, the name (1) and the kind (2)."""
    return _PLACE.match(plan["issuer_zh"]) or _PLACE.match(plan["title_zh"])


def name_place(work: Workpiece) -> None:
    """The place's name by its id, and the usual title of its census bulletin, in both languages."""
    match = printed_place(work.plan)
    for row in work.tables["regions"]:
        if re.fullmatch("[a-z]+", row["region_id"]):
            work.offer_to_read("regions", row, "name_en", row["region_id"].capitalize(), "its id")
        printed = match[0] if match and match[1] == row["name_zh"] else ""
        titles = printed and _BULLETIN[0].format(printed), row["name_en"] and _BULLETIN[1].format(row["name_en"])
        for column, title in zip(("population_source", "population_source_en"), titles, strict=True):
            work.offer_to_read("regions", row, column, title, "the usual title of the census bulletin")
