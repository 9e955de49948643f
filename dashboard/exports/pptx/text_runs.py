"""Words on a slide, written with fonts named for Latin and for East Asian text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx.text_metrics import LEADING, clean_text
from dashboard.i18n.words import SOURCE_LANGUAGE

HEADLINE, LARGE, TEXT, SMALL, FINE = 24.0, 18.0, 14.0, 12.0, 10.5  # sizes of type, in points
EAST_ASIAN = "Microsoft YaHei"
LATIN = {SOURCE_LANGUAGE: EAST_ASIAN}  # so that quotation marks in Chinese text are as wide as its characters
WESTERN = "Arial"
TAGS = {"zh": "zh-CN", "en": "en-US"}


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. link: an address it leads to. mark: on a coloured ground. lang: "" the deck's.

    strike: crossed out.
    """

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
    """Fill a text frame: exact leading, so that lines stand alike in every program. after: points under a paragraph."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing = Pt(round(max((run.size for run in runs), default=TEXT) * LEADING, 1))
        paragraph.space_after = Pt(after if place < len(paragraphs) - 1 else 0)
        paragraph.alignment = align
        for run in runs:
            add_run(paragraph, run, lang)


def add_run(paragraph: Any, run: Run, lang: str) -> None:
    """A run at the end of a paragraph."""
    said = clean_text(run.text).replace("\n", " ")
    if not said:
        empty(paragraph, run.size)
        return
    made = paragraph.add_run()
    made.text = said
    style(made.font, run.size, run.bold, run.colour, run.lang or lang)
    if run.mark:
        highlight(made._r.get_or_add_rPr())
    if run.strike:
        made._r.get_or_add_rPr().set("strike", "sngStrike")
    if run.link:
        made.hyperlink.address = run.link


def empty(paragraph: Any, size: float) -> None:
    """Keep a paragraph without words from being as high as the program's own type."""
    paragraph._p.get_or_add_endParaRPr().set("sz", str(int(size * 100)))


def style(font: Any, size: float, bold: bool, colour: str, lang: str) -> None:
    """Set a font, of a run or of a part of a chart."""
    font.size, font.bold = Pt(size), bold
    font.color.rgb = rgb(colour)
    name_fonts(font._rPr, lang)


def rgb(colour: str) -> RGBColor:
    """A colour written #rrggbb."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def name_fonts(properties: Any, lang: str) -> None:
    """Name typefaces for Latin, East Asian and complex text, in the order of the schema; and the language."""
    properties.set("lang", TAGS.get(lang, lang))
    if lang == SOURCE_LANGUAGE:
        properties.set("altLang", TAGS["en"])
    for tag in ("a:latin", "a:ea", "a:cs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    latin = LATIN.get(lang, WESTERN)
    made = [named(tag, face) for tag, face in (("a:latin", latin), ("a:ea", EAST_ASIAN), ("a:cs", latin))]
    links = [child for child in properties if etree.QName(child).localname.startswith(("hlink", "rtl", "ext", "sym"))]
    for element in made:
        if links:
            links[0].addprevious(element)
        else:
            properties.append(element)


def named(tag: str, face: str) -> Any:
    """An element that names a typeface."""
    element = etree.Element(qn(tag))
    element.set("typeface", face)
    return element


def highlight(properties: Any) -> None:
    """A light ground under a run, after its colour as the schema has it."""
    ground = etree.Element(qn("a:highlight"))
    etree.SubElement(ground, qn("a:srgbClr")).set("val", "F9DFA8")
    properties.find(qn("a:solidFill")).addnext(ground)
