"""The value of a target in words, and whether the text itself gives words, which stand on an axis without numbers."""

from dashboard.figures.records import Row
from dashboard.i18n.words import Words

WORDED_POSITION = 0.01  # of a value in words, on the axis without numbers that runs from 0 to 1


def is_worded(target: Row) -> bool:
    """True where the text gives words instead of a number, so that no number may be drawn."""
    words = target.get("value_words_zh")
    return isinstance(words, str) and bool(words)


def value_text(row: Row, words: Words, style: str = "short") -> str:
    """The value of a target or a reference with its bound and unit, "short" or "long"; see `Words.value`."""
    return words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), style)
