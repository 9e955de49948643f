"""Text on a slide, its fonts named for Latin and for East Asian characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx.text_metrics import LEADING, clean_text
from dashboard.i18n.language_tags import regional_tag
from dashboard.i18n.words import SOURCE_LANGUAGE

HEADLINE, LARGE, TEXT, FINE = 24.0, 18.0, 14.0, 10.0  # sizes of type in points: nothing but sources is below TEXT
EAST_ASIAN = "Microsoft YaHei"
LATIN = {SOURCE_LANGUAGE: EAST_ASIAN}  # so that quotation marks in Chinese text are as wide as its characters
WESTERN = "Arial"


@dataclass(frozen=True)
class Run:
    """Text in one style. size: in points. link: URL or "". mark: on a coloured ground. lang: "" for the deck's."""

    text: str
    size: float = TEXT
    bold: bool = False
    colour: str = theme.LIGHT.text
    link: str = ""
    mark: bool = False
    strike: bool = False
    lang: str = ""


Paragraph = Sequence[Run]


def write(frame: Any, paragraphs: Sequence[Paragraph], lang: str, after: float = 0, align: Any = None) -> None:
    """Fill a text frame, with exact line heights so that lines stand alike in every program.

    after: points below each paragraph but the last.
    """
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.line_spacing = Pt(round(max((run.size for run in runs), default=TEXT) * LEADING, 1))
        paragraph.space_after = Pt(after if number < len(paragraphs) - 1 else 0)
        paragraph.alignment = align
        for run in runs:
            add_run(paragraph, run, lang)


def write_inherited(frame: Any, paragraphs: Sequence[Paragraph], lang: str) -> None:
    """Fill a placeholder: size, colour and typeface are its layout's, but for runs of another colour than text's."""
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        for run in runs:
            element = paragraph.add_run()
            element.text = clean_text(run.text).replace("\n", " ")
            name_language(element._r.get_or_add_rPr(), lang)
            if run.colour not in (theme.LIGHT.text, theme.LIGHT.muted):
                element.font.color.rgb = rgb(run.colour)
            if run.bold:
                element.font.bold = True
            if run.size < TEXT:
                element.font.size = Pt(run.size)
            if run.link:
                element.hyperlink.address = run.link


def name_language(properties: Any, lang: str) -> None:
    """Set the language of a run; its typefaces are the theme's."""
    properties.set("lang", regional_tag(lang))
    if lang == SOURCE_LANGUAGE:
        properties.set("altLang", regional_tag("en"))


def add_run(paragraph: Any, run: Run, lang: str) -> None:
    """Append a run to a paragraph."""
    text = clean_text(run.text).replace("\n", " ")
    if not text:
        set_empty_size(paragraph, run.size)
        return
    element = paragraph.add_run()
    element.text = text
    style(element.font, run, run.lang or lang)
    if run.mark:
        highlight(element._r.get_or_add_rPr())
    if run.strike:
        element._r.get_or_add_rPr().set("strike", "sngStrike")
    if run.link:
        element.hyperlink.address = run.link


def set_empty_size(paragraph: Any, size: float) -> None:
    """Set the height of a paragraph without words, which else has the program's default size."""
    paragraph._p.get_or_add_endParaRPr().set("sz", str(int(size * 100)))


def style(font: Any, run: Run, lang: str) -> None:
    """Give a font, of a run or of a part of a chart, the size, weight and colour of `run`."""
    font.size, font.bold = Pt(run.size), run.bold
    font.color.rgb = rgb(run.colour)
    name_fonts(font._rPr, lang)


def rgb(colour: str) -> RGBColor:
    """Colour from #rrggbb."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def name_fonts(properties: Any, lang: str) -> None:
    """Set language and typefaces for Latin, East Asian and complex text, in the order of the schema."""
    name_language(properties, lang)
    for tag in ("a:latin", "a:ea", "a:cs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    latin = LATIN.get(lang, WESTERN)
    elements = [typeface(tag, face) for tag, face in (("a:latin", latin), ("a:ea", EAST_ASIAN), ("a:cs", latin))]
    followers = [
        child for child in properties if etree.QName(child).localname.startswith(("hlink", "rtl", "ext", "sym"))
    ]
    for element in elements:
        if followers:
            followers[0].addprevious(element)
        else:
            properties.append(element)


def typeface(tag: str, face: str) -> Any:
    """An element that names a typeface."""
    element = etree.Element(qn(tag))
    element.set("typeface", face)
    return element


def highlight(properties: Any) -> None:
    """Set a light ground under a run; by the schema it follows the colour."""
    ground = etree.Element(qn("a:highlight"))
    etree.SubElement(ground, qn("a:srgbClr")).set("val", "F9DFA8")
    properties.find(qn("a:solidFill")).addnext(ground)
