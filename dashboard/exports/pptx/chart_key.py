"""The key of a chart: a word for each sign that its page explains, beside the sign itself as a letter."""

from collections.abc import Iterator, Sequence

from dashboard import theme
from dashboard.exports.pptx import sign_letters, text_metrics
from dashboard.exports.pptx.scene import LegendEntry
from dashboard.exports.pptx.scene_layout import SceneLayout
from dashboard.exports.pptx.text_runs import TEXT, Run
from dashboard.i18n.words import Words

GAP = "    "


def key_line(legend: Sequence[LegendEntry], width: float, words: Words, last: str = "") -> list[Run]:
    """Signs and words on one line, as many as fit before the remark that stands last."""
    width -= text_metrics.width_of(GAP + last, TEXT) if last else 0.0
    runs: list[Run] = []
    used = 0.0
    for entry in legend:
        sign, gap = sign_letters.glyph(entry, words), GAP if runs else ""
        needed = text_metrics.width_of(f"{gap}{sign} {entry.words}", TEXT)
        if used + needed > width * text_metrics.SPARE:
            break
        runs += [Run(f"{gap}{sign} ", TEXT, colour=entry.colour), Run(entry.words, TEXT, colour=theme.LIGHT.muted)]
        used += needed
    return [*runs, Run(f"{GAP if runs else ''}{last}", TEXT, colour=theme.LIGHT.muted)] if last else runs


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
