"""Layout of a 16:9 slide, in points. Heights are measured, so that nothing covers anything else."""

from dataclasses import dataclass

from dashboard.exports import qr
from dashboard.exports.pptx import text_runs
from dashboard.exports.pptx.text_metrics import block_height, height, lines

WIDTH, HEIGHT = 960.0, 540.0
MARGIN, TOP = 40.0, 26.0
BOTTOM = HEIGHT - 20  # lower edge of everything
CODE = 66.0  # edge of the QR code
TITLES = ((text_runs.HEADLINE, 2), (20.0, 2), (text_runs.LARGE, 3), (15.0, 4))  # sizes of a heading, lines it may take
SPACE = 9.0  # between blocks
MAX_NOTES_HEIGHT = 86.0  # of caveats; those that do not fit stand in the speaker notes
MAX_SOURCE_LINES = 3


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class SlideText:
    """Plain text around the content of a slide.

    notes: caveats, the most important first. sources: versions of the source line, from the fullest to the shortest.
    more: replaces caveats that do not fit. key: leave a line for the key of a chart. speaker: the speaker notes.
    tight: 1 for a smaller heading, 2 for smaller caveats and the shortest source line too.
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
class SlideLayout:
    """Boxes of a slide, sizes of type, and the caveats and source line that fit."""

    title: Box
    title_size: float
    subtitle: Box
    subtitle_size: float
    content: Box
    key: Box
    notes: Box
    notes_size: float
    note_lines: tuple[str, ...]
    source: Box
    source_line: str
    footer: Box
    code: Box | None = None


def layout(text: SlideText) -> SlideLayout:
    """Lay out a slide: heading from the top, footer from the bottom, the content between."""
    width = WIDTH - 2 * MARGIN
    title_size, title = heading(text.title, width, text.tight)
    subtitle_size = text_runs.SMALL if text.tight else text_runs.TEXT
    subtitle_top = title.y + title.h + (4 if text.subtitle else 0)
    subtitle = Box(MARGIN, subtitle_top, width, block_height(text.subtitle, width, subtitle_size))
    code = Box(WIDTH - MARGIN - CODE, BOTTOM - CODE, CODE, CODE) if qr.code(text.link) is not None else None
    narrow = width - (CODE + 14 if code else 0)
    footer = Box(MARGIN, BOTTOM - height(1, text_runs.FINE), narrow, height(1, text_runs.FINE))
    source_line = fitting_source(text, narrow)
    source = above(footer, 2, block_height(source_line, narrow, text_runs.FINE))
    notes_size = text_runs.FINE if text.tight > 1 else text_runs.SMALL
    note_lines = fitting_notes(text, narrow, notes_size)
    notes_height = sum(block_height(note, narrow, notes_size) + 2 for note in note_lines)
    notes = above(source, 6 if source_line else 0, notes_height)
    key = above(notes, SPACE if note_lines else 0, height(1, text_runs.SMALL) + 2 if text.key else 0)
    top, bottom = subtitle.y + subtitle.h + SPACE + 3, key.y - SPACE
    content = Box(MARGIN, top, width, min(bottom, code.y - 4 if code else bottom) - top)
    return SlideLayout(
        title=title,
        title_size=title_size,
        subtitle=subtitle,
        subtitle_size=subtitle_size,
        content=content,
        key=key,
        notes=notes,
        notes_size=notes_size,
        note_lines=note_lines,
        source=source,
        source_line=source_line,
        footer=footer,
        code=code,
    )


def heading(title: str, width: float, tight: int = 0) -> tuple[float, Box]:
    """The largest size in which a title takes no more lines than it may, and its box."""
    for size, most in TITLES[1 if tight else 0 :]:
        count = len(lines(title, width, size, bold=True))
        if count <= most:
            break
    return size, Box(MARGIN, TOP, width, height(count, size))


def above(box: Box, space: float, tall: float) -> Box:
    """A box of a height above another, as wide as it."""
    return Box(box.x, box.y - space - tall, box.w, tall)


def fitting_source(text: SlideText, width: float) -> str:
    """The fullest source line within MAX_SOURCE_LINES, else the shortest."""
    shortest = ["", *text.sources][-1]
    fitting = [line for line in text.sources if len(lines(line, width, text_runs.FINE)) <= MAX_SOURCE_LINES]
    return fitting[0] if fitting and text.tight < 2 else shortest


def fitting_notes(text: SlideText, width: float, size: float) -> tuple[str, ...]:
    """The caveats that fit, always the first; then `more` if some do not."""
    notes: list[str] = []
    used = 0.0
    for note in text.notes:
        used += block_height(note, width, size) + 2
        if notes and used > MAX_NOTES_HEIGHT:
            return (*notes, text.more)
        notes.append(note)
    return tuple(notes)
