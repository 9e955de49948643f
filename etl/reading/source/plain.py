"""Plain text in UTF-8, UTF-16 or GB18030, with or without a byte order mark."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from etl.reading.unreadable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HAN = re.compile("[一-龥]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def plain_text(content: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The text with line ends as `\\n`; a notice tells of another encoding or other line ends."""
    text, encoding = decode(content)
    notices = []
    if encoding not in ("utf-8", "utf-8-sig", "ascii"):
        notices.append((f"按 {encoding} 读取，写出为 UTF-8", f"read as {encoding}, written as UTF-8"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notices.append(
            (
                "行尾 \\r\\n 改为 \\n，位置以写出的文本为准",
                "line ends changed to \\n: offsets refer to the text as written",
            )
        )
    _refuse_binary(text)
    return text, notices


def decode(content: bytes) -> tuple[str, str]:
    """Text and encoding of bytes. Raises UnreadableError for mixed or unknown encodings."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_strictly(content, encoding), encoding
    if wide := _wide(content):
        return _refuse_garbled(_decode_strictly(content, wide)), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        _refuse_mixed(content)
    return _guess_encoding(content)


def _decode_strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        zh = f"按 {encoding} 读到第 {error.start} 字节处有误，文件可能不完整"
        raise UnreadableError(zh, f"invalid {encoding} at byte {error.start}: the file may be damaged") from error


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of line ends and digits is zero."""
    sample = content[:4000]
    if b"\x00" not in sample:
        return None
    little, big = sample.count(b"\n\x00") + sample.count(b",\x00"), sample.count(b"\x00\n") + sample.count(b"\x00,")
    return "utf-16-le" if little > big else "utf-16-be" if big > little else None


def _refuse_mixed(content: bytes) -> None:
    """Lines of UTF-8 beside lines that are not: two files pasted together."""
    lines = content.splitlines()
    other = [number for number, line in enumerate(lines, 1) if not _is_utf8(line)]
    utf8 = [number for number, line in enumerate(lines, 1) if not line.isascii() and _is_utf8(line)]
    if utf8 and other and len(utf8) >= len(other) / 4:
        zh = f"编码混杂：第 {other[0]} 行不是 UTF-8，第 {utf8[0]} 行是；请统一编码后再读"
        en = f"mixed encodings: line {other[0]} is not UTF-8, line {utf8[0]} is; save the file in one encoding"
        raise UnreadableError(zh, en)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess_encoding(content: bytes) -> tuple[str, str]:
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and len(_HAN.findall(text)) >= 0.3 * len(text.strip()):
        return _refuse_garbled(text), "gb18030"
    best = from_bytes(content, cp_isolation=["big5", "cp949", "shift_jis", "utf_16"]).best()
    if best is None:
        raise UnreadableError("认不出编码：请另存为 UTF-8", "unknown encoding: save the file as UTF-8")
    return str(best), best.encoding


def _refuse_garbled(text: str) -> str:
    """The text, unless a guessed encoding made private-use characters of much of it: UTF-16 and GB18030 make something
    of nearly all bytes. Raises UnreadableError."""
    private = _PRIVATE.findall(text)
    if len(private) > 0.01 * len(text):
        line = text.count("\n", 0, text.index(private[0])) + 1
        zh, en = f"编码混杂或有误（第 {line} 行）", f"mixed or broken encodings (line {line})"
        raise UnreadableError(f"{zh}；请统一另存为 UTF-8", f"{en}: save the whole file as UTF-8")
    return text


def _refuse_binary(text: str) -> None:
    match = _CONTROL.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        zh, en = f"第 {line} 行有控制字符，不像文本文件", f"a control character on line {line}: this is no text file"
        raise UnreadableError(zh, en)
