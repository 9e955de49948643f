"""Web pages: the document's own block, without navigation, buttons and page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from etl.reading.furniture import is_furniture
from etl.reading.source.plain import decode
from etl.reading.unreadable import UnreadableError

_DROPPED = {
    "script", "style", "nav", "header", "footer", "aside", "form", "button", "select", "noscript", "template", "iframe",
    "svg", "object", "input", "textarea", "head",
}  # fmt: skip
_DROPPED_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|foot|footer|breadcrumb|crumbs?|share|sidebar|copyright|pager|toolbar|login|search|qrcode|"
    r"ewm)"
    r"(?:$|[-_ ])",
    re.I,
)
_MAIN_NAMES = re.compile(r"content|article|editor|zoom|detail|wenzhang|zhengwen|main", re.I)
_BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "section",
    "article",
    "ul",
    "ol",
    "dd",
    "dt",
}
_DEEPEST = 400


def text_of(content: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The text of a web page, a block a line, cells of a table parted by tabs. Raises UnreadableError."""
    text, _ = decode(content)
    try:
        tree = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError("网页读不出", "the web page cannot be read") from error
    main = _main(tree)
    lines = ("".join(_pieces(main))).splitlines()
    kept = [
        words for line in lines if (words := re.sub(r"[ \u00a0]+", " ", line).strip(" ")) and not is_furniture(words)
    ]
    notice = (
        "网页的导航与按钮已去掉，位置以写出的文本为准",
        "navigation and buttons were dropped: offsets refer to the text as written",
    )
    return "\n".join(kept) + "\n", [notice]


def _main(tree: etree._Element) -> etree._Element:
    """The smallest named block that holds most of the page's text; else the body."""
    body = tree.find(".//body") if tree.find(".//body") is not None else tree
    whole = _length(body)
    named = [
        element
        for element in body.iter("div", "article", "td", "section")
        if _MAIN_NAMES.search(f"{element.get('id', '')} {element.get('class', '')}") and _length(element) > 0.6 * whole
    ]
    return min(named, key=_length, default=body)


def _length(element: etree._Element) -> int:
    return sum(len(piece.strip()) for piece in _pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    """Text and line breaks in document order, without recursion: pages may be nested deeply."""
    skipped: etree._Element | None = None
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        inside = skipped is not None
        if event == "start" and not inside:
            skipped = node if _is_dropped(node) and node is not element else None
            if skipped is None:
                yield from _opening(node)
        elif event == "end":
            skipped = None if node is skipped else skipped
            if skipped is None and node is not element:
                yield from _closing(node, inside)
        elif event in ("comment", "pi") and not inside:
            yield node.tail or ""


def _opening(node: etree._Element) -> Iterator[str]:
    if node.tag in _BLOCKS:
        yield "\n"
    yield re.sub(r"\s+", " ", node.text or "")


def _closing(node: etree._Element, dropped: bool) -> Iterator[str]:
    if node.tag in ("td", "th") and not dropped and node.getnext() is not None:
        yield "\t"
    elif node.tag in _BLOCKS:
        yield "\n"
    yield re.sub(r"\s+", " ", node.tail or "")


def _is_dropped(node: etree._Element) -> bool:
    names = f"{node.get('id', '')} {node.get('class', '')}"
    return node.tag in _DROPPED or bool(_DROPPED_NAMES.search(names))
