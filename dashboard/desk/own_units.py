"""Units of a visitor's plan that the register does not have: general ones, and those that the reader named; pure."""

from collections.abc import Iterable, Sequence

from dashboard.desk.own_names import Row

UNSORTED = "unsorted"  # the unit, or the theme, of what nobody has put under one
COLUMNS = (
    "unit_id", "name_zh", "name_en", "label_zh", "label_en", "label_one_en", "value_min", "value_max", "rule_zh",
    "rule_en",
)  # fmt: skip
_UNNAMED = ("（未定单位）", "(no unit yet)")


def unit_row(code: str, zh: str, en: str) -> Row:
    """A unit by the word behind a number, in Chinese and English; without English, the Chinese word in its place."""
    return {
        "unit_id": code, "name_zh": zh.strip("（）"), "name_en": en, "label_zh": zh, "label_en": en,
        "label_one_en": en, "value_min": "0", "value_max": "",
        "rule_zh": "按原文所用的单位。", "rule_en": "The unit that the text uses.",
    }  # fmt: skip


def own_units(
    targets: Sequence[Row], known: Iterable[Row], general: Iterable[Row] = (), named: Iterable[Row] = ()
) -> list[Row]:
    """Rows of `units` for the targets' units that the register does not have: the general one, else as the reader named
    it, else under the words of its code."""
    rows = {row["unit_id"]: row for row in [*named, *general]}
    lacking = dict.fromkeys(row["unit_id"] for row in targets)
    return [_row(code, rows) for code in lacking if code not in {row["unit_id"] for row in known}]


def _row(code: str, rows: dict[str, Row]) -> Row:
    if code in rows:
        row = rows[code]
        return row | {"label_one_en": row["label_one_en"] or row["label_en"] or row["label_zh"]}
    return unit_row(code, *(_UNNAMED if code == UNSORTED else (code.replace("_", " "),) * 2))
