"""Sentences made of coded fields, in both languages: glosses, summaries, definitions, notes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.facts import in_digits
from etl.table_files import Row

Pair = tuple[str, str]
"""Chinese and English."""
_OPERATORS: Mapping[str, Pair] = {
    "at_least": ("至少 {}", "at least {}"), "more_than": ("超过 {}", "more than {}"),
    "at_most": ("至多 {}", "at most {}"), "less_than": ("少于 {}", "less than {}"), "about": ("约 {}", "about {}"),
    "nearly": ("近 {}", "nearly {}"), "exactly": ("{}", "{}"), "range": ("{}", "{}"),
}  # fmt: skip
_BOUNDS_OF_WORDS = ("at_least", "more_than", "at_most", "less_than", "nearly")  # 大体相当 says its "about" itself
_WORDS = {
    0: "none", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
    10: "ten", 12: "twelve", 15: "fifteen", 20: "twenty", 25: "twenty-five", 30: "thirty", 40: "forty", 50: "fifty",
    60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "a hundred", 200: "two hundred", 400: "four hundred",
}  # fmt: skip
"""Words for the numbers that plans write without digits: 三成, 半数, 翻一番, 全覆盖."""
_CODES: Mapping[str, Mapping[str, Pair]] = {
    "commitment": {"firm": ("为确定性承诺", "firm"), "aspirational": ("为争取", "an aspiration")},
    "tier": {
        "national": ("指国家级", "at national level"), "provincial": ("指省级", "at provincial level"),
        "municipal": ("指市级", "at city level"), "school": ("指校级", "at school level"),
        "none": ("未注明级别", "no level stated"),
    },
}  # fmt: skip
_RATIO = re.compile(r"([0-9]+(?:[.][0-9]+)?)\s*[:：]\s*([0-9]+(?:[.][0-9]+)?)")
_LONGEST_ZH, _LONGEST_EN = 30, 15  # characters and words of a summary, as the checks have it
_COMPARED = ("value_low", "value_high", "operator", "tier", "due_year", "commitment")


def amount(row: Row, unit: Row) -> Pair:
    """Operator, value and unit as people say them: 至少 40 门 | at least 40 courses."""
    zh, en = _OPERATORS.get(row["operator"], ("{}", "{}"))
    if row.get("value_words_zh") and row.get("value_words_en"):
        if row["operator"] not in _BOUNDS_OF_WORDS:
            return row["value_words_zh"], row["value_words_en"]
        return zh.format(row["value_words_zh"]), en.format(row["value_words_en"])
    ends = list(dict.fromkeys(_number(row[end]) for end in ("value_low", "value_high") if row[end]))
    is_one = ends == ["1"]
    label = unit.get("label_one_en" if is_one else "label_en", "")
    shown = "–".join(ends)
    space = "" if label.startswith("%") else " "
    return zh.format(f"{shown} {unit.get('label_zh', '')}".strip()), en.format(f"{shown}{space}{label}".strip())


def _number(cell: str) -> str:
    try:
        return f"{float(cell):,.4f}".rstrip("0").rstrip(".")
    except ValueError:
        return cell


def gloss(row: Row, unit: Row) -> str:
    """The English of a quote, from what was read in it, as `strive for at least 40 courses: quality online courses`;
    its digits are those of the quote. Empty where the scope has no English or the value no words."""
    value = _value_in_quote(row, unit)
    if not row["scope_en"] or not value:
        return ""
    aim = "strive for " if row["commitment"] == "aspirational" else ""
    return with_numbers(f"{aim}{value}: {lower(row['scope_en'])}", row)


def _value_in_quote(row: Row, unit: Row) -> str:
    """The amount in digits where the quote has digits, else in words; a ratio as printed."""
    values = {float(row[end]) for end in ("value_low", "value_high") if row[end]}
    ratios = [match for match in _RATIO.finditer(row["quote"]) if values & set(map(float, match.groups()))]
    operator = _OPERATORS.get(row["operator"], ("{}", "{}"))[1]
    if ratios:
        return operator.format(":".join(ratios[0].groups()))
    if values <= in_digits(row["quote"]) or row.get("value_words_en"):
        return amount(row, unit)[1]
    words = [_WORDS.get(int(value), "") if value == int(value) else "" for value in sorted(values)]
    if not all(words):
        return ""
    if re.search("[0-9]", unit.get("label_en", "")):
        return operator.format("equal") if words == ["one"] else ""
    label = unit.get("label_one_en" if words == ["one"] else "label_en", "")
    if values == {100.0} and label == "%":
        return "all"
    label = "per cent" if label == "%" else label.replace("%", "per cent")
    return operator.format(f"{' to '.join(words)} {label}".strip())


def value_note(row: Row) -> Pair:
    """What words that stand for a value are recorded as."""
    ends = "–".join(dict.fromkeys(_number(row[end]) for end in ("value_low", "value_high") if row[end]))
    words = row["value_words_zh"], row["value_words_en"]
    return f"原文写作“{words[0]}”，记为 {ends}。", f"The text says {words[1]}, recorded as {ends}."


def with_numbers(words: str, row: Row) -> str:
    """The words, and behind them the numbers of the row's quote that they do not have: base, year, any other."""
    parts = [words]
    missing = in_digits(row["quote"]) - in_digits(words)
    for column, form in (("baseline_value", "from {}"), ("due_year", "by {}")):
        cell = row.get(column, "")
        if cell and float(cell) in missing:
            missing.discard(float(cell))
            parts.append(form.format(f"{float(cell):g}"))
    if missing:
        parts.append(f"the words also have {', '.join(f'{value:g}' for value in sorted(missing))}")
    return ", ".join(parts)


def summary(theme: Row, instrument: Row, names: Sequence[Pair]) -> Pair:
    """A clause in our words: its theme and instrument, and the first thing that it gives a number."""
    head = f"{theme['name_zh']}：", f"{theme['name_en']}: "
    if not names:
        return f"{head[0]}{instrument['name_zh']}，不定数量", f"{head[1]}{lower(instrument['name_en'])}, no quantities"
    more = ("等", " and others") if len(names) > 1 else ("", "")
    for name_zh, name_en in names:
        longer = f"{head[0]}给{name_zh}{more[0]}定数量", f"{head[1]}quantities for {lower(name_en)}{more[1]}"
        if name_en and len(re.findall(r"\w", longer[0])) <= _LONGEST_ZH and len(longer[1].split()) <= _LONGEST_EN:
            return longer
    return f"{head[0]}{instrument['name_zh']}，定有数量", f"{head[1]}{lower(instrument['name_en'])}, with quantities"


def definition(name: Pair, unit: Row) -> Pair:
    """What a new indicator counts, as far as the plan says."""
    zh, en = (
        f"按原文所写：{name[0]}，以{unit['name_zh']}计。",
        f"As the plan words it: {name[1]}, in {lower(unit['name_en'])}.",
    )
    return zh, en if name[1] else ""


def lower(words: str) -> str:
    """A phrase inside a sentence: its first letter small, unless the word is an acronym."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def differing_fields(row: Row, principal: Row) -> tuple[str, ...]:
    """Fields in which a restatement differs from what it says again."""
    return tuple(column for column in _COMPARED if row[column] != principal[column])


def restatement(row: Row, principal: Row, unit: Row) -> Pair:
    """How a restatement differs from the earlier row."""
    here, there = amount(row, unit), amount(principal, unit)
    years = row["due_year"] or "–", principal["due_year"] or "–"
    zh = f"与另一处所写不同：那里为 {there[0]}（{years[1]}），此处为 {here[0]}（{years[0]}）"
    en = f"Differs from the other place: there {there[1]} ({years[1]}), here {here[1]} ({years[0]})"
    for column in differing_fields(row, principal):
        if column in _CODES:
            before, after = (_CODES[column].get(code, (code, code)) for code in (principal[column], row[column]))
            zh += f"；那里{before[0]}，此处{after[0]}"
            en += f"; there {before[1]}, here {after[1]}"
    return f"{zh}。", f"{en}."
