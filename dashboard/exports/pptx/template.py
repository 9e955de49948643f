"""The slide master: our own, with a placeholder for each part of a slide, or that of a presentation given instead."""

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from dashboard import theme
from dashboard.exports.pptx import slide_layout, text_runs
from dashboard.exports.pptx.slide_layout import Box, SlideBoxes
from dashboard.exports.pptx.text_runs import FINE, HEADLINE, LARGE, TEXT
from dashboard.i18n.language_tags import regional_tag
from dashboard.i18n.words import Words

SUBTITLE, CONTENT, CAVEAT, SOURCE, KEY, SECOND, FOOTER, NUMBER = 13, 14, 15, 16, 17, 18, 11, 12  # ids of placeholders
FIGURE_KINDS = {"figure": "chart", "table": "tbl", "text": "body"}  # our layouts, and what their content may be
CONTENT_TYPES = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.TABLE)
TITLE_TYPES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
PROMPTS: dict[object, str] = {SUBTITLE: "subtitle", CAVEAT: "caveat", SOURCE: "source", KEY: "key"}
PROMPTS |= {"title": "finding", "ctrTitle": "title", "subTitle": "tagline", "chart": "chart", "tbl": "table"}
PROMPTS |= {"body": "text", "ftr": "footer", "sldNum": "number"}
TITLE_SIZE = 36.0
ACCENT_SIZE = 40, 4  # points


class TemplateError(ValueError):
    """A presentation that cannot be a template; `key` is the catalogue key of the reason."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Template:
    """A presentation without slides, its layouts by kind (title, figure, table, text), and the boxes of a slide."""

    presentation: Any
    layouts: dict[str, Any]
    boxes: SlideBoxes


def own_template(words: Words) -> Template:
    """Our own: 16:9, our fonts and colours in its theme, layouts with named placeholders."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(slide_layout.WIDTH), Pt(slide_layout.HEIGHT)
    size = presentation.element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    name_theme(presentation, words.lang)
    boxes = slide_layout.slide_boxes()
    available = list(presentation.slide_layouts)
    chosen = {"title": available[0], "text": available[1], "figure": available[5], "table": available[3]}
    for layout in available:
        if layout not in chosen.values():
            presentation.slide_layouts.remove(layout)
    set_master(presentation.slide_master, boxes)
    for kind, layout in chosen.items():
        elements = title_shapes(words) if kind == "title" else shapes(kind, boxes, words)
        rewrite(layout, words.text(f"deck.layout.{kind}"), elements, "title" if kind == "title" else "")
    return Template(presentation, chosen, boxes)


def set_master(master: Any, boxes: SlideBoxes) -> None:
    """Place the master's placeholders as the layouts do, for slides that are added by hand."""
    places = {PP_PLACEHOLDER.TITLE: boxes.title, PP_PLACEHOLDER.BODY: boxes.content}
    places |= {PP_PLACEHOLDER.FOOTER: boxes.footer, PP_PLACEHOLDER.SLIDE_NUMBER: boxes.number}
    places |= {PP_PLACEHOLDER.DATE: Box(boxes.number.x, boxes.number.y - 16, boxes.number.w, 14)}
    for shape in master.placeholders:
        box = places.get(shape.placeholder_format.type, boxes.content)
        shape.left, shape.top, shape.width, shape.height = Pt(box.x), Pt(box.y), Pt(box.w), Pt(box.h)
    master.shapes._spTree.insert(2, accent_bar())
    styles = master.element.find(qn("p:txStyles"))
    title = styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", str(int(HEADLINE * 100)))
    for level in styles.find(qn("p:bodyStyle")):
        level.find(qn("a:defRPr")).set("sz", str(int(TEXT * 100)))


def accent_bar() -> Any:
    """Our colour at the upper edge of every slide, under all that stands on it."""
    box = [int(Pt(number)) for number in (slide_layout.MARGIN, 0, *ACCENT_SIZE)]
    return parse_xml(
        f"<p:sp {nsdecls('p', 'a')}>"
        '<p:nvSpPr><p:cNvPr id="90" name="accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{box[0]}" y="{box[1]}"/><a:ext cx="{box[2]}" cy="{box[3]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{theme.ACCENT.lstrip("#")}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def rewrite(layout: Any, name: str, elements: list[Any], name_of_type: str) -> None:
    """Give a layout a name and these placeholders instead of its own."""
    tree = layout.shapes._spTree
    for shape in list(layout.placeholders):
        tree.remove(shape._element)
    for element in elements:
        tree.append(element)
    layout.element.find(qn("p:cSld")).set("name", name)
    if name_of_type:
        layout.element.set("type", name_of_type)
    else:
        layout.element.attrib.pop("type", None)
        layout.element.set("userDrawn", "1")


def title_shapes(words: Words) -> list[Any]:
    """Placeholders of the title slide."""
    width = slide_layout.WIDTH - 2 * slide_layout.MARGIN
    boxes = slide_layout.slide_boxes()
    return [
        shape(2, "ctrTitle", None, Box(slide_layout.MARGIN, 150, width, 100), TITLE_SIZE, words, bold=True, anchor="b"),
        shape(3, "subTitle", 1, Box(slide_layout.MARGIN, 264, width, 90), LARGE, words, ink="tx2"),
        shape(4, "ftr", FOOTER, boxes.footer, FINE, words, ink="tx2"),
        shape(5, "sldNum", NUMBER, boxes.number, FINE, words, ink="tx2", align="r"),
    ]


def shapes(kind: str, boxes: SlideBoxes, words: Words) -> list[Any]:
    """Placeholders of a layout of our own."""
    return [
        shape(2, "title", None, boxes.title, HEADLINE, words, bold=True, anchor="b"),
        shape(3, "body", SUBTITLE, boxes.subtitle, TEXT, words, ink="tx2"),
        shape(4, FIGURE_KINDS[kind], CONTENT, boxes.content, TEXT, words),
        shape(5, "body", KEY, boxes.key, TEXT, words, ink="tx2"),
        shape(6, "body", CAVEAT, boxes.caveat, TEXT, words),
        shape(7, "body", SOURCE, boxes.source, FINE, words, ink="tx2"),
        shape(8, "ftr", FOOTER, boxes.footer, FINE, words, ink="tx2"),
        shape(9, "sldNum", NUMBER, boxes.number, FINE, words, ink="tx2", align="r"),
    ]


def shape(
    number: int,
    kind: str,
    index: int | None,
    box: Box,
    size: float,
    words: Words,
    *,
    bold: bool = False,
    ink: str = "tx1",
    anchor: str = "t",
    align: str = "l",
) -> Any:
    """A placeholder of a layout: type, box, size of type in points, colour of the theme."""
    name = PROMPTS.get(index) or PROMPTS[kind]
    prompt = words.text(f"deck.placeholder.{name}")
    field = (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
    )
    content = field if kind == "sldNum" else f'<a:r><a:rPr lang="{regional_tag(words.lang)}"/><a:t>{prompt}</a:t></a:r>'
    place = "".join(f' {name}="{int(Pt(value))}"' for name, value in (("x", box.x), ("y", box.y)))
    extent = "".join(f' {name}="{int(Pt(value))}"' for name, value in (("cx", box.w), ("cy", box.h)))
    spacing = f'<a:lnSpc><a:spcPts val="{int(size * 128)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    index_attribute = "" if index is None else f' idx="{index}"'
    quarter = ' sz="quarter"' if kind in ("body", "ftr", "sldNum") else ""
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{prompt}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}"{quarter}{index_attribute}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off{place}/><a:ext{extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>'
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}">{spacing}<a:buNone/>'
        f'<a:defRPr sz="{int(size * 100)}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{ink}"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        f"</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
    )


def name_theme(presentation: Any, lang: str) -> None:
    """Name typefaces and colours of the theme, so that what is added by hand looks like ours."""
    part = next(
        rel.target_part for rel in presentation.slide_master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    tree = etree.fromstring(part.blob)
    for scheme in tree.iter(qn("a:majorFont"), qn("a:minorFont")):
        scheme.find(qn("a:latin")).set("typeface", text_runs.LATIN.get(lang, text_runs.WESTERN))
        scheme.find(qn("a:ea")).set("typeface", text_runs.EAST_ASIAN)
    colours = {"dk1": theme.LIGHT.text, "lt1": theme.LIGHT.paper, "dk2": theme.LIGHT.muted, "lt2": theme.LIGHT.grid}
    colours |= {f"accent{number}": colour for number, colour in enumerate(theme.PALETTE[:6], start=1)}
    for name, colour in colours.items():
        holder = tree.find(".//" + qn(f"a:{name}"))
        holder.clear()
        etree.SubElement(holder, qn("a:srgbClr")).set("val", colour.lstrip("#"))
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
