"""Where things stand on a slide of 16:9, in points. Heights are measured, so that nothing covers anything else."""

from dataclasses import dataclass, field

from dashboard.exports import qr
from dashboard.exports.pptx import text_runs
from dashboard.exports.pptx.text_metrics import block, height, lines

WIDTH, HEIGHT = 960.0, 540.0
MARGIN, TOP = 40.0, 26.0
FOOT = HEIGHT - 20  # lower edge of everything
CODE = 66.0  # edge of the QR code
TITLES = ((text_runs.HEADLINE, 2), (20.0, 2), (text_runs.LARGE, 3), (15.0, 4))  # type of a heading, lines it may take
SPACE = 9.0  # between blocks
NOTES_MOST = 86.0  # height that caveats may take; those that do not fit stand in the speaker notes
SOURCE_MOST = 3  # lines of the source line


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class SlideArea:
    """What stands around the content of a slide, all plain text.

    notes: caveats, the first one the most important. sources: the source line, from the fullest to the shortest.
    more: what is said where caveats had to go to the speaker notes. key: whether a line of signs stands under it.
    tight: 1 has smaller type in the heading, 2 also in the caveats, and the shortest source line.
    """

    title: str
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    more: str = ""
    link: str = ""
    key: bool = False
    speaker: str = ""
    tight: int = 0


@dataclass(frozen=True)
class SlidePlaces:
    """A laid-out sheet: boxes, type sizes and what is said in them."""

    title: Box
    title_size: float
    subtitle_size: float
    subtitle: Box
    content: Box
    key: Box
    notes: Box
    notes_size: float
    said: tuple[str, ...]
    source: Box
    source_said: str
    foot: Box
    code: Box | None = field(default=None)


def places(sheet: SlideArea) -> SlidePlaces:
    """Lay a sheet out: heading from the top, footer from the bottom, the content between."""
    wide = WIDTH - 2 * MARGIN
    size, title = heading(sheet.title, wide, sheet.tight)
    below = text_runs.SMALL if sheet.tight else text_runs.TEXT
    under = Box(MARGIN, title.y + title.h + (4 if sheet.subtitle else 0), wide, block(sheet.subtitle, wide, below))
    coded = qr.code(sheet.link) is not None
    narrow = wide - (CODE + 14 if coded else 0)
    foot = Box(MARGIN, FOOT - height(1, text_runs.FINE), narrow, height(1, text_runs.FINE))
    said = source_said(sheet, narrow)
    source = above(foot, 2, block(said, narrow, text_runs.FINE))
    fine = text_runs.FINE if sheet.tight > 1 else text_runs.SMALL
    notes = kept_notes(sheet, narrow, fine)
    remarks = above(source, 6 if said else 0, sum(block(note, narrow, fine) + 2 for note in notes))
    key = above(remarks, SPACE if notes else 0, height(1, text_runs.SMALL) + 2 if sheet.key else 0)
    begin, end = under.y + under.h + SPACE + 3, key.y - SPACE
    content = Box(MARGIN, begin, wide, end - begin)
    code = Box(WIDTH - MARGIN - CODE, FOOT - CODE, CODE, CODE) if coded else None
    if code and content.y + content.h > code.y - 4:
        content = Box(MARGIN, begin, wide, code.y - 4 - begin)
    return SlidePlaces(title, size, below, under, content, key, remarks, fine, notes, source, said, foot, code)


def heading(title: str, wide: float, tight: int = 0) -> tuple[float, Box]:
    """The largest type in which a title takes no more lines than it may, and its box."""
    for size, most in TITLES[1 if tight else 0 :]:
        count = len(lines(title, wide, size, bold=True))
        if count <= most:
            break
    return size, Box(MARGIN, TOP, wide, height(count, size))


def above(box: Box, space: float, tall: float) -> Box:
    """A box over another, as wide as it."""
    return Box(box.x, box.y - space - tall, box.w, tall)


def source_said(sheet: SlideArea, wide: float) -> str:
    """The fullest source line that does not take too many lines."""
    shortest = ["", *sheet.sources][-1]
    fitting = [said for said in sheet.sources if len(lines(said, wide, text_runs.FINE)) <= SOURCE_MOST]
    return fitting[0] if fitting and sheet.tight < 2 else shortest


def kept_notes(sheet: SlideArea, wide: float, size: float) -> tuple[str, ...]:
    """The caveats that fit, always the first; where some do not, a line that says where they are."""
    kept: list[str] = []
    used = 0.0
    for note in sheet.notes:
        used += block(note, wide, size) + 2
        if kept and used > NOTES_MOST:
            return (*kept, sheet.more)
        kept.append(note)
    return tuple(kept)
