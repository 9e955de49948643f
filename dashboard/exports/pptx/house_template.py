"""A presentation of the user's own as the template of a deck."""

import io
import re
from typing import Any
from zipfile import ZipFile

from pptx import Presentation

from dashboard.exports.pptx import slide_layout
from dashboard.exports.pptx.slide_layout import Box, SlideBoxes
from dashboard.exports.pptx.template import CONTENT_TYPES, FIGURE_KINDS, TITLE_TYPES, Template, TemplateError

MAX_BYTES, MAX_UNPACKED, MAX_ENTRIES = 10 << 20, 80 << 20, 3000  # of a package
ACTIVE_PARTS = ("vbaProject", "activeX")
RELATIONS = re.compile(r"(slideMasters|slideLayouts|theme)/_rels/[^/]*\.rels$")  # slides of a template are dropped
FOREIGN = (b"External", b"embeddings", b"oleObject")  # in what a master or layout refers to
EMU = 12700  # English Metric Units in a point


def read_template(content: bytes) -> Template:
    """A template from the bytes of a file that anybody may have made. Raises TemplateError."""
    if len(content) > MAX_BYTES:
        raise TemplateError("deck.template.too_large")
    try:
        check_package(content)
        return given_template(Presentation(io.BytesIO(content)))
    except TemplateError:
        raise
    except Exception as error:  # whatever a broken package makes python-pptx, lxml or zipfile raise
        raise TemplateError("deck.template.foreign") from error


def check_package(content: bytes) -> None:
    """Raise TemplateError for a package that is too large when unpacked, runs code, or asks for files elsewhere."""
    with ZipFile(io.BytesIO(content)) as package:
        entries = package.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise TemplateError("deck.template.too_large")
        names = [entry.filename for entry in entries]
        if any(part in name for name in names for part in ACTIVE_PARTS):
            raise TemplateError("deck.template.active")
        rels = [name for name in names if RELATIONS.search(name)]
        if any(word in package.read(name) for name in rels for word in FOREIGN):
            raise TemplateError("deck.template.active")


def given_template(presentation: Any) -> Template:
    """A presentation of the user's own, its slides removed. Raises TemplateError if no layout has a title."""
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.rId)
        slides.remove(slide)
    layouts = [layout for layout in presentation.slide_layouts if placeholder(layout, TITLE_TYPES) is not None]
    if not layouts:
        raise TemplateError("deck.template.no_title")
    opening = next((layout for layout in layouts if placeholder(layout, TITLE_TYPES[1:]) is not None), layouts[0])
    others = [layout for layout in layouts if layout is not opening] or layouts
    body = max(others, key=suitability)
    return Template(presentation, {"title": opening} | dict.fromkeys(FIGURE_KINDS, body), boxes_of(presentation, body))


def suitability(layout: Any) -> int:
    """How well a layout can hold a figure: one area for content, best a wide one."""
    areas = [one for one in layout.placeholders if one.placeholder_format.type in CONTENT_TYPES]
    return 2 if len(areas) == 1 else 1 if not areas else 0


def placeholder(layout: Any, types: tuple[Any, ...]) -> Any | None:
    """The first placeholder of one of these types."""
    return next((one for one in layout.placeholders if one.placeholder_format.type in types), None)


def boxes_of(presentation: Any, layout: Any) -> SlideBoxes:
    """Boxes of a layout of someone else's: its title, and its area for content or all that is under the title."""
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    title, area = placeholder(layout, TITLE_TYPES), placeholder(layout, CONTENT_TYPES)
    head = box_of(title) or Box(40, 20, width - 80, 64)
    below = head.y + head.h + 6
    content = box_of(area) if area is not None else None
    if content is None or content.w < width / 2 or content.h < height / 3:
        content = Box(head.x, below, head.w, height - below - 40)
    return slide_layout.boxes_within(head, content)


def box_of(holder: Any) -> Box | None:
    """The box of a placeholder, its master's where it has none of its own."""
    if holder is None or holder.width is None:
        return None
    return Box(*(value / EMU for value in (holder.left, holder.top, holder.width, holder.height)))
