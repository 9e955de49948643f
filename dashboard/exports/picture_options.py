"""How a picture is asked for: with or without heading and caption, and in which proportions."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

SHAPES = {"page": 0.0, "wide": 16 / 9, "square": 1.0}  # width by height; 0 for as high as the figure is
DOTS_PER_METRE = 11_811  # 300 to the inch
IHDR_END = 33  # bytes of the signature and the first chunk of a PNG


@dataclass(frozen=True)
class PictureOptions:
    """header: finding and subtitle above the figure. notes: the caption below it. shape: one of SHAPES."""

    header: bool = True
    notes: bool = True
    shape: str = "page"

    @property
    def ratio(self) -> float:
        """Width by height; 0 for the figure's own."""
        return SHAPES[self.shape]

    @property
    def parameters(self) -> dict[str, str]:
        """Parameters of an address, without those that are usual."""
        named = {"header": "" if self.header else "0", "notes": "" if self.notes else "0"}
        named["shape"] = "" if self.shape == "page" else self.shape
        return {name: value for name, value in named.items() if value}


USUAL = PictureOptions()


def picture_options(parameters: Mapping[str, str]) -> PictureOptions:
    """Options from the parameters of an address; what is unknown counts as usual."""
    shape = parameters.get("shape", "page")
    header, notes = (parameters.get(name) != "0" for name in ("header", "notes"))
    return PictureOptions(header, notes, shape if shape in SHAPES else "page")


def with_resolution(png: bytes) -> bytes:
    """A PNG that says it has 300 dots to the inch."""
    body = b"pHYs" + struct.pack(">IIB", DOTS_PER_METRE, DOTS_PER_METRE, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    return png[:IHDR_END] + chunk + png[IHDR_END:]
