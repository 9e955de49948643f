"""Elements within a line of text: links, code, language, marked numerals. Plain strings are escaped; no Streamlit."""

import re
from functools import lru_cache

from markupsafe import Markup, escape

from dashboard.exports.quote_spans import quote_pieces
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

# Official Chinese, which stays on a page in any language: a title, a document number, a quote. As OFFICIAL in grid.js.
OFFICIAL = re.compile(r"(《[^》]*》|[一-鿿]+〔[^〕]*〕[0-9]+号|“[^“”]*[一-鿿][^“”]*(?:“[^“”]*”[^“”]*)*”)")
RUN = re.compile(r"[一-鿿](?:[一-鿿0-9（）()、，；：·—-]*[一-鿿）)])?")  # Chinese words on a page in another language
CODE = re.compile(r"`([^`]+)`|\b([0-9a-f]{64})\b")  # in no language: a name, such as of a column, or a checksum


def link(address: str, label: str, current: bool = False) -> Markup:
    """A link within the site; current: to the page that is open."""
    mark = ' aria-current="page"' if current else ""
    return Markup(f'<a href="{escape(address)}" target="_self"{mark}>{escape(label)}</a>')


def chinese(text: str) -> Markup:
    """Text marked as Chinese for browsers and screen readers, in whatever language the page is."""
    return Markup(f'<span lang="zh-CN">{escape(text)}</span>')


def tag_chinese(text: str, words: Words) -> Markup:
    """The same on a page in another language only."""
    return escape(text) if words.lang == SOURCE_LANGUAGE else chinese(text)


def code_spans(text: str) -> Markup:
    """A text of ours with `names` between backticks, and checksums, set as code."""
    return Markup(CODE.sub(lambda match: f"<code>{match[1] or match[2]}</code>", escape(text)))


@lru_cache(maxsize=10_000)  # the same lines stand in table after table, run after run
def official_text(line: str, words: Words) -> Markup:
    """A line of ours, its names set as code; official titles, document numbers, quotes and whatever else is Chinese in
    it marked as Chinese."""
    if words.lang == SOURCE_LANGUAGE:
        return code_spans(line)
    parts = OFFICIAL.split(line)  # official ones at the odd places
    return Markup("").join(
        tag_chinese(part, words) if number % 2 else _tag_runs(code_spans(part)) for number, part in enumerate(parts)
    )


def _tag_runs(line: Markup) -> Markup:
    """HTML without attributes, with every run of Chinese marked."""
    return Markup(RUN.sub(lambda match: f'<span lang="zh-CN">{match[0]}</span>', line))


def marked_numerals(quote: str, numerals: object) -> Markup:
    """A quote with its numbers marked; `numerals` as in `quote_pieces`."""
    pieces, mark = quote_pieces(quote, numerals), Markup("<mark>{}</mark>")
    return Markup("").join(mark.format(text) if is_number else escape(text) for text, is_number in pieces)
