"""Letters that stand for the signs of a chart in running text."""

from dashboard.exports.pptx.scene import LegendEntry
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


def glyph(entry: LegendEntry, words: Words) -> str:
    """The letter of a sign; those of two signs that only differ in size are told by their words."""
    if entry.words in (words.text("key.province"), words.text("timeline.key.province")):
        return RING
    if entry.words == words.text("key.about"):
        return ABOUT
    return GLYPHS.get(entry.symbol, "●")
