"""A presentation of 16:9 and its slides: heading, footer, QR code and speaker notes around what is drawn on them."""

import io
from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports import qr
from dashboard.exports.pptx import slide_layout, text_metrics, text_runs
from dashboard.exports.pptx.slide_layout import Box, SlideArea, SlidePlaces
from dashboard.exports.pptx.text_runs import Paragraph, Run
from dashboard.i18n.words import Words

TITLE_ONLY = 5  # the layout of the template that has a title and nothing else


class PresentationBuilder:
    """A presentation in the making, in one language."""

    def __init__(self, words: Words, data_version: str, title: str) -> None:
        """An empty presentation of this title."""
        self.words, self.data_version = words, data_version
        self.presentation = Presentation()
        widen(self.presentation)
        name_theme_fonts(self.presentation, words.lang)
        properties = self.presentation.core_properties
        properties.title, properties.author = text_metrics.clean_text(title)[:250], words.text("site.name")
        properties.last_modified_by, properties.language = (
            words.text("site.name"),
            text_runs.TAGS.get(words.lang, words.lang),
        )

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.presentation.save(out)
        return out.getvalue()

    def slide(self, sheet: SlideArea) -> tuple[Any, SlidePlaces]:
        """A new slide with everything but its content; it and where things stand."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[TITLE_ONLY])
        places = slide_layout.places(sheet)
        self._title(slide, sheet.title, places)
        muted = theme.LIGHT.muted
        if sheet.subtitle:
            self.write(slide, places.subtitle, [[Run(sheet.subtitle, places.subtitle_size, colour=muted)]])
        self.write(slide, places.notes, [[Run(note, places.notes_size)] for note in places.said], after=2)
        if places.source_said:
            self.write(slide, places.source, [[Run(places.source_said, text_runs.FINE, colour=muted)]])
        self._foot(slide, sheet.link, places)
        self._speaker(slide, sheet.speaker)
        return slide, places

    def write(self, slide: Any, box: Box, paragraphs: Sequence[Paragraph], after: float = 0, align: Any = None) -> Any:
        """A text box; nothing for nothing."""
        if not paragraphs:
            return None
        shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h))
        text_runs.write(shape.text_frame, paragraphs, self.words.lang, after, align)
        return shape

    def _title(self, slide: Any, title: str, places: SlidePlaces) -> None:
        """The heading, in the slide's own title, so that outlines and screen readers find it."""
        shape, box = slide.shapes.title, places.title
        shape.left, shape.top, shape.width, shape.height = Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h)
        frame = shape.text_frame
        frame.vertical_anchor = None
        text_runs.write(frame, [[Run(title, places.title_size, bold=True)]], self.words.lang, align=PP_ALIGN.LEFT)
        top(frame)

    def _foot(self, slide: Any, link: str, places: SlidePlaces) -> None:
        """Data version and the way back at the bottom; the number of the slide; a QR code for a full address."""
        words, fine, muted = self.words, text_runs.FINE, theme.LIGHT.muted
        said = [Run(f"{words.text('site.name')}{words.text('mark.separator')}", fine, colour=muted)]
        said.append(Run(words.text("panel.version", version=self.data_version), fine, colour=muted))
        if link:
            said.append(Run(words.text("mark.separator"), fine, colour=muted))
            said.append(
                Run(shortened(link, places.foot.w - 190), fine, colour=muted, link=link if qr.full(link) else "")
            )
        number = str(len(self.presentation.slides))
        self.write(slide, places.foot, [said])
        right = Box(places.foot.x + places.foot.w - 40, places.foot.y, 40, places.foot.h)
        self.write(slide, right, [[Run(number, fine, colour=muted)]], align=PP_ALIGN.RIGHT)
        if places.code:
            self.code(slide, link, places.code)

    def code(self, slide: Any, link: str, box: Box) -> None:
        """The QR code of an address, as a picture that leads there."""
        picture = slide.shapes.add_picture(io.BytesIO(qr.png(link)), Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h))
        picture._element.nvPicPr.cNvPr.set(
            "descr", self.words.text("deck.code_alt", link=text_metrics.clean_text(link))
        )
        picture.click_action.hyperlink.address = link

    def _speaker(self, slide: Any, said: str) -> None:
        """The speaker notes, their fonts named too."""
        frame = slide.notes_slide.notes_text_frame
        for place, line in enumerate(text_metrics.clean_text(said).split("\n")):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = line
            text_runs.name_fonts(run._r.get_or_add_rPr(), self.words.lang)


def shortened(link: str, wide: float) -> str:
    """An address as far as it fits in a width; the QR code and the link itself hold all of it."""
    said = text_metrics.clean_text(link)
    while len(said) > 12 and text_metrics.width_of(said, text_runs.FINE) > wide:
        said = said[:-8]
    return said if said == text_metrics.clean_text(link) else f"{said}…"


def top(frame: Any) -> None:
    """Words of a placeholder from its top edge, in the size given."""
    properties = frame._txBody.bodyPr
    properties.set("anchor", "t")
    for child in list(properties):
        properties.remove(child)


def widen(presentation: Any) -> None:
    """Make the template 16:9, its placeholders too, so that slides added by hand fit in."""
    old = presentation.slide_width
    presentation.slide_width, presentation.slide_height = Pt(slide_layout.WIDTH), Pt(slide_layout.HEIGHT)
    across, down = presentation.slide_width / old, presentation.slide_height / Pt(540)
    for holder in (presentation.slide_master, *presentation.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = int(shape.left * across), int(shape.width * across)
                shape.top, shape.height = int(shape.top * down), int(shape.height * down)


def name_theme_fonts(presentation: Any, lang: str) -> None:
    """Name the typefaces of the theme, so that words added by hand look like ours."""

    part = next(
        rel.target_part for rel in presentation.slide_master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    tree = etree.fromstring(part.blob)
    for scheme in tree.iter(qn("a:majorFont"), qn("a:minorFont")):
        scheme.find(qn("a:latin")).set("typeface", text_runs.LATIN.get(lang, text_runs.WESTERN))
        scheme.find(qn("a:ea")).set("typeface", text_runs.EAST_ASIAN)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
