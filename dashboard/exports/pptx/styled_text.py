"""Lines of text that are bold or coloured in places: the style is in characters of no width within the line.

Bold begins and ends at BOLD_TOGGLE. A colour begins with six characters for its digits and ends at COLOUR_END.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

BOLD_TOGGLE, COLOUR, COLOUR_END = "\ue000", "\ue001", "\ue002"
DIGITS = {digit: chr(0xE010 + number) for number, digit in enumerate("0123456789ABCDEF")}
LETTERS = {sign: digit for digit, sign in DIGITS.items()}
MARKS = re.compile("[\ue000-\ue01f]")
COLOURED = re.compile(f"{COLOUR}([\ue010-\ue01f]{{6}})|{COLOUR_END}")


class StyledRun(NamedTuple):
    """A piece of a line. colour: #RRGGBB, "" for that of the whole text."""

    text: str
    bold: bool
    colour: str


def bold(words: str) -> str:
    """Words in bold type."""
    return f"{BOLD_TOGGLE}{words}{BOLD_TOGGLE}" if words else ""


def coloured(text: str, colour: str) -> str:
    """A text in a colour, #RRGGBB."""
    return COLOUR + "".join(DIGITS[digit] for digit in colour.lstrip("#").upper()) + text + COLOUR_END


def unstyled(line: str) -> str:
    """A line without its styles."""
    return MARKS.sub("", line)


def styled_runs(line: str) -> Iterator[StyledRun]:
    """The pieces of a line, none of them empty."""
    bold, colour = False, ""
    pieces = COLOURED.split(line)
    for number, piece in enumerate(pieces):
        if number % 2:
            colour = "#" + "".join(LETTERS[sign] for sign in piece) if piece else ""
            continue
        for at, part in enumerate(piece.split(BOLD_TOGGLE)):
            bold = bold != (at > 0)
            if unstyled(part):
                yield StyledRun(unstyled(part), bold, colour)
