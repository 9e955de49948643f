"""QR codes of full URLs; a relative URL has none, since a phone could not follow it."""

import io
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET = 2  # modules of white around the code


def is_full_url(address: str) -> bool:
    """True for an absolute http(s) URL."""
    return address.startswith(("https://", "http://"))


@lru_cache(maxsize=512)
def code(address: str) -> "segno.QRCode | None":
    """QR code of a URL; None if it is relative or too long."""
    import segno  # here, since few visitors need a code
    from segno.encoder import DataOverflowError

    try:
        return segno.make_qr(address, error="m") if is_full_url(address) else None
    except DataOverflowError:
        return None


def png(address: str) -> bytes:
    """The code as PNG; empty where there is none."""
    symbol, out = code(address), io.BytesIO()
    if symbol:
        symbol.save(out, kind="png", scale=8, border=QUIET)
    return out.getvalue()


def svg(address: str) -> str:
    """The code as inline SVG without a size; empty where there is none."""
    symbol = code(address)
    return symbol.svg_inline(border=QUIET, omitsize=True) if symbol else ""
