"""Encode a small JSON value as URL-safe letters, and decode it within fixed limits."""

import base64
import json
import re
import zlib
from typing import Any

MAX_CODE_LENGTH = 60_000  # characters, in an address
MAX_POSTED_LENGTH = 200_000  # characters, in the body of a request: 200 items with the longest titles are half of it
MAX_UNPACKED_BYTES = 400_000  # of the JSON
CODE_PATTERN = re.compile(r"[A-Za-z0-9_-]*")  # URL-safe base64 without padding
RAW_DEFLATE = -15  # DEFLATE without head and checksum, in a window of 32 KB


class CodecError(ValueError):
    """A text that is not a code, or was cut off."""


def encode(value: Any) -> str:
    """Letters, digits, - and _ for a JSON value. Raises ValueError for a value that strict JSON cannot hold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW_DEFLATE)
    packed = packer.compress(to_json(value)) + packer.flush()
    return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def decode(code: str, longest: int = MAX_CODE_LENGTH) -> Any:
    """The value of a code. Raises CodecError for anything else, and for a value that could not be encoded again, such
    as one with NaN or half a surrogate pair in it."""
    if len(code) > longest or not CODE_PATTERN.fullmatch(code):
        raise CodecError
    try:
        value = json.loads(inflate(base64.b64decode(code + "=" * (-len(code) % 4), "-_", True)).decode("utf-8"))
        to_json(value)
    except (zlib.error, ValueError, RecursionError) as broken:  # ValueError: of base64, UTF-8 and JSON
        raise CodecError from broken
    return value


def inflate(packed: bytes) -> bytes:
    """Decompress. Raises CodecError where the result is too large, the input is cut off, or something follows it."""
    unpacker = zlib.decompressobj(RAW_DEFLATE)
    text = unpacker.decompress(packed, MAX_UNPACKED_BYTES)
    if not unpacker.eof or unpacker.unused_data:
        raise CodecError
    return text


def to_json(value: Any) -> bytes:
    """A value as JSON. Raises ValueError for what strict JSON or UTF-8 cannot hold."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
