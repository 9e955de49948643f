"""How wide the column of a page is in a reader's browser: told beforehand, a chart is drawn once, else twice.

Streamlit does not know a chart's width before it has drawn it. A script in the document's head guesses how wide the
column will be, measures it when the page is left, and tells it in a cookie that lasts as long as the browser is open.
Without the cookie, or with a wrong one, a chart is drawn twice, as Streamlit's own are.
"""

from functools import cache
from pathlib import Path

MAX_WIDTH = 1080  # pixels; a line of text is not read further than that
COOKIE = "duizhao_column"
LEAST, MOST = 200, MAX_WIDTH  # pixels that can be true
STACKED, GAP = 560, 64  # up to where columns stand under one another; pixels between them where they do not


@cache
def width_script() -> str:
    """The script for the head of a document."""
    script = Path(__file__).with_name("column_width.js").read_text(encoding="utf-8")
    return f"<script>{script.replace('COOKIE', repr(COOKIE)).replace('WIDTH', str(MAX_WIDTH))}</script>"


def column_width(told: str, among: int = 1) -> float | None:
    """Pixels of one of so many places beside one another, for what the cookie tells; None where it tells nothing."""
    whole = int(told) if told.isascii() and told.isdecimal() else 0
    if not LEAST <= whole <= MOST:
        return None
    return whole if among == 1 or whole <= STACKED else (whole - GAP * (among - 1)) / among
