"""Estimated width of texts in pixels, and line breaking, where no browser does it."""

import re
import unicodedata
from functools import cache

from dashboard.theme import SMALL

WRAP_WIDTH = 226  # pixels words are wrapped at unless told: about two thirds of the narrowest plot and its margin

# What a line is made of: runs of Latin letters and digits with what clings to them, or single other characters.
BREAKABLE_RUNS = re.compile(r"[!-~\u00a1-\u024f‘’–≥≤]+\s*|.", re.DOTALL)
AFTER_HYPHENS = re.compile(r"[^-]*-|[^-]+")
QUOTATION_MARKS = "‘’“”"  # wide in Chinese only
CHINESE = re.compile("[\u3400-\u9fff]")
OPENING = "（《〈「『【〔“‘(["
CLOSING = "\uff0c\uff1b\uff1a\uff09\u3002\u3001\u300b\u300d\u3011”’,;:)%〉』〕？！"


@cache
def is_wide(char: str) -> bool:
    """Whether a character is as wide as it is high, as Chinese ones are; kept, since a text has few different ones."""
    return unicodedata.east_asian_width(char) in "WFA"


def text_width(text: str, size: int = SMALL) -> float:
    """Width of a text in pixels, estimated: a wide character is one em, any other a bit more than half."""
    wide = 0 if text.isascii() else sum(map(is_wide, text))
    wide -= 0 if not wide or CHINESE.search(text) else sum(map(text.count, QUOTATION_MARKS))
    return size * (wide + 0.54 * (len(text) - wide))


def wrap(text: str, width: float = WRAP_WIDTH, size: int = SMALL) -> list[str]:
    """Lines no wider than `width`, of about even length. Chinese breaks anywhere but before closing punctuation."""
    lines = fill_lines(text, width, size)
    words = (text_width(run.rstrip(), size) for run in BREAKABLE_RUNS.findall(text))
    longest = max((word for word in words if word <= width), default=0)
    even = fill_lines(text, max(text_width(text, size) / max(len(lines), 1) + 1.5 * size, longest), size)
    return even if len(even) == len(lines) and all(text_width(line, size) <= width for line in even) else lines


def run_pieces(run: str, width: float, size: int) -> list[str]:
    """A run whole where it fits a line, else cut after its hyphens, and what is still wider into characters."""
    if text_width(run.rstrip(), size) <= width:
        return [run]
    parts = AFTER_HYPHENS.findall(run)
    return [piece for part in parts for piece in ([part] if text_width(part.rstrip(), size) <= width else part)]


def fill_lines(text: str, width: float, size: int) -> list[str]:
    """Lines filled one after the other. A run wider than a line breaks after hyphens; where that is not enough, as in
    an address, anywhere."""
    lines, line = [], ""
    for piece in (part for run in BREAKABLE_RUNS.findall(text) for part in run_pieces(run, width, size)):
        if line and text_width((line + piece).rstrip(), size) > width and piece.strip(CLOSING + " "):
            begun = len(line.rstrip(OPENING))  # no line ends with an opening bracket
            lines.append(line[:begun].rstrip())
            line = line[begun:]
        line += piece
    return [part for part in [*lines, line.rstrip()] if part]
