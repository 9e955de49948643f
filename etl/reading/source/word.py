"""Word files: paragraphs and tables in their order; tracked changes are refused, since they are two texts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from lxml.etree import LxmlError

from etl.reading.unreadable import UnreadableError

_MOST_UNPACKED = 60_000_000
_CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def text_of(content: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The text of a .docx, a paragraph or table row a line, cells parted by tabs. Raises UnreadableError."""
    _refuse_bombs(content)
    try:
        document = Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, LxmlError, zipfile.BadZipFile) as error:
        raise UnreadableError("Word 文件损坏，打不开", "the Word file is damaged") from error
    _refuse_changes(document)
    return "\n".join(_lines(document)) + "\n", _notices(document)


def _refuse_bombs(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableError("Word 文件损坏，打不开", "the Word file is damaged") from error
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise UnreadableError("压缩包里没有 Word 文档", "this archive holds no Word document")
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise UnreadableError("解压后过大，不予打开", "it would be too large unpacked")


def _refuse_changes(document: WordDocument) -> None:
    marks = [mark for name in _CHANGES for mark in document.element.body.iter(qn(name))]
    if marks:
        zh = f"有 {len(marks)} 处修订痕迹：请先在 Word 中接受或拒绝全部修订"
        en = f"{len(marks)} tracked changes: accept or reject them all in Word first"
        raise UnreadableError(zh, en)


def _lines(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield block.text.replace("\t", " ")


def _rows(table: Table) -> Iterator[str]:
    """A row a line; a merged cell once. The one cell of a row is a box: each of its paragraphs is a line."""
    for row in table.rows:
        cells = list({id(cell._tc): cell for cell in row.cells}.values())
        if len(cells) == 1:
            yield from (paragraph for paragraph in cells[0].text.split("\n") if paragraph.strip())
        else:
            yield "\t".join(" ".join(cell.text.split()) for cell in cells)


def _notices(document: WordDocument) -> list[tuple[str, str]]:
    """Numbers that Word makes itself are not in the text."""
    automatic = sum(1 for paragraph in document.paragraphs if paragraph._p.find(f".//{qn('w:numPr')}") is not None)
    if not automatic:
        return []
    return [
        (
            f"{automatic} 段用 Word 自动编号，编号不在文字里，条款可能认不全",
            f"{automatic} paragraphs are numbered by Word: the numbers are not in the text, clauses may be missed",
        )
    ]
