"""One HTML file that opens with no network: the figures to be explored, their evidence one click away, ready to print.

    from dashboard.exports.html.document import handout_html
    handout_html(items, words, data_version, title="…", link="https://…")      # -> bytes, as of exports.deck

Items are those of a deck (`exports.items`). plotly.js is embedded once, without the addresses it knows of outside;
a content policy keeps the file from asking anything of a network. The only ways out are links that a reader follows.
Arrow keys lead from slide to slide; printed, every slide begins a page of A4. Everything from data is escaped.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from dashboard import theme
from dashboard.exports.file_names import printable_text
from dashboard.exports.html.evidence import escape_text, paragraphs
from dashboard.exports.html.slides import Slide, slide
from dashboard.exports.items import Content, check_length, sources
from dashboard.exports.plotly_library import library_text
from dashboard.exports.qr import full, svg
from dashboard.i18n.words import Words

HERE = Path(__file__).parent
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/)[^\s\"'`<>)\\]*")  # namespaces of W3C are names, not addresses
METHOD = ("read", "order", "axis", "silence", "year", "scale", "texts")
KEYS = {"present": "P", "full": "F", "leave": "Esc"}
TAGS = {"zh": "zh-CN"}


def handout_html(
    items: Sequence[Content],
    words: Words,
    data_version: str,
    title: str = "",
    link: str = "",
    citation: str = "",
    codes: str = "",
    presenting: bool = False,
    report: Callable[[float], None] = lambda _: None,
) -> bytes:
    """The file. title: what stands on its first page; link: where the deck's own view is; citation: of the data set.

    No item makes a first and a last page only. Raises TooManyError for more items than a file may hold. `report` hears
    how far it is, 0 to 1. codes: the page that the QR codes lead to, each to its slide, instead of to each view.
    presenting: it opens one slide at a time, and Escape leads to `link`.
    """
    found = check_length(items)
    named = title or words.text("deck.title")
    slides = []
    for number, item in enumerate(found, start=1):
        slides.append(slide(number, item, words, data_version, codes))
        report(number / len(found))
    version = words.text("panel.version", version=data_version)
    parts = [
        opening(named, len(found), version, link, words),
        *(one.html for one in slides),
        closing(sources(found, words), citation, version, words),
    ]
    return document(named, "".join(parts), slides, words, link if presenting else "").encode("utf-8")


def opening(title: str, count: int, version: str, link: str, words: Words) -> str:
    """The first page: title, purpose, how to move, the way back."""
    said = [words.text("site.tagline"), words.text("deck.findings", count=count), version]
    back = (
        f'<p class="back"><a href="{escape_text(link)}">{escape_text(link)}</a></p>'
        if full(link)
        else paragraphs([link] if link else [])
    )
    code = f'<div class="code" aria-hidden="true">{svg(link)}</div>' if svg(link) else ""
    keys = f'<p class="keys">{escape_text(words.text("handout.keys", None, **KEYS))}</p>'
    return f'<section class="slide first"><h1>{escape_text(title)}</h1>{paragraphs(said)}{keys}{back}{code}</section>'


def closing(documents: Sequence[str], citation: str, version: str, words: Words) -> str:
    """The last page: how the figures were made, and the sources."""
    method = [words.text(f"deck.method.{one}") for one in METHOD]
    method += [words.text("deck.method.citation", citation=citation)] if citation else []
    listed = f"<h3>{escape_text(words.text('panel.sources'))}</h3>{paragraphs(documents)}" if documents else ""
    head = f"<h2>{escape_text(words.text('deck.method'))}</h2>"
    return f'<section class="slide">{head}{paragraphs(method)}{listed}{paragraphs([version])}</section>'


def document(title: str, body: str, slides: Sequence[Slide], words: Words, leave: str = "") -> str:
    """The page around the slides; the library is in it only where there is a figure. leave: it opens one slide at a
    time, and this is where Escape leads."""
    figures = {one.place: json.loads(one.figure) for one in slides if one.figure}
    said = {"save": words.text("handout.save"), "position": words.text("handout.position")}
    data = json.dumps({"figures": figures, "words": said, "leave": leave}, ensure_ascii=False).replace("<", "\\u003c")
    library = f"<script>{plotly_js()}</script>" if figures else ""
    lang = TAGS.get(words.lang, words.lang)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape_text(title)}</title>'
        f"<style>{style()}</style></head><body><main>{body}</main>"
        '<p class="position" role="status"></p>'
        f'<script type="application/json" id="data">{printable_text(data)}</script>'
        f"{library}<script>{(HERE / 'document.js').read_text(encoding='utf-8')}</script></body></html>"
    )


def style() -> str:
    """The style sheet, with our inks and type in it."""
    inks = theme.LIGHT
    values = {"paper": inks.paper, "text": inks.text, "muted": inks.muted, "rule": inks.rule, "grid": inks.grid}
    named = "".join(f"--{name}: {value};" for name, value in values.items())
    sheet = (HERE / "document.css").read_text(encoding="utf-8")
    return f":root {{ {named} --fonts: {theme.FONTS}; }}\n{sheet}"


@cache
def plotly_js() -> str:
    """plotly.js without the addresses of servers, which nothing here asks for."""
    return OUTSIDE.sub("", library_text()).replace("</script", "<\\/script")
