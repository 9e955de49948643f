"""The handout: one HTML file that works without a network, with evidence one click away, ready to print.

plotly.js is embedded once, without the addresses of servers it knows; a content security policy forbids requests. The
only ways out are links that a reader follows. Arrow keys move between slides; in print each slide begins an A4 page.
"""

import json
import re
from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from dashboard.exports import qr
from dashboard.exports.html.rendering import asset, document_style, render
from dashboard.exports.html.slides import HtmlSlide, slide
from dashboard.exports.items import FileOptions, Item, sources
from dashboard.exports.method import method_lines
from dashboard.exports.plotly_library import library_file
from dashboard.i18n.language_tags import language_tag
from dashboard.i18n.words import Words

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
SERVER_URL = re.compile(r"https?://(?!www\.w3\.org/)[^\s\"'`<>)\\]*")  # but not the names of W3C namespaces
KEYS = {"present": "P", "full": "F", "leave": "Esc"}


def handout_html(items: Sequence[Item], words: Words, version: str, options: FileOptions | None = None) -> bytes:
    """The file; without items its first and last page only. version: of the data."""
    options = options or FileOptions()
    slides = [slide(number, item, words, version, options.slide_page) for number, item in enumerate(items, start=1)]
    html = render(
        "document.html",
        words=words,
        version=version,
        lang=language_tag(words.lang),
        policy=POLICY,
        title=options.title or words.text("site.name"),
        subtitle=options.subtitle,
        style=document_style(),
        keys=words.text("handout.keys", None, **KEYS),
        link=options.link,
        code=Markup(qr.svg(options.link)),
        slides=slides,
        method=method_lines(options.citation, words),
        documents=sources(items, words),
        data=page_data(slides, words, options.link if options.presenting else ""),
        library=plotly_js(),
        script=asset("document.js"),
    )
    return html.encode("utf-8")


def page_data(slides: Sequence[HtmlSlide], words: Words, leave: str) -> dict[str, object]:
    """Input of document.js. leave: where Escape leads while presenting, "" for the scrolling page."""
    figures = {slide.id: json.loads(slide.figure) for slide in slides if slide.figure}
    texts = {"save": words.text("handout.save"), "position": words.text("handout.position")}
    return {"figures": figures, "words": texts, "leave": leave}


@cache
def plotly_js() -> Markup:
    """plotly.js without the addresses of servers, which nothing here asks for."""
    library = library_file().read_text(encoding="utf-8")
    return Markup(SERVER_URL.sub("", library).replace("</script", "<\\/script"))
