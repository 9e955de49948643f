"""How wide type runs on a slide and where it breaks, in points: estimated, since no font is at hand to be asked."""

import unicodedata

from dashboard.exports.file_names import printable_text
from dashboard.figures.text_metrics import BREAKABLE_RUNS, CLOSING

LEADING = 1.28  # height of a line over the size of its type
BOLD = 1.07  # how much wider bold type runs
SPARE = 0.96  # share of a line that is filled: programs differ in how wide they set type
DIRECTIONS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
CLASSES = {"ijl'|": 0.23, "ft .,:;!I/·": 0.29, "r()[]{}-": 0.34, "cksvxyzJ": 0.51, "wCDHNRU": 0.73, "mMW%@—": 0.9}
EMS = {char: width for chars, width in CLASSES.items() for char in chars}


def clean_text(text: object) -> str:
    """Text that a slide can hold: no control characters, nothing that turns its direction."""
    plain = str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return printable_text(plain).translate(DIRECTIONS)


def ems(char: str) -> float:
    """Width of a character, in ems."""
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return EMS.get(char, 0.69 if char.isupper() else 0.56)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Width of the longest line of a text."""
    return max(sum(map(ems, line)) for line in text.split("\n")) * size * (BOLD if bold else 1)


def lines(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The lines a text takes in a width; at least one. Breaks where `typeset` does."""
    room = width * SPARE
    return [line for part in clean_text(text).split("\n") for line in filled(part, room, size, bold)] or [""]


def filled(text: str, room: float, size: float, bold: bool) -> list[str]:
    """Lines of one paragraph, filled one after the other; a run wider than a line breaks anywhere."""
    found, line = [], ""
    for run in BREAKABLE_RUNS.findall(text):
        for piece in run if width_of(run.rstrip(), size, bold) > room else [run]:
            if line and width_of((line + piece).rstrip(), size, bold) > room and piece not in CLOSING:
                found.append(line.rstrip())
                line = ""
            line += piece
    return [*found, line.rstrip()]


def height(count: int, size: float) -> float:
    """Height of so many lines."""
    return count * size * LEADING


def block(text: str, width: float, size: float, bold: bool = False) -> float:
    """Height of a text in a width; none of nothing."""
    return height(len(lines(text, width, size, bold)), size) if text else 0.0
