"""Width of type on a slide and line breaks, in points: estimated, since no fonts are at hand to be measured."""

import unicodedata
from functools import lru_cache

from dashboard.exports.file_names import printable_text
from dashboard.exports.pptx.styled_text import MARKS
from dashboard.figures.text_metrics import BREAKABLE_RUNS, CLOSING

LEADING = 1.28  # height of a line over the size of its type
BOLD = 1.07  # how much wider bold type runs
SPARE = 0.96  # share of a line that is filled: programs differ in how wide they set type
BIDI_CONTROLS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
WIDTHS = {"ijl'|": 0.23, "ft .,:;!I/·": 0.29, "r()[]{}-": 0.34, "cksvxyzJ": 0.51, "wCDHNRU": 0.73, "mMW%@—": 0.9}
EMS = {char: width for chars, width in WIDTHS.items() for char in chars}


def clean_text(text: object) -> str:
    """Text that a slide can hold: no control characters, no marks that change its direction."""
    plain = str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return printable_text(plain).translate(BIDI_CONTROLS)


@lru_cache(maxsize=8_192)
def ems(char: str) -> float:
    """Width of a character in ems."""
    if MARKS.match(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return EMS.get(char, 0.69 if char.isupper() else 0.56)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Width of the longest line of a text."""
    return max(sum(map(ems, line)) for line in text.split("\n")) * size * (BOLD if bold else 1)


def lines(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Lines of a text in a width, at least one."""
    room = width * SPARE
    return [line for part in clean_text(text).split("\n") for line in fill_lines(part, room, size, bold)] or [""]


def fill_lines(text: str, room: float, size: float, bold: bool) -> list[str]:
    """Lines of one paragraph; a word wider than a line breaks anywhere."""
    full, line = [], ""
    for word in BREAKABLE_RUNS.findall(text):
        for piece in word if width_of(word.rstrip(), size, bold) > room else [word]:
            if line and width_of((line + piece).rstrip(), size, bold) > room and piece not in CLOSING:
                full.append(line.rstrip())
                line = ""
            line += piece
    return [*full, line.rstrip()]


def height(count: int, size: float) -> float:
    """Height of a number of lines."""
    return count * size * LEADING


def block_height(text: str, width: float, size: float) -> float:
    """Height of a text in a width; 0 for an empty one."""
    return height(len(lines(text, width, size)), size) if text else 0.0
