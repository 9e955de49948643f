"""The closing words of slides and handout: how the figures were made."""

from dashboard.i18n.words import Words

RULES = ("read", "order", "axis", "silence", "year", "scale", "texts")


def method_lines(citation: str, words: Words) -> list[str]:
    """A paragraph per rule, and the citation of the data set if there is one."""
    lines = [words.text(f"deck.method.{rule}") for rule in RULES]
    return [*lines, words.text("deck.method.citation", citation=citation)] if citation else lines
