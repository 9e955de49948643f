"""The key of a chart: a word for each sign that its page explains, beside the sign itself as a letter."""

from collections.abc import Iterator, Sequence

from dashboard import theme
from dashboard.exports.pptx import sign_letters, text_metrics
from dashboard.exports.pptx.scene import LegendEntry
from dashboard.exports.pptx.scene_layout import SceneLayout
from dashboard.exports.pptx.text_runs import TEXT, Paragraph, Run
from dashboard.i18n.words import Words

GAP, MOST_LINES = "    ", 2


def key_lines(legend: Sequence[LegendEntry], width: float, words: Words, last: str = "") -> list[Paragraph]:
    """Signs with their words, and the remark that stands last, on up to MOST_LINES lines; as many signs as fit."""
    parts = [entry_runs(entry, words) for entry in legend]
    remark_runs = [[Run(last, TEXT, colour=theme.LIGHT.muted)]] if last else []
    filled = (fill_lines([*parts[:count], *remark_runs], width) for count in range(len(parts), -1, -1))
    return next(lines for lines in filled if len(lines) <= MOST_LINES)


def entry_runs(entry: LegendEntry, words: Words) -> list[Run]:
    """A sign and its words."""
    sign = Run(f"{sign_letters.glyph(entry, words)} ", TEXT, colour=entry.colour)
    return [sign, Run(entry.words, TEXT, colour=theme.LIGHT.muted)]


def fill_lines(parts: Sequence[list[Run]], width: float) -> list[Paragraph]:
    """The parts on lines of a width in points, with a gap between those on one line."""
    lines: list[list[Run]] = []
    for part in parts:
        longer = [*lines[-1], Run(GAP, TEXT), *part] if lines else part
        if lines and text_metrics.width_of("".join(run.text for run in longer), TEXT) <= width * text_metrics.SPARE:
            lines[-1] = longer
        else:
            lines.append(part)
    return list(lines)


def remark(layout: SceneLayout, words: Words) -> str:
    """What a chart has no room for; "" where it shows all."""
    shown, total = layout.scene.rows
    if shown < total:
        return words.text("deck.rows_left_out", count=total - shown, total=total)
    return words.text("deck.left_out", count=layout.left_out) if layout.left_out else ""


def signs(words: Words) -> Iterator[tuple[str, str]]:
    """Every sign and what it means, for the slide on how to read the charts."""
    letters = {"firm": "●", "aspirational": "○", "standard": "◆", "at_least": "●▶", "at_most": "◀●", "about": "▒●▒"}
    letters |= {"range": "●━●", "tally": "●", "province": "◎", "silence": "—"}
    for name, letter in letters.items():
        yield letter, words.text(f"deck.legend.{name}")
