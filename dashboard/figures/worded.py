"""Values that the text gives in words: they stand on an axis without numbers."""

from dashboard.figures.records import Row

WORDED_POSITION = 0.01  # of a value in words, on the axis without numbers that runs from 0 to 1


def is_worded(target: Row) -> bool:
    """True where the text gives words instead of a number, so that no number may be drawn."""
    words = target.get("value_words_zh")
    return isinstance(words, str) and bool(words)
