"""A small value as letters that an address carries as they are, and back; never unpacks more than it is allowed to."""

import base64
import binascii
import json
import zlib
from typing import Any

LONGEST = 60_000  # characters of a code
MOST = 400_000  # bytes that a code may grow to


class BrokenError(ValueError):
    """What was handed in is no code of ours, or was cut off."""


def pack(value: Any) -> str:
    """Letters, digits, - and _ for a value that JSON can hold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    packed = packer.compress(text) + packer.flush()
    return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def unpack(code: str) -> Any:
    """The value of a code. Raises BrokenError for anything that is none."""
    if len(code) > LONGEST:
        raise BrokenError
    try:
        unpacker = zlib.decompressobj(-15)
        text = unpacker.decompress(base64.b64decode(code + "=" * (-len(code) % 4), "-_", True), MOST)
        if not unpacker.eof:
            raise BrokenError
        return json.loads(text)
    except (binascii.Error, zlib.error, ValueError, RecursionError) as broken:
        raise BrokenError from broken
