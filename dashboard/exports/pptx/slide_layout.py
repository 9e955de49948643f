"""Boxes of a 16:9 slide, in points, and the text around its content, shortened until it fits them."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from dashboard.exports.pptx import text_runs
from dashboard.exports.pptx.text_metrics import lines

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 40.0
CODE = 58.0  # edge of the QR code
TITLE_LINES, CAVEAT_LINES = 2, 2
CLAUSE = re.compile(r".*?(?:[；;。，！？]|[.,:](?=\s|$)|$)\s*", re.DOTALL)


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class SlideBoxes:
    """Boxes of the parts of a slide."""

    title: Box
    subtitle: Box
    content: Box
    key: Box
    caveat: Box
    source: Box
    footer: Box
    number: Box
    code: Box

    def with_key_lines(self, count: int) -> "SlideBoxes":
        """The boxes with a key of so many lines, at the expense of the content above it."""
        more = (count - 1) * self.key.h
        key = replace(self.key, y=self.key.y - more, h=self.key.h + more)
        return replace(self, key=key, content=replace(self.content, h=self.content.h - more))


def slide_boxes() -> SlideBoxes:
    """The boxes of our own layouts."""
    width = WIDTH - 2 * MARGIN
    narrow = width - CODE - 16
    return SlideBoxes(
        title=Box(MARGIN, 20, width, 64),
        subtitle=Box(MARGIN, 86, width, 20),
        content=Box(MARGIN, 112, width, 322),
        key=Box(MARGIN, 438, narrow, 20),
        caveat=Box(MARGIN, 461, narrow, 38),
        source=Box(MARGIN, 502, narrow, 14),
        footer=Box(MARGIN, 518, narrow - 40, 14),
        number=Box(WIDTH - MARGIN - 60, 518, 60, 14),
        code=Box(WIDTH - MARGIN - CODE, 454, CODE, CODE),
    )


def boxes_within(title: Box, content: Box) -> SlideBoxes:
    """The boxes in a layout of someone else's, which has a title and an area for content."""
    x, width, bottom = content.x, content.w, content.y + content.h
    narrow = width - CODE - 16
    return SlideBoxes(
        title=title,
        subtitle=Box(x, content.y, width, 20),
        content=Box(x, content.y + 24, width, max(content.h - 24 - 20 - 38 - 30, 120)),
        key=Box(x, bottom - 88, narrow, 20),
        caveat=Box(x, bottom - 67, narrow, 38),
        source=Box(x, bottom - 28, narrow, 14),
        footer=Box(x, bottom - 14, narrow, 14),
        number=Box(0, 0, 0, 0),
        code=Box(x + width - CODE, bottom - CODE, CODE, CODE),
    )


@dataclass(frozen=True)
class SlideText:
    """Plain text around the content of a slide.

    title: the finding, shortened where it takes more than two lines. caveat: the one that must be said. source: line.
    speaker: the speaker notes, which hold everything in full.
    """

    title: str
    subtitle: str = ""
    caveat: str = ""
    source: str = ""
    link: str = ""
    speaker: str = ""

    def fitted(self, boxes: SlideBoxes) -> "SlideText":
        """The text as it fits on a slide."""
        return replace(
            self,
            title=shortened(self.title, boxes.title.w, text_runs.HEADLINE, TITLE_LINES, bold=True),
            subtitle=shortened(self.subtitle, boxes.subtitle.w, text_runs.TEXT, 1),
            caveat=shortened(self.caveat, boxes.caveat.w, text_runs.TEXT, CAVEAT_LINES),
            source=shortened(self.source, boxes.source.w, text_runs.FINE, 1),
        )


def shortened(text: str, width: float, size: float, most: int, bold: bool = False) -> str:
    """As many whole clauses of a text as fit in so many lines, else as many characters; then an ellipsis."""

    def fits(part: str) -> bool:
        return len(lines(part, width, size, bold)) <= most

    text = " ".join(text.split("\n"))
    if fits(text):
        return text
    clauses = [clause for clause in CLAUSE.findall(text) if clause]
    kept = ""
    for clause in clauses:
        if not fits(f"{kept}{clause}".rstrip("；;，,。 ") + " …"):
            break
        kept += clause
    if len(kept) < len(text) / 4:
        longest = bisect_left(range(1, len(text) + 1), True, key=lambda end: not fits(f"{text[:end]}…"))
        return text[:longest].rstrip("；;，,。 ") + "…"
    return kept.rstrip("；;，,。: ：") + ("…" if kept[-1:] > "\u2e7f" else " …")
