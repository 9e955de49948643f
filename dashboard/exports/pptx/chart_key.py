"""The key of a chart: a word for each sign that its page explains, beside the sign itself as a letter."""

from collections.abc import Iterator, Sequence

from dashboard import theme
from dashboard.exports.pptx import text_metrics
from dashboard.exports.pptx.scene import LegendEntry
from dashboard.exports.pptx.text_runs import TEXT, Run
from dashboard.i18n.words import Words

GLYPHS = {
    "circle": "●",
    "circle-open": "○",
    "square": "■",
    "square-open": "□",
    "diamond": "◆",
    "diamond-open": "◇",
    "triangle-up": "▲",
    "triangle-up-open": "△",
    "arrow-right": "▶",
    "arrow-left": "◀",
    "line-ew-open": "━",
    "line-dot": "┄",
    "line-dash": "┄",
    "line-solid": "─",
    "asterisk-open": "*",
    "x": "×",
    "line-ns": "|",
    "line-ns-open": "|",
}
RING, ABOUT = "◎", "▒"  # the outline around a province's mark; the band around a number
GAP = "    "


def glyph(entry: LegendEntry, words: Words) -> str:
    """The letter of a sign; those of two signs that only differ in size are told by their words."""
    if entry.words in (words.text("key.province"), words.text("timeline.key.province")):
        return RING
    if entry.words == words.text("key.about"):
        return ABOUT
    return GLYPHS.get(entry.symbol, "●")


def key_line(legend: Sequence[LegendEntry], width: float, words: Words, last: str = "") -> list[Run]:
    """Signs and words on one line, as many as fit before the remark that stands last."""
    width -= text_metrics.width_of(GAP + last, TEXT) if last else 0.0
    runs: list[Run] = []
    used = 0.0
    for entry in legend:
        sign, gap = glyph(entry, words), GAP if runs else ""
        needed = text_metrics.width_of(f"{gap}{sign} {entry.words}", TEXT)
        if used + needed > width * text_metrics.SPARE:
            break
        runs += [Run(f"{gap}{sign} ", TEXT, colour=entry.colour), Run(entry.words, TEXT, colour=theme.LIGHT.muted)]
        used += needed
    return [*runs, Run(f"{GAP if runs else ''}{last}", TEXT, colour=theme.LIGHT.muted)] if last else runs


def signs(words: Words) -> Iterator[tuple[str, str]]:
    """Every sign and what it means, for the slide on how to read the charts."""
    letters = {"firm": "●", "aspirational": "○", "standard": "◆", "at_least": "●▶", "at_most": "◀●", "about": "▒●▒"}
    letters |= {"range": "●━●", "tally": "●", "province": "◎", "silence": "—"}
    for name, letter in letters.items():
        yield letter, words.text(f"deck.legend.{name}")
