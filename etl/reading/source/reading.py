"""From the bytes of a file to one fixed text with its SHA-256 and length; every offset of a draft refers to it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import NamedTuple

from etl.reading.source.plain import decode, plain_text
from etl.reading.unreadable import UnreadableError

MOST_BYTES = 5_000_000
MOST_CHARACTERS = 400_000
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|table)[\s>]", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
Notice = tuple[str, str]


class Source(NamedTuple):
    """A text as read. `notices` say, in both languages, what was changed or should be looked at."""

    text: str
    kind: str
    notices: list[Notice]

    @property
    def sha256(self) -> str:
        """Digest of the text as UTF-8, which is how it is written."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_source(content: bytes) -> Source:
    """The text of a file, told by its content rather than by its name. Raises UnreadableError."""
    if not content.strip():
        raise UnreadableError("文件是空的", "the file is empty")
    if len(content) > MOST_BYTES:
        size = f"{len(content) / 1e6:.1f} MB"
        raise UnreadableError(f"文件过大（{size}，上限 5 MB）", f"the file is too large: {size}, 5 MB at most")
    kind, read = _reader(content)
    text, notices = read(content)
    return _check_source(Source(text, kind, [*notices, *_private(text)]))


def _reader(content: bytes) -> tuple[str, Callable[[bytes], tuple[str, list[Notice]]]]:
    if content.lstrip()[:5] == b"%PDF-":
        from etl.reading.source import pdf  # its library is large, and most files are none

        return "pdf", pdf.text_of
    if content[:2] == b"PK":
        from etl.reading.source import word

        return "docx", word.text_of
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        zh = "旧式 .doc 或有密码的 Word 文件：请另存为不加密的 .docx"
        raise UnreadableError(zh, "an old .doc, or a Word file with a password: save it as .docx without one")
    if _HTML.search(decode(content)[0][:4000]):
        from etl.reading.source import html

        return "html", html.text_of
    return "text", plain_text


def _check_source(source: Source) -> Source:
    if not source.text.strip():
        raise UnreadableError("文件里没有文字", "the file has no text")
    if len(source.text) > MOST_CHARACTERS:
        raise UnreadableError(
            f"文字过长（{len(source.text)} 字，上限 {MOST_CHARACTERS}）",
            f"the text is too long: {len(source.text)} characters, {MOST_CHARACTERS} at most",
        )
    return source


def _private(text: str) -> list[Notice]:
    """Private-use characters show differently on each machine: they stay, and are named."""
    matches = list(_PRIVATE.finditer(text))
    if not matches:
        return []
    line = text.count("\n", 0, matches[0].start()) + 1
    code = f"U+{ord(matches[0].group()):04X}"
    return [
        (
            f"含 {len(matches)} 个私用区字符（第 {line} 行 {code}），各机显示不一，请核对",
            f"{len(matches)} private-use characters (line {line}, {code}) look different on each machine: check them",
        )
    ]
