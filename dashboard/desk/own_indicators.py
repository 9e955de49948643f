"""What a visitor's plan counts: under indicators of the register, or under its own; pure."""

from collections.abc import Mapping

from dashboard.desk.own_names import Row
from dashboard.desk.own_units import UNSORTED
from dashboard.theme import OWN_REGION as OWN
from etl.proposals.closed_lists import new_indicator
from etl.proposals.joined import promises

JOINED_ZH = "一份草稿加入后才有两份文件，尚无人判断可否相比，故各用各的坐标。"
JOINED_EN = "Only a draft makes it two plans; nobody has judged whether they compare, so each has its own axis."
DIFFERENCE_ZH = "草稿中的指标由检索提出，口径未经核对。"
DIFFERENCE_EN = "In the draft the indicator was proposed by a search; what it counts was not checked."
ONLY_HERE_ZH, ONLY_HERE_EN = "只见于这份文件，按原文所指。", "In this plan only, as its words have it."
SUMMARY_LENGTH = 30  # characters of a name made of the text's own words


def with_indicators(targets: list[Row], known: list[Row]) -> tuple[list[Row], list[Row]]:
    """The targets, each under an indicator of its unit; and the plan's own indicators.

    References to a target of another indicator are dropped: neither can restate the other, or lead to it.
    """
    units = {row["indicator_id"]: row["unit_id"] for row in known}
    codes: dict[tuple[str, str], str] = {}
    indicators = []
    rows = []
    for target in targets:
        code = target["indicator_id"]
        if units.get(code, "") != target["unit_id"] or not code:
            name = (target["scope_zh"] or target["quote"])[:SUMMARY_LENGTH].strip()
            if (name, target["unit_id"]) not in codes:
                codes[name, target["unit_id"]] = f"{OWN}-i{len(codes) + 1}"
                indicators.append(_indicator(codes[name, target["unit_id"]], name, target))
            code = codes[name, target["unit_id"]]
        rows.append({**target, "indicator_id": code})
    owners = {row["target_id"]: row["indicator_id"] for row in rows}
    for row in rows:
        for name in ("restates", "milestone_of"):
            if owners.get(row.get(name, "")) != row["indicator_id"]:
                row[name] = ""
    return [_target(row) for row in rows], indicators


def _target(row: Row) -> Row:
    words = row["scope_zh"] or row["scope_en"] or row["quote"][:SUMMARY_LENGTH]
    return {**row, "scope_zh": row["scope_zh"] or words, "suspect": row.get("suspect") or "false",
            "unit_id": row["unit_id"] or UNSORTED}  # fmt: skip


def _indicator(code: str, name: str, target: Row) -> Row:
    words = {
        "definition_zh": "只见于这份文件，按原文所指。",
        "definition_en": "In this plan only, as its words have it.",
    }
    row = new_indicator(code, name, target, {}) | words
    return row | {"theme_id": UNSORTED, "unit_id": target["unit_id"] or UNSORTED}


def joined_indicators(targets: list[Row], register: Mapping[str, list[Row]]) -> list[Row]:
    """Indicators of one plan of the register that this one joins: the most careful verdict, since nobody has judged."""
    promised = {row["indicator_id"] for row in targets if promises(row)}
    verdict = {"comparability": "related", "reason_zh": JOINED_ZH, "reason_en": JOINED_EN,
               "difference_zh": DIFFERENCE_ZH, "difference_en": DIFFERENCE_EN}  # fmt: skip
    single = (row for row in register["indicators"] if row["comparability"] == "single")
    return [{**row, **verdict} for row in single if row["indicator_id"] in promised]
