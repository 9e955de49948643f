"""Sanitise file names and text for any file system and file format."""

import re
import unicodedata
from urllib.parse import quote

MAX_PART_BYTES = 60  # of a part of a file name: 20 Chinese characters; file systems allow 255 in all
PREFIX = "duizhao"
TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "json": "application/json",
    "csvw": "application/csvm+json",
    "zip": "application/zip",
}
# Where a form's ending is not its name: so W3C's CSVW names what goes with a CSV.
ENDINGS = {"csvw": "csv-metadata.json"}
NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
FORBIDDEN = re.compile(r"[\\/:*?\"'<>|“”‘’«»`\s]+")  # in some file system, or awkward in a shell
# Not allowed in XML: control characters except tab, LF and CR, lone surrogates, two non-characters.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def file_name(ending: str, *parts: str) -> str:
    """File name from at most three parts such as page, code and data version: `duizhao-indicator-1.1.0.csv`.

    The name is valid on every system whatever the parts hold: no separators, quotes, control or direction marks, never
    too long. ending: file extension without the dot, or a form of ENDINGS.
    """
    clean = [cut_bytes(part, MAX_PART_BYTES) for part in map(clean_name, parts[:3]) if part]
    return f"{'-'.join([PREFIX, *clean])}.{ENDINGS.get(ending, ending)}"


def content_disposition(name: str) -> str:
    """The header under which a browser saves a file, and a program that knows plain `filename` only."""
    plain = re.sub("-+", "-", NOT_PLAIN.sub("-", name))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


def clean_name(part: str) -> str:
    """A part in NFC, without invisible characters, forbidden ones replaced by a hyphen."""
    visible = (char for char in unicodedata.normalize("NFC", part) if unicodedata.category(char) not in ("Cf", "Cs"))
    plain = "".join(" " if unicodedata.category(char) == "Cc" else char for char in visible)
    return FORBIDDEN.sub("-", plain).strip("-. ")


def cut_bytes(part: str, most: int) -> str:
    """The beginning of a part, at most so many bytes of UTF-8, cut between characters."""
    return part.encode("utf-8")[:most].decode("utf-8", errors="ignore").rstrip("-. ")


def printable_text(text: str) -> str:
    """A text without the characters that XML does not allow."""
    return ILLEGAL.sub("", text)
