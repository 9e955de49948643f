"""QR codes of full addresses; a relative address gets none, since a phone could not follow it."""

import io
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET = 2  # modules of white around the code


def full(address: str) -> bool:
    """Whether an address leads somewhere from anywhere."""
    return address.startswith(("https://", "http://"))


@lru_cache(maxsize=512)
def code(address: str) -> "segno.QRCode | None":
    """The code of a full address that fits into one, else None."""
    import segno  # here, since few ask for one
    from segno.encoder import DataOverflowError

    try:
        return segno.make_qr(address, error="m") if full(address) else None
    except DataOverflowError:
        return None


def png(address: str) -> bytes:
    """The code as a picture; empty where there is none."""
    found, out = code(address), io.BytesIO()
    if found:
        found.save(out, kind="png", scale=8, border=QUIET)
    return out.getvalue()


def svg(address: str) -> str:
    """The code as SVG to stand in HTML, without a size of its own; empty where there is none."""
    found = code(address)
    return found.svg_inline(border=QUIET, omitsize=True) if found else ""
