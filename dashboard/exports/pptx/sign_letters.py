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
    "arrow-up": "▲",
    "arrow-down": "▼",
    "asterisk": "*",
    "line-ew-open": "━",
    "line-dot": "┄",
    "line-dash": "┄",
    "line-solid": "─",
    "asterisk-open": "*",
    "x": "×",
    "x-thin": "×",
    "cross": "+",
    "star": "★",
    "triangle-down": "▼",
    "triangle-left": "◀",
    "triangle-right": "▶",
    "line-ew": "━",
    "line-ns": "|",
    "line-ns-open": "|",
}
RING, ABOUT = "◎", "▒"  # the outline around a province's mark; the band around a number


def letter(symbol: str) -> str:
    """The letter that stands for a mark which has no native form."""
    return GLYPHS.get(symbol, GLYPHS["circle"])


def glyph(entry: LegendEntry, words: Words) -> str:
    """The letter of a sign; those of two signs that only differ in size are told by their words."""
    if entry.letter:
        return entry.letter
    if entry.words in (words.text("key.province"), words.text("timeline.key.province")):
        return RING
    if entry.words == words.text("key.about"):
        return ABOUT
    return letter(entry.symbol)
