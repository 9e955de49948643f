"""A 16:9 presentation and its slides: heading, footer, QR code and speaker notes around their content."""

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
from dashboard.exports.pptx.slide_layout import Box, SlideLayout, SlideText
from dashboard.exports.pptx.text_runs import Paragraph, Run
from dashboard.i18n.words import Words

TITLE_ONLY = 5  # index of the template's layout that has a title and nothing else
MAX_PROPERTY_LENGTH = 250  # characters of a document property; the format takes 255


class PresentationBuilder:
    """A presentation in one language, to which slides are added. data_version: stands in every footer."""

    def __init__(self, words: Words, data_version: str, title: str) -> None:
        """An empty presentation of this title."""
        self.words, self.data_version = words, data_version
        self.presentation = Presentation()
        widen(self.presentation)
        name_theme_fonts(self.presentation, words.lang)
        properties = self.presentation.core_properties
        properties.title = text_metrics.clean_text(title)[:MAX_PROPERTY_LENGTH]
        properties.author = properties.last_modified_by = words.text("site.name")
        properties.language = text_runs.TAGS.get(words.lang, words.lang)

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.presentation.save(out)
        return out.getvalue()

    def add_slide(self, text: SlideText) -> tuple[Any, SlideLayout]:
        """Add a slide with everything but its content; return it and its layout."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[TITLE_ONLY])
        layout = slide_layout.layout(text)
        self._write_title(slide, text.title, layout)
        muted = theme.LIGHT.muted
        if text.subtitle:
            self.write(slide, layout.subtitle, [[Run(text.subtitle, layout.subtitle_size, colour=muted)]])
        self.write(slide, layout.notes, [[Run(note, layout.notes_size)] for note in layout.note_lines], after=2)
        if layout.source_line:
            self.write(slide, layout.source, [[Run(layout.source_line, text_runs.FINE, colour=muted)]])
        self._write_footer(slide, text.link, layout)
        self._write_speaker_notes(slide, text.speaker)
        return slide, layout

    def write(self, slide: Any, box: Box, paragraphs: Sequence[Paragraph], after: float = 0, align: Any = None) -> None:
        """Add a text box; none for no paragraphs. after: points below each paragraph."""
        if paragraphs:
            shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h))
            text_runs.write(shape.text_frame, paragraphs, self.words.lang, after, align)

    def _write_title(self, slide: Any, title: str, layout: SlideLayout) -> None:
        """Write the heading into the slide's title placeholder, where outlines and screen readers find it."""
        shape, box = slide.shapes.title, layout.title
        shape.left, shape.top, shape.width, shape.height = Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h)
        frame = shape.text_frame
        frame.vertical_anchor = None
        text_runs.write(frame, [[Run(title, layout.title_size, bold=True)]], self.words.lang, align=PP_ALIGN.LEFT)
        anchor_top(frame)

    def _write_footer(self, slide: Any, link: str, layout: SlideLayout) -> None:
        """Site, data version and link at the left, slide number at the right, QR code of a full URL."""
        words, fine, muted, box = self.words, text_runs.FINE, theme.LIGHT.muted, layout.footer
        runs = [Run(f"{words.text('site.name')}{words.text('mark.separator')}", fine, colour=muted)]
        runs.append(Run(words.text("panel.version", version=self.data_version), fine, colour=muted))
        if link:
            target = link if qr.is_full_url(link) else ""
            runs.append(Run(words.text("mark.separator"), fine, colour=muted))
            runs.append(Run(shorten(link, box.w - 190), fine, colour=muted, link=target))
        number = str(len(self.presentation.slides))
        self.write(slide, box, [runs])
        right = Box(box.x + box.w - 40, box.y, 40, box.h)
        self.write(slide, right, [[Run(number, fine, colour=muted)]], align=PP_ALIGN.RIGHT)
        if layout.code:
            self._add_code(slide, link, layout.code)

    def _add_code(self, slide: Any, link: str, box: Box) -> None:
        """Add the QR code of a URL as a picture that links to it."""
        picture = slide.shapes.add_picture(io.BytesIO(qr.png(link)), Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h))
        alt = self.words.text("deck.code_alt", link=text_metrics.clean_text(link))
        picture._element.nvPicPr.cNvPr.set("descr", alt)
        picture.click_action.hyperlink.address = link

    def _write_speaker_notes(self, slide: Any, notes: str) -> None:
        """Write the speaker notes, their fonts named too."""
        frame = slide.notes_slide.notes_text_frame
        for number, line in enumerate(text_metrics.clean_text(notes).split("\n")):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = line
            text_runs.name_fonts(run._r.get_or_add_rPr(), self.words.lang)


def shorten(link: str, width: float) -> str:
    """A URL as far as it fits in a width; the QR code and the hyperlink hold all of it."""
    whole = text = text_metrics.clean_text(link)
    while len(text) > 12 and text_metrics.width_of(text, text_runs.FINE) > width:
        text = text[:-8]
    return text if text == whole else f"{text}…"


def anchor_top(frame: Any) -> None:
    """Anchor the text of a placeholder at its top edge, and keep its size of type."""
    properties = frame._txBody.bodyPr
    properties.set("anchor", "t")
    for child in list(properties):
        properties.remove(child)


def widen(presentation: Any) -> None:
    """Make the template 16:9 with its placeholders, so that slides added by hand fit in."""
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
