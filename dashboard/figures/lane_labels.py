"""Texts of a lane figure: title of a lane, lines over a mark, lines of a silence. Escaped for Plotly."""

from collections.abc import Sequence

from dashboard.figures import marks
from dashboard.figures.lane_layout import WIDE_WRAP_WIDTH, escape_plotly
from dashboard.figures.records import Row
from dashboard.figures.silence_words import silence_name
from dashboard.figures.target_values import value_text
from dashboard.figures.text_metrics import WRAP_WIDTH, text_width, wrap
from dashboard.i18n.words import Words

BOLD_FACTOR = 1.06  # how much wider bold type runs


def lane_title(plan: Row, words: Words) -> str:
    """Region, marked if it is a province, and year or years."""
    years = words.text("plan.years", first=plan["first_year"], last=plan["last_year"])
    if plan["first_year"] == plan["last_year"]:
        years = str(plan["first_year"])
    name = words.data(plan, "region")
    if plan["level"] == "province":
        name = words.text("plan.province", name=name)
    return f"<b>{escape_plotly(name)}</b>  {years}"


def target_lines(row: Row, words: Words) -> list[str]:
    """Words over a mark: value and year, then what sets this one apart, then its scope."""
    value = value_text(row, words)
    year = words.year(row)
    first = words.text("mark.value_year", value=value, year=year)
    heads = [first] if text_width(first) * BOLD_FACTOR <= WRAP_WIDTH else [*wrap(value), year]
    bold = [f"<b>{escape_plotly(line)}</b>" for line in heads]
    return bold + [escape_plotly(line) for line in wrap(qualifiers(row, words))]


def qualifiers(row: Row, words: Words) -> str:
    """The stated value of a rescaled target; aspirational, kind, tier and scope unless they are the usual ones."""
    parts = [row["stated"]] if row.get("stated") else []
    if not parts:  # a rescaled value has another unit than its baseline
        parts.append(baseline_words(row, words))
    if isinstance(row.get("milestone_of"), str):
        parts.append(words.text("mark.milestone"))
    if row["commitment"] == "aspirational":
        parts.append(words.data(row, "commitment_name"))
    if row["kind"] not in ("target", "tally"):
        parts.append(words.data(row, "kind_name"))
    if row["tier"] != "none" and row["tier_name_zh"] not in row["scope_zh"]:
        parts.append(words.data(row, "tier_name"))
    scope = words.data(row, "scope")
    nested = isinstance(row["nested_in"], str) and not row["scope_zh"].startswith("其中")
    parts.append(words.text("mark.nested", scope=scope) if nested else scope)
    return words.text("mark.separator").join(part for part in parts if part)


def baseline_words(row: Row, words: Words) -> str:
    """What a target starts from, with its year; "" where the text says neither."""
    baseline, stated_year = marks.baseline_of(row), row.get("baseline_year")
    year = 0 if stated_year is None or stated_year != stated_year else int(stated_year)
    if baseline is None:
        return words.text("mark.base_year", year=year) if year else ""
    value = words.with_unit(words.number(baseline), words.unit(row), baseline == 1)
    return words.text("mark.baseline_year" if year else "mark.baseline", value=value, year=year)


def silence_parts(silence: Sequence[Row], words: Words) -> list[str]:
    """The words of a silence, and the vague promise quoted, or glossed where the reader's language is another."""
    if not silence:
        return [words.text("silence.uncoded")]
    quote = words.quote(silence[0])
    return [silence_name(silence[0], words), *([f"“{quote}”"] if quote else [])]


def silence_lines(silence: Sequence[Row], words: Words) -> list[str]:
    """The same in the lines of a narrow figure."""
    return [escape_plotly(line) for part in silence_parts(silence, words) for line in wrap(part, WIDE_WRAP_WIDTH)]


def mark_hover(target: Row, words: Words) -> str:
    """Markup shown at a mark: its value in full, and that a click opens the evidence."""
    return f"{escape_plotly(value_text(target, words, 'long'))}<br>{words.text('mark.hover')}"
