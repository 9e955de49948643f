"""Values of Plotly's dictionaries in one form: lists, colours as #RRGGBB, markup as plain lines."""

import base64
import html
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from plotly.colors import get_colorscale

from dashboard import theme
from dashboard.exports.pptx.scene import blended, channels
from dashboard.exports.pptx.styled_text import BOLD_TOGGLE, MARKS, coloured

BOLD = re.compile(r"</?b>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
RGB = re.compile(r"rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:[\s,/]+([\d.]+%?))?\s*\)")
NAMED = {"white": "#FFFFFF", "black": "#000000", "grey": "#808080", "gray": "#808080"}
SPAN = re.compile(r"<span[^>]*\bcolor:\s*([^;'\"]+)[^>]*>(.*?)</span>", re.IGNORECASE)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def listed(value: Any) -> list[Any]:
    """A list from a list, an array, or Plotly's packed form of one; [] for None."""
    if value is None:
        return []
    if isinstance(value, Mapping) and "bdata" in value:
        flat = np.frombuffer(base64.b64decode(value["bdata"]), dtype=np.dtype(value["dtype"]))
        shape = [int(size) for size in str(value["shape"]).split(",")] if "shape" in value else [-1]
        return list(flat.reshape(shape).tolist())
    return list(value.tolist() if isinstance(value, np.ndarray) else value)


def each(value: Any, count: int) -> list[Any]:
    """One value per point, from one for all or from a list."""
    if isinstance(value, (list, tuple, np.ndarray)) or (isinstance(value, Mapping) and "bdata" in value):
        values = listed(value)
        return (values + [None] * count)[:count]
    return [value] * count


def is_number(value: Any) -> bool:
    """Whether a value can stand on a linear axis."""
    return isinstance(value, (int, float, np.integer, np.floating)) and value == value


def hex_colour(value: Any, opacity: Any = 1.0, default: str = theme.LIGHT.text) -> str:
    """#RRGGBB on white; "" for what is not to be seen."""
    text = str(value or default).strip().lower()
    text = NAMED.get(text, text)
    share = float(opacity if opacity is not None else 1.0)
    if text in ("transparent", "none"):
        return ""
    match = RGB.fullmatch(text)
    if match:
        alpha = match[4] or "1"
        share *= float(alpha[:-1]) / 100 if alpha.endswith("%") else float(alpha)
        text = "#" + "".join(f"{round(float(part)):02x}" for part in match.groups()[:3])
    if re.fullmatch("#[0-9a-f]{3}", text):
        text = "#" + "".join(char * 2 for char in text[1:])
    if not re.fullmatch("#[0-9a-f]{6}", text):
        text = default
    return blended(text, share) if share > 0 else ""


def scale_colour(scale: Any, share: float) -> str:
    """Colour of a colour scale at 0 to 1."""
    stops = get_colorscale(scale) if isinstance(scale, str) else [(float(at), colour) for at, colour in scale]
    share = min(max(share, 0.0), 1.0)
    lower = max((stop for stop in stops if stop[0] <= share), key=lambda stop: stop[0], default=stops[0])
    upper = min((stop for stop in stops if stop[0] >= share), key=lambda stop: stop[0], default=stops[-1])
    width = upper[0] - lower[0]
    return blended(hex_colour(upper[1]), (share - lower[0]) / width if width else 1.0, hex_colour(lower[1]))


def readable_ink(ground: str) -> str:
    """The ink that stands out from a ground."""
    red, green, blue = channels(ground or theme.LIGHT.paper)
    return theme.LIGHT.text if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else theme.LIGHT.paper


def plain_lines(markup: Any) -> tuple[str, ...]:
    """Lines of a text in Plotly's markup without it, in the form of `styled_text`; a colour keeps within its line."""
    lines, bold = [], False
    for line in BREAK.split(MARKS.sub("", str(markup))):
        text = plain(BOLD.sub(BOLD_TOGGLE, SPAN.sub(coloured_span, line)))
        text = BOLD_TOGGLE + text if bold else text
        bold = text.count(BOLD_TOGGLE) % 2 == 1
        lines.append(text)
    return tuple(lines)


def coloured_span(match: re.Match[str]) -> str:
    """The words of a span in its colour; nothing where they are not to be seen."""
    colour = hex_colour(match[1])
    return coloured(match[2], colour) if colour else ""


def plain(markup: str) -> str:
    """A line without tags."""
    return html.unescape(TAG.sub("", markup)).strip("\n")
