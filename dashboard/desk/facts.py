"""What a text says of itself: proposed from the text, corrected by its reader."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.desk.cells import fits, is_formula, is_plain
from dashboard.desk.closed_lists import EDITABLE
from dashboard.desk.plan import DeskError, DeskPlan, Region, Row

LEVELS = ("prefecture", "province", "county")
MOST_PEOPLE = 2_000_000_000
_PLACE = re.compile("([一-龥]{2,8}?(?:省|自治区|市|自治州|州|盟|县|区))")
_COUNTY, _PROVINCE = re.compile("(?:县|(?<!自治)区)$"), re.compile("(?:省|自治区)$")


def proposed_region(plan: Row, regions: Sequence[Mapping[str, str]]) -> Region:
    """The place of a row of `plans`: a known one by its id, else the name at the head of its title or issuer."""
    known = next((row for row in regions if row["region_id"] == plan["region_id"]), None)
    if known:
        return Region(known["name_zh"], known["name_en"], known["level"], known["population_2020"])
    place = next((match for words in (plan["title_zh"], plan["issuer_zh"]) if (match := _PLACE.match(words))), None)
    name = place[1] if place else ""
    level = "county" if _COUNTY.search(name) else "province" if _PROVINCE.search(name) else "prefecture"
    return Region(name, level=level)


def region_id_of(name: str, regions: Sequence[Mapping[str, str]]) -> str:
    """The id of a known place by its Chinese name, with or without 省 or 市; "" for one that the data do not have."""
    short = re.sub("[省市]$", "", name)
    return next((row["region_id"] for row in regions if re.sub("[省市]$", "", row["name_zh"]) == short), "")


def correct_facts(plan: DeskPlan, cells: Mapping[str, str], region: Region) -> DeskPlan:
    """The plan with these cells in its row of `plans`, and this place. Raises DeskError for a cell of no form."""
    for column, value in cells.items():
        if (
            column not in EDITABLE["plans"]
            or not is_plain(value)
            or is_formula(value)
            or (value and not fits(column, value))
        ):
            raise DeskError("desk.bad_fact", column=column)
    row = {**plan.tables["plans"][0], **cells}
    if row["first_year"] and row["last_year"] and row["first_year"] > row["last_year"]:
        raise DeskError("desk.bad_years")
    check_region(region)
    return replace(plan, tables={**plan.tables, "plans": (row,)}, region=region)


def check_region(region: Region) -> None:
    """Raise DeskError for a place with a level or a population that there is not."""
    if not all(map(is_plain, region)) or region.level not in LEVELS:
        raise DeskError("desk.bad_fact", column="region")
    if region.population and not re.fullmatch("[1-9][0-9]{0,9}", region.population):
        raise DeskError("desk.bad_population")
    if region.population and int(region.population) > MOST_PEOPLE:
        raise DeskError("desk.bad_population")
