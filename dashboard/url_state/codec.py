"""A small value as letters that an address carries as they are, and back; never unpacks more than it is allowed to."""

import base64
import json
import re
import zlib
from typing import Any

MAX_CODE_LENGTH = 60_000  # characters of a code
MAX_UNPACKED_BYTES = 400_000  # bytes that a code may grow to
CODE_PATTERN = re.compile(r"[A-Za-z0-9_-]*")  # what a code is made of
RAW_DEFLATE = -15  # DEFLATE without head and checksum, in a window of 32 KB


class CodecError(ValueError):
    """What was handed in is no code of ours, or was cut off."""


def encode(value: Any) -> str:
    """Letters, digits, - and _ for a value that JSON can hold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW_DEFLATE)
    packed = packer.compress(to_json(value)) + packer.flush()
    return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def decode(code: str) -> Any:
    """The value of a code. Raises BrokenError for anything that is none.

    A value that could not be packed again, such as one with NaN or half a surrogate pair in it, is none either.
    """
    if len(code) > MAX_CODE_LENGTH or not CODE_PATTERN.fullmatch(code):
        raise CodecError
    try:
        value = json.loads(inflate(base64.b64decode(code + "=" * (-len(code) % 4), "-_", True)).decode("utf-8"))
        to_json(value)
    except (zlib.error, ValueError, RecursionError) as broken:  # ValueError: of base64, UTF-8 and JSON
        raise CodecError from broken
    return value


def inflate(packed: bytes) -> bytes:
    """What was deflated. Raises BrokenError where it is too large, cut off, or something follows it."""
    unpacker = zlib.decompressobj(RAW_DEFLATE)
    text = unpacker.decompress(packed, MAX_UNPACKED_BYTES)
    if not unpacker.eof or unpacker.unused_data:
        raise CodecError
    return text


def to_json(value: Any) -> bytes:
    """A value as JSON. Raises ValueError for what strict JSON or UTF-8 cannot hold."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
