"""English words that the register, or another row of the draft, has already for the same Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.proposals.closed_lists import suffixes
from etl.proposals.model import Workpiece
from etl.proposals.phrases import OF_THESE
from etl.proposals.themes import pairs
from etl.table_files import Tables

PAIRS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "plans": (("title_zh", "title_en"), ("issuer_zh", "issuer_en")),
    "regions": (("name_zh", "name_en"),),
    "units": (("name_zh", "name_en"), ("label_zh", "label_en")),
    "bodies": (("name_zh", "name_en"),),
    "indicators": (("name_zh", "name_en"),),
    "targets": (("scope_zh", "scope_en"),),
    "measures": (("summary_zh", "summary_en"), ("note_zh", "note_en")),
}
"""Columns whose English a person gives, by table; what else comes in two languages is made of these."""
_ALIKE = 0.6
_SHORT = 40  # characters of Chinese that the register's English may be taken for
_GOVERNMENT = re.compile("^人民政府(办公室|办公厅)?$")
_OFFICES = {"": "People’s Government of {}", "办公室": "General Office of the People’s Government of {}"}


LEVELS = {
    "国家级": "at national level", "省级": "at provincial level", "市级": "at city level", "县级": "at county level",
    "省级以上": "at provincial level or above", "国家级以上": "at national level or above",
}  # fmt: skip


def remember(work: Workpiece) -> None:
    """English that the register, or another row of the draft, has for the same Chinese."""
    known = _memory(work.register) | _memory(work.tables)
    for table, columns in PAIRS.items():
        for row in work.tables[table]:
            for zh, en in columns:
                work.offer(table, row, en, known.get(row[zh], ""), "the English of these words elsewhere")


def name_apart(work: Workpiece) -> None:
    """English of names that a unit or （另计） tells apart, where that of the plain name is known."""
    known, units = _memory(work.register) | _memory(work.tables), work.by_id("units")
    for row in work.tables["indicators"]:
        for zh, en in suffixes(units[row["unit_id"]]) if row["unit_id"] in units else ():
            plain = known.get(row["name_zh"].removesuffix(zh), "")
            if plain and row["name_zh"].endswith(zh):
                work.offer("indicators", row, "name_en", plain + en, "the plain name and what tells it apart")


def name_scopes(work: Workpiece) -> None:
    """The name of a quantity's indicator, where the words of the scope and of the name are nearly the same."""
    indicators = work.by_id("indicators")
    for row in work.tables["targets"]:
        indicator = indicators.get(row["indicator_id"], {})
        if indicator and _alike(row["scope_zh"], indicator["name_zh"]):
            work.offer("targets", row, "scope_en", indicator["name_en"], "the name of its indicator")


def _alike(one: str, other: str) -> bool:
    """Whether two phrases share most of their pairs of characters."""
    mine, its = set(pairs(one)), set(pairs(other))
    return bool(mine and its) and len(mine & its) >= _ALIKE * max(len(mine), len(its))


def name_parts(work: Workpiece) -> None:
    """English of a part named by its level alone, as in 训练基地，其中省级, where that of the whole is known."""
    known = _memory(work.register) | _memory(work.tables)
    for table, zh, en in (("indicators", "name_zh", "name_en"), ("targets", "scope_zh", "scope_en")):
        for row in work.tables[table]:
            whole, _, part = row[zh].partition(OF_THESE[0])
            if part in LEVELS and whole in known:
                work.offer(table, row, en, OF_THESE[1].format(known[whole], LEVELS[part]), "its whole and its level")


def _memory(tables: Tables) -> dict[str, str]:
    translations: dict[str, str] = {}
    for table, columns in PAIRS.items():
        for row in tables.get(table, []):
            for zh, en in columns:
                if row[zh] and row[en] and len(row[zh]) <= _SHORT:
                    translations.setdefault(row[zh], row[en])
    return translations


def name_issuer(work: Workpiece) -> None:
    """The issuer's English, where it is a government or a known body of a place whose English is known."""
    plan, regions = work.plan, work.by_id("regions")
    place = regions.get(plan["region_id"], {})
    if not place.get("name_en") or not plan["issuer_zh"].startswith(place["name_zh"]):
        return
    office = plan["issuer_zh"].removeprefix(place["name_zh"])[1:]
    if match := _GOVERNMENT.match(office):
        words = _OFFICES["办公室" if match[1] else ""].format(place["name_en"])
    else:
        known = next((row["name_en"] for row in work.rows("bodies") if row["name_zh"] == office), "")
        words = f"{place['name_en']} {known}" if known else ""
    work.offer_to_read("plans", plan, "issuer_en", words, "made of the place and the kind of body")
