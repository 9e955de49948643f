"""PDF with text: lines joined to paragraphs, page numbers and running heads dropped."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2

from etl.reading.furniture import is_furniture
from etl.reading.headings import line_kind
from etl.reading.unreadable import UnreadableError

_FEWEST = 20
_CLOSED = re.compile(r"[。；;:：！？!?]$")
_STARTS = ("chapter", "division", "section", "subsection", "item", "subitem", "annex", "annex_list", "box", "head")


def text_of(content: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The text of a PDF. Raises UnreadableError for passwords, damage and scans."""
    pages = _pages(content)
    if sum(len("".join(page)) for page in pages) < _FEWEST * len(pages):
        zh, en = (
            "PDF 里没有文字，多半是扫描件：请先做文字识别",
            "the PDF has no text, probably a scan: run text recognition first",
        )
        raise UnreadableError(zh, en)
    lines = [line for page in _without_furniture(pages) for line in page]
    notice = (
        "PDF 的断行已按句并合，请对照原件核对",
        "lines of the PDF were joined to sentences: compare with the original",
    )
    return "\n".join(_paragraphs(lines)) + "\n", [notice]


def _pages(content: bytes) -> list[list[str]]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("PDF 有密码：请先去掉密码", "the PDF has a password: remove it first") from error
        raise UnreadableError("PDF 损坏，打不开", "the PDF is damaged") from error
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """Without page numbers, and without first or last lines that most pages share."""
    edges = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    running = {line for line, count in edges.items() if count > 2 and count > len(pages) / 2}
    return [[line for line in page if line not in running and not is_furniture(line)] for page in pages]


def _paragraphs(lines: list[str]) -> list[str]:
    """A full line without a closing mark runs on into the next, unless that begins a clause."""
    longest = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    full = False
    for line in lines:
        runs_on = full and line_kind(line)[0] not in _STARTS
        if paragraphs and runs_on:
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
        full = len(line) >= 0.8 * longest and not _CLOSED.search(line)
    return paragraphs
