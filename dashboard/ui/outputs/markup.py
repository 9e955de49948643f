"""HTML of our own, as strings. Everything that comes from data or from a link is escaped here; no Streamlit."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.figures.records import records
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

# Official Chinese, which stays on a page in any language: a title, a document number, a quote. As OFFICIAL in grid.js.
OFFICIAL = re.compile(r"(《[^》]*》|[一-鿿]+〔[^〕]*〕[0-9]+号|“[^“”]*[一-鿿][^“”]*(?:“[^“”]*”[^“”]*)*”)")
CODE = re.compile(r"`([^`]+)`|\b([0-9a-f]{64})\b")  # in no language: a name, such as of a column, or a checksum
# What begins something in Markdown, and in Streamlit's own additions to it: colours, icons, formulas.
BEGINS = re.compile(r"[\\`*_\[\]{}$<>~#|!&]|:(?=\S)|^\s*[-+=]|(?<=^\d)[.)](?=\s)")
# Where an address begins that would become a link though nothing says so; a joiner, which nobody sees, prevents it.
LINKS, JOINER = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE), "\u2060"
Opens = Callable[[str], str]
CODES, PRINTED = ("target_id", "restates"), ("quote", "searched", "printed")  # columns of codes; of words of the texts


class Safe(str):
    """HTML of our own, which is not escaped again."""


def to_html(text: str) -> str:
    """Text as HTML."""
    return text if isinstance(text, Safe) else escape(text)


def escape_markdown(text: str) -> str:
    """Text as the label of a button or a drawer, which Streamlit reads as Markdown: none of it does anything."""
    said = BEGINS.sub(lambda found: f"\\{found[0]}" if len(found[0]) == 1 else f" \\{found[0].strip()}", text)
    return LINKS.sub(JOINER, said)


def tag_chinese(text: str, words: Words) -> Safe:
    """Official Chinese, such as a title or a number, told apart from the words of a page in another language."""
    said = escape(text)
    return Safe(said if words.lang == SOURCE_LANGUAGE else f'<span lang="zh-CN">{said}</span>')


def code_spans(text: str) -> Safe:
    """A text of ours with `names in no language` set as code."""
    return Safe(CODE.sub(lambda found: f"<code>{found[1] or found[2]}</code>", escape(text)))


@lru_cache(maxsize=10_000)  # the same lines stand in table after table, run after run
def tag_official_text(line: str, words: Words) -> Safe:
    """A line of ours, the official titles, document numbers and quotes in it told apart in the same way."""
    if words.lang == SOURCE_LANGUAGE:
        return code_spans(line)
    parts = OFFICIAL.split(line)
    return Safe(
        "".join(tag_chinese(part, words) if place % 2 else code_spans(part) for place, part in enumerate(parts))
    )


def has_text(value: Any) -> bool:
    """Whether a cell holds text."""
    return isinstance(value, str) and bool(value)


def paragraphs(lines: Iterable[str]) -> str:
    """A paragraph for each line."""
    return "".join(f"<p>{to_html(line)}</p>" for line in lines)


def progress(share: float, said: str) -> str:
    """How far something is. Streamlit's own bar calls itself "progress" to screen readers, in every language."""
    bar = f'<progress value="{share:.2f}" aria-label="{escape(said)}"></progress>'
    return f'<div class="dz"><p>{to_html(said)}</p>{bar}</div>'


def section(title: str) -> str:
    """A heading between parts of a page."""
    return f'<h2 class="dz-section dz-codes">{code_spans(title)}</h2>'


def into_view(place: str) -> str:
    """An empty place that brings itself into view. `place` is an id of ours."""
    way = '{block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"}'
    return f'<div id="{place}"></div><script>document.getElementById("{place}").scrollIntoView({way})</script>'


def heading(headline: str, subtitle: str, part: bool = False, leads: str = "") -> str:
    """A figure's finding, as a link to where it leads, and what it shows; smaller if it is a part of its page."""
    said = link(leads, headline) if leads else code_spans(headline)
    title = f'<h2 class="dz-headline dz-part">{said}</h2>' if part else f'<h1 class="dz-headline dz-codes">{said}</h1>'
    return f'{title}<p class="dz-subtitle dz-codes">{code_spans(subtitle)}</p>'


def caution(said: str) -> str:
    """What is printed on a figure against a wrong reading."""
    return f'<p class="dz dz-caution">{escape(said)}</p>'


def footer(notes: Iterable[str], sources: Iterable[str], version: str, words: Words, folded: bool = False) -> str:
    """Notes, sources and data version under a figure; the sources to be unfolded if asked."""
    title, lines = escape(words.text("panel.sources")), paragraphs(tag_official_text(line, words) for line in sources)
    listed = f"<p><b>{title}</b></p>{lines}" if lines else ""
    if folded:
        listed = details(words.text("panel.sources"), lines) if lines else ""
    return f'<div class="dz dz-notes">{paragraphs(map(code_spans, notes))}{listed}{paragraphs([version])}</div>'


def details(title: str, inside: str) -> str:
    """HTML to be unfolded."""
    return f"<details><summary>{escape(title)}</summary>{inside}</details>"


def table(frame: pd.DataFrame, words: Words, opens: Opens | None = None) -> str:
    """A table of text cells; codes, quotes and official Chinese are told apart from the words of the page.

    With `opens`, the code of a target leads to the address opens(code).
    """
    head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in frame.columns)
    codes, printed = ({words.text(f"column.{name}") for name in names} for names in (CODES, PRINTED))

    def cell(column: str, said: str) -> str:
        if said and column in codes:
            return f"<code>{link(opens(said), said) if opens else escape(said)}</code>"
        return tag_chinese(said, words) if said and column in printed else tag_official_text(said, words)

    lines = ("".join(f"<td>{cell(name, str(said))}</td>" for name, said in row.items()) for row in records(frame))
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<div class="dz dz-scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def problem(title: str, details: Iterable[str] = (), offer: str = "") -> str:
    """A problem: what is wrong, its details line by line, and what may be done, as HTML."""
    lines = "".join(f"<p><code>{escape(line)}</code></p>" for line in details)
    return f'<div class="dz dz-problem" role="alert"><p><b>{escape(title)}</b></p>{lines}{offer}</div>'


def pin_notice(title: str, table: str = "") -> str:
    """What has become of a pinned figure; the changed values under it."""
    return f'<div class="dz dz-caution" role="note"><p><b>{escape(title)}</b></p>{table}</div>'


def relative_url(page: str, /, **parameters: str) -> str:
    """An address within the site, relative to it: indicator?lang=zh. No page: the present one."""
    return f"{page}?{urlencode(parameters)}"


def link(address: str, label: str, here: bool = False) -> str:
    """A link within the site; here: to the page that is open."""
    mark = ' aria-current="page"' if here else ""
    return f'<a href="{escape(address)}" target="_self"{mark}>{escape(label)}</a>'


def mark_numerals(quote: str, numerals: Any) -> str:
    """A quote with its number marked; `numerals` as "start-end start-end" from its first character, or NaN."""
    spans = [tuple(map(int, span.split("-"))) for span in numerals.split()] if has_text(numerals) else []
    out, done = "", 0
    for start, end in spans:
        if done <= start < end <= len(quote):
            out += escape(quote[done:start]) + f"<mark>{escape(quote[start:end])}</mark>"
            done = end
    return out + escape(quote[done:])


def facts_list(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of name and value; pairs without a value are left out. A Safe value is HTML already."""
    return "<dl>" + "".join(f"<dt>{escape(n)}</dt><dd>{to_html(v)}</dd>" for n, v in pairs if v) + "</dl>"
