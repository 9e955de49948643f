"""Rows that a plan brings to the closed lists: its place, its units, bodies and indicators."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.proposals.model import Workpiece
from etl.proposals.place import LEVELS, printed_place
from etl.proposals.sentences import Pair, definition
from etl.reading.counters import COUNTED
from etl.reading.identifiers import letters
from etl.table_files import Row

NEW = "unnamed-"
"""How the id of a new row begins until its English name gives it a readable one."""
_GOVERNMENT = re.compile("政府|^各[县市区乡镇]|党委$")
_DEPARTMENT = re.compile("局|委员会$|委$|办公室$|办$|厅|部$|处$|会$")
_LESS = ("at_most", "less_than")
_LONGEST_NAME = 30
_ITEMS = ("个", "项", "件", "种", "类")


def add_region(work: Workpiece) -> None:
    """The plan's place, read from the issuer or title, with its census figures left open."""
    plan = work.plan
    match = printed_place(plan)
    if not plan["region_id"]:
        stem, _, year = plan["plan_id"].rpartition("-")
        work.offer("plans", plan, "region_id", stem if year.isdecimal() else "", "the plan's id without its year")
    if plan["region_id"] and match and plan["region_id"] not in work.by_id("regions"):
        level = LEVELS.get(match[2], "county")
        row = {"region_id": plan["region_id"], "name_zh": match[1], "level": level}
        _append(work, "regions", row, f"{match[0]} stands in issuer or title")


def add_units(work: Workpiece, template: Sequence[Row]) -> None:
    """Units that the targets need: the general ones as the template has them, others from the counter in the text."""
    known, general = work.by_id("units"), {row["unit_id"]: row for row in template}
    labels = _labels([*template, *known.values()])
    counters = _counters(work)
    for target in work.tables["targets"]:
        counter = counters.get(target["target_id"], "")
        if not target["unit_id"]:
            labels.setdefault(counter, f"unnamed_unit_{letters(len(work.tables['units']))}")
            work.offer("targets", target, "unit_id", labels[counter], f"counted in {counter or 'nothing closer'}")
        unit_id = target["unit_id"]
        if unit_id and unit_id not in known:
            row = general.get(unit_id) or _new_unit(unit_id, counter)
            known[unit_id] = _append(work, "units", row, "a unit the register does not have")


def _labels(units: Sequence[Row]) -> dict[str, str]:
    """Unit ids by the counter that they alone have; counters of many things, and no counter, count items."""
    ids: dict[str, set[str]] = {}
    for row in units:
        ids.setdefault(row["label_zh"], set()).add(row["unit_id"])
    single = {label: next(iter(names)) for label, names in ids.items() if len(names) == 1}
    return single | dict.fromkeys([*(label for label in ids if label not in single), "", *_ITEMS], "items")


def _counters(work: Workpiece) -> dict[str, str]:
    """The word behind each target's value, as it counts: 平方米, 栋."""
    counters: dict[str, str] = {}
    for row in work.tables["target_evidence"]:
        match = re.search(rf"[0-9〇零一二三四五六七八九十百千万亿两余多]\s*({COUNTED.pattern})$", row["quote"])
        if row["field"] == "value" and match:
            counters.setdefault(row["target_id"], match[1].replace("10万", "十万"))
    return counters


def _new_unit(unit_id: str, counter: str) -> Row:
    return {
        "unit_id": unit_id, "name_zh": counter, "label_zh": counter, "value_min": "0",
        "rule_zh": f"按{counter}计。" if counter else "",
    }  # fmt: skip


def add_bodies(work: Workpiece) -> None:
    """Bodies that the register does not know, each printed form once."""
    names = {row["name_zh"]: row["body_id"] for row in work.rows("bodies")}
    for row in work.tables["measure_bodies"]:
        if not row["body_id"]:
            name = bare_name(row["printed"], work)
            if name not in names:
                names[name] = f"{NEW}body-{len(work.tables['bodies']) + 1}"
                _append(work, "bodies", new_body(names[name], name, row["printed"]), "printed in this plan")
            work.offer("measure_bodies", row, "body_id", names[name], "a body the register does not have")


def bare_name(printed: str, work: Workpiece) -> str:
    """A body's name without the level or the place before it: 市大数据局 is 大数据局."""
    place = work.by_id("regions").get(work.plan["region_id"], {}).get("name_zh", "")
    name = re.sub(rf"^(?:{re.escape(place)})?(?:省|市|县|区)(?=[一-龥]{{2,}})(?![、区县委])", "", printed)
    return name if _DEPARTMENT.search(name) else printed


def new_body(body_id: str, name: str, printed: str) -> Row:
    """A row of `bodies`, its kind by the last word of its name."""
    kind = "government" if _GOVERNMENT.search(name) else "department" if _DEPARTMENT.search(name) else "institution"
    rules = {"rule_zh": f"原文写作{printed}。", "rule_en": f"Printed as {printed}."}
    return {"body_id": body_id, "kind": kind, "name_zh": name, **rules}


def add_indicators(work: Workpiece) -> None:
    """A new indicator for each thing that no known one counts; what is said again, or for another year, shares it."""
    targets = {row["target_id"]: row for row in work.tables["targets"]}
    measures = {row["measure_id"]: row for row in work.tables["measures"]}
    units = work.by_id("units")
    alone = unsearched_indicators(work)
    things = {
        (plain_name(row["name_zh"], units.get(row["unit_id"])), row["unit_id"]): row["indicator_id"]
        for row in work.rows("indicators")
        if row["comparability"] != "single" or row["indicator_id"] not in alone
    }
    for row in targets.values():
        principal = targets.get(row["restates"] or row["milestone_of"] or row["nested_in"] or "", row)
        name = (row["scope_zh"] or principal["scope_zh"])[:_LONGEST_NAME]
        thing = principal["indicator_id"] if principal["unit_id"] == row["unit_id"] else ""
        thing = thing or things.get((name, row["unit_id"]), "")
        if not row["indicator_id"] and not thing and name and row["unit_id"]:
            thing = f"{NEW}indicator-{len(work.tables['indicators']) + 1}"
            things[name, row["unit_id"]] = thing
            _append(work, "indicators", new_indicator(thing, name, row, measures), "no known indicator counts this")
            _tell_apart(work, work.tables["indicators"][-1])
        work.offer("targets", row, "indicator_id", thing, "the same thing" if thing in things.values() else "new")


def unsearched_indicators(work: Workpiece) -> set[str]:
    """Indicators of one other plan alone that this one may not join: it would say of each plan that it promises this,
    or that it does not, and the texts of the other plans are not all at hand."""
    others = [row["plan_id"] for row in work.register["plans"] if row["plan_id"] != work.plan["plan_id"]]
    if all(plan_id in work.texts for plan_id in others):
        return set()
    single = {row["indicator_id"] for row in work.register["indicators"] if row["comparability"] == "single"}
    promised = (row for row in work.register["targets"] if row["plan_id"] in others)
    return {row["indicator_id"] for row in promised if row["indicator_id"] in single}


def _tell_apart(work: Workpiece, indicator: Row) -> None:
    """Add to the name of an indicator whose name another one has already: its unit if that differs, as of a rate and of
    its growth a year; else that it is counted apart."""
    same = [row for row in work.rows("indicators") if row is not indicator and row["name_zh"] == indicator["name_zh"]]
    if same:
        unit, apart = suffixes(work.by_id("units")[indicator["unit_id"]])
        indicator["name_zh"] += apart[0] if any(row["unit_id"] == indicator["unit_id"] for row in same) else unit[0]


def suffixes(unit: Row) -> tuple[Pair, Pair]:
    """What tells two indicators of one name apart, in both languages."""
    return (f"（{unit['name_zh']}）", f" ({unit['name_en'].lower()})"), ("（另计）", " (counted apart)")


def plain_name(name: str, unit: Row | None) -> str:
    """An indicator's name without what `_tell_apart` put behind it."""
    for zh, _ in suffixes(unit) if unit else ():
        name = name.removesuffix(zh)
    return name


def new_indicator(indicator_id: str, name: str, target: Row, measures: Mapping[str, Row]) -> Row:
    """A row of `indicators` for the first target that it counts, under the theme of that one's clause."""
    return {
        "indicator_id": indicator_id, "name_zh": name, "unit_id": target["unit_id"],
        "theme_id": measures.get(target["measure_id"], {}).get("theme_id", ""),
        "direction": "less" if target["operator"] in _LESS or _falls(target) else "more", "comparability": "single",
        "per_resident": "false",
    }  # fmt: skip


def _falls(target: Row) -> bool:
    """Whether a quantity is to be lower than where it starts."""
    value = target["value_high"] or target["value_low"]
    return bool(target["baseline_value"] and value) and float(value) < float(target["baseline_value"])


def define_indicators(work: Workpiece) -> None:
    """Theme and definition of new indicators, as far as they follow from what is filled by now."""
    measures, units = work.by_id("measures"), work.by_id("units")
    for row in work.tables["indicators"]:
        first = next((item for item in work.tables["targets"] if item["indicator_id"] == row["indicator_id"]), None)
        if first and first["measure_id"] in measures:
            work.offer("indicators", row, "theme_id", measures[first["measure_id"]]["theme_id"], "as its clause")
        if row["unit_id"] in units and row["comparability"] == "single":
            zh, en = definition((row["name_zh"], row["name_en"]), units[row["unit_id"]])
            work.offer("indicators", row, "definition_zh", zh, "made of its name and unit")
            work.offer("indicators", row, "definition_en", en, "made of its name and unit")


def _append(work: Workpiece, table: str, cells: Mapping[str, str], rule: str) -> Row:
    """A new row with all columns of its table, with a note."""
    row = dict.fromkeys(work.columns[table], "") | dict(cells)
    work.tables[table].append(row)
    key = next(iter(cells.values()))
    note = {"table": table, "row": key, "field": "", "rule": rule, "confidence": "check"}
    work.tables["draft_notes"].append(note)
    return row
