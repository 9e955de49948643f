"""Phrases shared by the sections of the plan page."""

from collections.abc import Sequence

from dashboard.figures.records import Row
from dashboard.i18n.words import Words


def plan_years(plan: Row, words: Words) -> str:
    """The year or years a plan is for."""
    first, last = plan["first_year"], plan["last_year"]
    return str(first) if first == last else words.text("plan.years", first=first, last=last)


def count_phrase(counts: Sequence[tuple[str, int]], words: Words, message: str = "plan.counted") -> str:
    """Names with their counts, such as 目标 11 项、标准 3 项; counts of 0 are left out."""
    return words.join([words.text(message, name=words.inline(name), count=count) for name, count in counts if count])
