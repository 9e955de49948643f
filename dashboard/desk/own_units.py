"""Units of a visitor's plan that the register does not have; pure."""

from dashboard.desk.own_names import Row

UNSORTED = "unsorted"  # the unit, or the theme, of what nobody has put under one


def own_units(targets: list[Row], known: list[Row]) -> list[Row]:
    """Units that the register does not have, under the words of their codes."""
    codes = dict.fromkeys(row["unit_id"] for row in targets if row["unit_id"] not in {row["unit_id"] for row in known})
    return [_unit(code) for code in codes]


UNIT_WORDS = {
    "percent_per_year": ("%/年", "% a year"), "percent_increase": ("%（增幅）", "% increase"),
    "percent_of_base": ("%（与基数之比）", "% of the base"), "points": ("个百分点", "percentage points"),
    "points_per_year": ("个百分点/年", "percentage points a year"), "yuan": ("元", "yuan"),
    "yuan_per_year": ("元/年", "yuan a year"), "yuan_per_student_year": ("元/生·年", "yuan a student and year"),
    "students_per_teacher": ("（学生与教师之比）", "students per teacher"),
    "students_per_terminal": ("（学生与终端之比）", "students per terminal"),
    UNSORTED: ("（未定单位）", "(no unit yet)"),
}  # fmt: skip
"""Label after a number, in Chinese and English, of units that any plan may need."""


def _unit(code: str) -> Row:
    zh, en = UNIT_WORDS.get(code, (code.replace("_", " "), code.replace("_", " ")))
    names = {"name_zh": zh.strip("（）"), "name_en": en, "label_zh": zh, "label_en": en, "label_one_en": en}
    rules = {"rule_zh": "按原文所用的单位。", "rule_en": "The unit that the text uses."}
    return {"unit_id": code, **names, "value_min": "0", "value_max": "", **rules}
