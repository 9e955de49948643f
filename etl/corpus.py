"""What a corpus says of itself in its descriptor, in both languages: title, description, subject, keywords, authors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

SEPARATOR = "; "  # between keywords and between authors


def corpus_row(descriptor: Mapping[str, Any]) -> tuple[str, ...]:
    """The row of the table `corpus`, in the order of its columns in derived.json."""
    texts = [descriptor["title"], descriptor["description"], descriptor["subject"]]
    lists = [descriptor["keywords"], [person["title"] for person in descriptor["contributors"]]]
    pairs = [both(text) for text in texts] + [_both_lists(items) for items in lists]
    return (descriptor["name"], *(word for pair in pairs for word in pair))


def both(text: str) -> tuple[str, str]:
    """The Chinese and the English of `中文 | English`; a text without a bar is both."""
    zh, _, en = text.partition(" | ")
    return zh.strip(), (en or zh).strip()


def _both_lists(items: Iterable[str]) -> tuple[str, str]:
    zh, en = zip(*map(both, items), strict=True)
    return SEPARATOR.join(zh), SEPARATOR.join(en)
