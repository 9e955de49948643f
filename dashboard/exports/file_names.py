"""Names and texts that any file may carry: nothing in them that a file system or a file format takes for its own."""

import re
import unicodedata

BYTES = 60  # of a part of a file's name: twenty Chinese characters; a file system takes 255 of all
OWN = "duizhao"  # what every file's name begins with
TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "json": "application/json",
}
FORBIDDEN = re.compile(r"[\\/:*?\"'<>|“”‘’«»`\s]+")  # by some file system, or awkward in a shell
# What XML cannot hold: control characters but tab, line feed and carriage return, halves of pairs, two non-characters.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def file_name(ending: str, *parts: str) -> str:
    """A file's name from parts such as page, code and data version: `duizhao-indicator-1.1.0.csv`.

    Whatever the parts hold, the name is one component that every system takes: no separators, quotes, control or
    direction marks, and never too long, each part cut between characters. At most three parts; `ending` is ours.
    """
    said = [shortened(part, BYTES) for part in map(clean_name, parts[:3]) if part]
    return f"{'-'.join([OWN, *said])}.{ending}"


def clean_name(part: str) -> str:
    """A part of a name: one form for each character, invisible ones left out, forbidden ones as a hyphen."""
    visible = (char for char in unicodedata.normalize("NFC", part) if unicodedata.category(char) not in ("Cf", "Cs"))
    plain = "".join(" " if unicodedata.category(char) == "Cc" else char for char in visible)
    return FORBIDDEN.sub("-", plain).strip("-. ")


def shortened(part: str, most: int) -> str:
    """A part of at most so many bytes in UTF-8, no character cut in two."""
    return part.encode("utf-8")[:most].decode("utf-8", errors="ignore").rstrip("-. ")


def printable_text(text: str) -> str:
    """A text without the characters that XML files cannot hold."""
    return ILLEGAL.sub("", text)
