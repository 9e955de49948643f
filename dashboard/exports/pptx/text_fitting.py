"""Texts of a scene in the lines that a slide has room for."""

import unicodedata
from dataclasses import replace
from itertools import pairwise

from dashboard.exports.pptx import text_metrics
from dashboard.exports.pptx.scene import Across, Mark, Scene, Stroke, Text
from dashboard.exports.pptx.styled_text import BOLD_TOGGLE, unstyled
from dashboard.figures.text_metrics import BREAKABLE_RUNS, OPENING

BEFORE = 5.0  # points that programs leave between a point and its label
TURNED = 96.0  # points that words turned upright may be long
CLOSE = 0.92  # share of its height that a line may take where room is scarce
LEAST_MARK = 6.0  # points


def place(across: Across, plot: float) -> float:
    """Points from the left edge of a plot."""
    return across.share * plot + across.shift


def text_width(text: Text) -> float:
    """Width of the widest line, in points."""
    widths = [text_metrics.width_of(line, text.size, BOLD_TOGGLE in line) for line in text.lines]
    return max(widths) + 2 * BEFORE


def text_edges(text: Text, plot: float) -> tuple[float, float]:
    """Left and right edge of a text. One that begins inside the plot may be broken and needs no room beside it."""
    x, width = place(text.x, plot), text_width(text)
    before = {"left": 0.0, "center": width / 2, "right": width}[text.side]
    left, right = x - before, x - before + width
    if text.side == "left" and text.x.share <= 0.98:
        right = min(right, plot)
    if text.side == "right" and text.x.share >= 0.02:
        left = max(left, 0.0)
    return left, right


def with_smaller_marks(scene: Scene, share: float) -> Scene:
    """The scene with marks of a share of their size and closer lines, for figures that stack many."""
    texts = [replace(text, leading=CLOSE) for text in scene.texts]
    strokes = [shorter(stroke, share) if stroke.size else stroke for stroke in scene.strokes]
    return replace(scene, marks=[smaller(mark, share) for mark in scene.marks], strokes=strokes, texts=texts)


def smaller(mark: Mark, share: float) -> Mark:
    """A mark of a share of its size, but not too small to tell its form."""
    return replace(mark, size=max(mark.size * share, min(mark.size, LEAST_MARK)))


def shorter(stroke: Stroke, share: float) -> Stroke:
    """A line of a mark, shortened with it."""
    points = tuple((replace(across, shift=across.shift * share), y, down * share) for across, y, down in stroke.points)
    return replace(stroke, points=points, size=stroke.size * share)


def whole(text: Text) -> Text:
    """A text of several lines of one weight in one line; it is broken again where needed."""
    if len(text.lines) < 2 or text.tick:
        return text
    return replace(text, lines=("  ".join(paragraphs(text)),), page_lines=text.page_lines or len(text.lines))


def paragraphs(text: Text) -> list[str]:
    """The lines of a text, those joined again that were broken for want of room only."""
    widest = max(text_metrics.width_of(line, text.size) for line in text.lines)
    joined = [text.lines[0]]
    for before, line in pairwise(text.lines):
        first = BREAKABLE_RUNS.findall(unstyled(line) or " ")[0].rstrip()
        had_room = text_metrics.width_of(f"{before} {first}", text.size) <= widest
        ends = joined[-1].endswith(BOLD_TOGGLE) and not line.startswith(BOLD_TOGGLE)
        if had_room or ends:
            joined.append(line)
        else:
            gap = gap_between(joined[-1].rstrip(BOLD_TOGGLE), line.lstrip(BOLD_TOGGLE))
            joined[-1] = (joined[-1] + gap + line).replace(BOLD_TOGGLE * 2, "")
    return joined


def gap_between(before: str, after: str) -> str:
    """What stands between two lines that become one: nothing within Chinese, more before a quotation."""
    if after[:1] in OPENING:
        return "  "
    wide = any(unicodedata.east_asian_width(char) in "WF" for char in (before[-1:] or " ") + (after[:1] or " "))
    return "" if wide else " "


def with_breaks(scene: Scene, left: float, plot: float, width: float) -> Scene:
    """The scene with every line broken that would leave the chart."""
    texts = []
    for text in scene.texts:
        x = left + place(text.x, plot)
        pitch = tick_pitch(text, scene) * plot
        if pitch and text_width(text) > pitch:
            texts.append(narrow_tick(text, pitch))
            continue
        room = {"left": width - x, "right": x, "center": 2 * min(x, width - x)}[text.side] - BEFORE
        room = min(room, text.room * plot) if text.room else room
        texts.append(broken(text, max(room, 60.0)) if text_width(text) > room + 2 * BEFORE else text)
    return replace(scene, texts=texts)


def cut_to(line: str, width: float, size: float) -> str:
    """As much of a line as has room, with an ellipsis where something is cut off."""
    if text_metrics.width_of(line, size) <= width:
        return line
    return next(
        line[:end].rstrip() + "…" for end in range(len(line), -1, -1) if text_metrics.width_of(line[:end], size) < width
    )


def tick_pitch(text: Text, scene: Scene) -> float:
    """Share of the plot from a tick's words to those of the next one beside it; 0 for other words."""
    if not text.tick or text.side != "center":
        return 0.0
    others = [
        other.x.share for other in scene.texts if other.tick and other.side == "center" and abs(other.y - text.y) < 1
    ]
    return min((abs(share - text.x.share) for share in others if share != text.x.share), default=0.0)


def narrow_tick(text: Text, pitch: float) -> Text:
    """The words of a tick in lines that fit beside the next one; Latin words that do not fit are turned upright."""
    line = "".join(text.lines) if not "".join(text.lines).isascii() else " ".join(text.lines)
    longest = max(text_metrics.width_of(word, text.size) for word in BREAKABLE_RUNS.findall(line))
    if longest > pitch:
        line = cut_to(line, TURNED, text.size)
        return replace(
            text, lines=(line,), page_lines=len(text.lines), turned=text_metrics.width_of(line, text.size) + 8
        )
    return broken(replace(text, lines=(line,), page_lines=len(text.lines)), pitch)


def broken(text: Text, room: float) -> Text:
    """A text in lines no wider than the room, bold as before."""
    lines: list[str] = []
    for line in paragraphs(text):
        bold = False
        for part in text_metrics.lines(line, room / text_metrics.SPARE, text.size, BOLD_TOGGLE in line):
            lines.append(BOLD_TOGGLE + part if bold else part)
            bold = lines[-1].count(BOLD_TOGGLE) % 2 == 1
    return replace(text, lines=tuple(lines), page_lines=text.page_lines or len(text.lines))
