"""A presentation and its slides: heading, caveat, source, footer, QR code and speaker notes around their content."""

import io
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, date, datetime
from itertools import accumulate, takewhile
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import ChartPlaceholder, TablePlaceholder
from pptx.util import Pt

from dashboard import theme
from dashboard.exports import qr
from dashboard.exports.pptx import text_metrics, text_runs
from dashboard.exports.pptx.slide_layout import Box, SlideText
from dashboard.exports.pptx.template import (
    CAVEAT,
    CONTENT,
    CONTENT_TYPES,
    FOOTER,
    NUMBER,
    SOURCE,
    SUBTITLE,
    Template,
    own_template,
)
from dashboard.exports.pptx.text_runs import FINE, TEXT, Paragraph, Run
from dashboard.i18n.language_tags import regional_tag
from dashboard.i18n.words import Words

MAX_PROPERTY_LENGTH = 250  # characters of a document property; the format takes 255
HOLDERS = {"chart": ChartPlaceholder, "table": TablePlaceholder}


class PresentationBuilder:
    """A presentation in one language, to which slides are added. data_version: stands in every footer."""

    def __init__(
        self,
        words: Words,
        data_version: str,
        title: str,
        template: Template | None = None,
        day: date | None = None,
    ) -> None:
        """An empty presentation of this title and day, in our own template unless another is given."""
        self.words, self.data_version = words, data_version
        self.template = template or own_template(words)
        self.boxes = self.template.boxes
        self.presentation = self.template.presentation
        self._set_properties(title, day or datetime.now(UTC).date())

    def _set_properties(self, title: str, day: date) -> None:
        """Title, author, language and day of the document; nothing of the file that it began as."""
        properties = self.presentation.core_properties
        properties.title = text_metrics.clean_text(title)[:MAX_PROPERTY_LENGTH]
        properties.author = properties.last_modified_by = self.words.text("site.name")
        properties.language = regional_tag(self.words.lang)
        properties.subject = properties.comments = properties.keywords = ""
        properties.created = properties.modified = datetime(day.year, day.month, day.day)
        properties.revision = 1
        package = self.presentation.part.package
        for key, relation in list(package._rels.items()):
            if relation.reltype in (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL):
                package._rels.pop(key)

    def set_subject(self, subject: str) -> None:
        """What the document is about, as one of its properties."""
        self.presentation.core_properties.subject = text_metrics.clean_text(subject)[:MAX_PROPERTY_LENGTH]

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.presentation.save(out)
        return out.getvalue()

    def add_slide(self, kind: str, text: SlideText) -> Any:
        """Add a slide of a kind of layout with everything but its content; return it."""
        slide = self.presentation.slides.add_slide(self.template.layouts[kind])
        fitted = text.fitted(self.boxes)
        self.fill_holder(slide.shapes.title, [[Run(fitted.title)]])
        for index, box, content, size in (
            (SUBTITLE, self.boxes.subtitle, fitted.subtitle, TEXT),
            (CAVEAT, self.boxes.caveat, fitted.caveat, TEXT),
            (SOURCE, self.boxes.source, fitted.source, FINE),
        ):
            self.fill(slide, index, box, [[Run(content, size)]] if content else [])
        self._write_footer(slide, text.link)
        self._write_speaker_notes(slide, text.speaker)
        return slide

    def fill(self, slide: Any, index: int, box: Box, paragraphs: Sequence[Paragraph]) -> None:
        """Write into a placeholder, or where the layout has none, into a box of its own; drop an empty placeholder."""
        holder = self.holder(slide, index)
        if not paragraphs:
            if holder is not None:
                holder._element.getparent().remove(holder._element)
            return
        if holder is None:
            self.write(slide, box, paragraphs)
            return
        if holder.height < Pt(box.h - 1):  # more lines than in its layout
            holder.left, holder.top, holder.width, holder.height = Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h)
        self.fill_holder(holder, paragraphs)

    def fill_holder(self, holder: Any, paragraphs: Sequence[Paragraph]) -> None:
        """Write into a placeholder, in the type of its layout; a smaller size of type is kept."""
        text_runs.write_inherited(holder.text_frame, paragraphs, self.words.lang)

    def holder(self, slide: Any, index: int) -> Any | None:
        """The placeholder with this number; None where the layout has none of ours."""
        if self.template.layouts["figure"] is self.template.layouts["table"]:
            return None
        return next((one for one in slide.placeholders if one.placeholder_format.idx == index), None)

    def content_holder(self, slide: Any, kind: str) -> Any:
        """What a chart or table is put into: the placeholder for content, which takes its size, else the slide."""
        holder = self.holder(slide, CONTENT)
        if holder is None:
            holders = slide.placeholders
            holder = next((one for one in holders if one.placeholder_format.type in CONTENT_TYPES), None)
        return HOLDERS[kind](holder._element, holder._parent) if holder is not None else slide.shapes

    def write(self, slide: Any, box: Box, paragraphs: Sequence[Paragraph], after: float = 0, align: Any = None) -> None:
        """Add a text box; none for no paragraphs. after: points below each paragraph."""
        if paragraphs:
            shape = slide.shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h))
            text_runs.write(shape.text_frame, paragraphs, self.words.lang, after, align)

    def drop_empty(self, slide: Any, keep: int = -1) -> None:
        """Remove the placeholders that nothing was written into, but for one."""
        for holder in list(slide.placeholders):
            if holder.placeholder_format.idx != keep and holder.has_text_frame and not holder.text_frame.text.strip():
                holder._element.getparent().remove(holder._element)

    def _write_footer(self, slide: Any, link: str) -> None:
        """Site, data version and link, slide number, QR code of a full URL."""
        words, separator = self.words, self.words.text("mark.separator")
        site = f"{words.text('site.name')}{separator}{words.text('panel.version', version=self.data_version)}"
        runs = [Run(site, FINE, colour=theme.LIGHT.muted)]
        if link:
            target = link if qr.is_full_url(link) else ""
            runs.append(Run(separator, FINE, colour=theme.LIGHT.muted))
            room = self.boxes.footer.w - text_metrics.width_of(site + separator, FINE) - 10
            runs.append(Run(shorten(link, room), FINE, colour=theme.LIGHT.muted, link=target))
        for index in (FOOTER, NUMBER):
            self._copy_placeholder(slide, index)
        self.fill(slide, FOOTER, self.boxes.footer, [runs])
        if qr.code(link) is not None:
            self._add_code(slide, link, self.boxes.code)

    def _copy_placeholder(self, slide: Any, index: int) -> None:
        """Give a slide the layout's footer or number, which a new slide does not get by itself."""
        for holder in slide.slide_layout.placeholders:
            kind = holder._element.find(".//" + qn("p:ph")).get("type")
            is_foreign = index == FOOTER and holder.placeholder_format.idx != FOOTER
            if kind == {FOOTER: "ftr", NUMBER: "sldNum"}[index] and not is_foreign:
                element = deepcopy(holder._element)
                element.find(qn("p:spPr")).clear()
                element.find(qn("p:txBody")).find(qn("a:lstStyle")).clear()
                if index == FOOTER:
                    for run in element.findall(f".//{qn('a:r')}"):
                        run.getparent().remove(run)
                element.find(qn("p:nvSpPr")).find(qn("p:cNvPr")).set("id", str(slide.shapes._next_shape_id))
                slide.shapes._spTree.append(element)

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
    whole = text_metrics.clean_text(link)
    ends = accumulate(text_metrics.ems(char) * FINE for char in whole)
    fitting = sum(1 for _ in takewhile(lambda end: end <= width, ends))
    return whole if fitting == len(whole) else f"{whole[: max(fitting - 2, 12)]}…"
