"""Scripts and styles of components that browsers fetch as files, at addresses that name their content.

A component's script travels in each message that shows it; of one that many pages show, the message carries the
address instead (`ui/components/loader.js`), and a browser keeps the file for good.
"""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "ui" / "components"
NAMES = ("chart.js", "grid.js", "grid.css")
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}


def source(name: str) -> Path:
    """Where the file is."""
    return FOLDER / name.partition(".")[0] / name


@cache
def asset_name(name: str) -> str:
    """File name in addresses; it changes with the content."""
    stem, _, ending = name.partition(".")
    return f"{stem}-{sha256(source(name).read_bytes()).hexdigest()[:12]}.{ending}"


def find_asset(asset: str) -> Path | None:
    """The file with this name in addresses; None if there is none."""
    return next((source(name) for name in NAMES if asset_name(name) == asset), None)


@cache
def content(file: Path, coding: str = "") -> bytes | None:
    """A file as bytes; in a coding, None for one that we do not make."""
    data = file.read_bytes()
    if coding == "gzip":
        return gzip.compress(data, 9, mtime=0)
    return None if coding else data
