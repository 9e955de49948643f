"""A template of the user's own: its layouts hold the deck, and what is hostile or broken is refused."""

import io
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Pt

from dashboard.exports.pptx import deck_file, house_template
from dashboard.exports.pptx.house_template import read_template
from dashboard.exports.pptx.template import TemplateError
from dashboard.i18n.words import Words
from tests import small, small_items

ZH = Words("zh")


def house(slides=1, wide=True):
    """A presentation as another house would have it."""
    deck = Presentation()
    if wide:
        deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    for _ in range(slides):
        deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "旧页"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def with_part(file, name, content):
    """The file with a part added or replaced."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as old, ZipFile(out, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return out.getvalue()


def test_deck_takes_the_layouts_of_the_template_and_none_of_its_slides(db):
    items = [small_items.comparison(db, small.SHARE), small_items.quotation(db, "lz-a")]
    for wide in (True, False):
        file = deck_file.deck_pptx(items, ZH, "1.2.3", template=read_template(house(3, wide)))
        deck = Presentation(io.BytesIO(file))
        assert len(deck.slides) == 5
        assert [slide.slide_layout.name for slide in deck.slides][:2] == ["Title Slide", "Title and Content"]
        assert not [
            s for slide in deck.slides for s in slide.shapes if s.has_text_frame and "旧页" in s.text_frame.text
        ]
        chart = next(shape for shape in deck.slides[1].shapes if shape.has_chart)
        assert chart.is_placeholder
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height
        assert not [name for name in ZipFile(io.BytesIO(file)).namelist() if name == "ppt/slides/slide9.xml"]


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"\x00" * 1000])
def test_file_that_is_no_presentation_is_refused(content):
    with pytest.raises(TemplateError) as refused:
        read_template(content)
    assert refused.value.key == "deck.template.foreign"


def test_package_without_its_presentation_is_refused():
    with pytest.raises(TemplateError):
        read_template(with_part(house(), "ppt/presentation.xml", b"<a/>"))


@pytest.mark.parametrize("name", ["ppt/vbaProject.bin", "ppt/activeX/activeX1.xml"])
def test_macros_and_controls_are_refused(name):
    with pytest.raises(TemplateError) as refused:
        read_template(with_part(house(), name, b"x"))
    assert refused.value.key == "deck.template.active"


@pytest.mark.parametrize(
    "link",
    [
        '<Relationship Id="rId99" Type="http://x/image" Target="http://x/a.png" TargetMode="External"/>',
        '<Relationship Id="rId99" Type="http://x/oleObject" Target="../embeddings/a.bin"/>',
    ],
)
def test_master_that_refers_to_another_place_or_embeds_an_object_is_refused(link):
    name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    with ZipFile(io.BytesIO(house())) as package:
        rels = package.read(name).decode()
    with pytest.raises(TemplateError) as refused:
        read_template(with_part(house(), name, rels.replace("</Relationships>", f"{link}</Relationships>")))
    assert refused.value.key == "deck.template.active"


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(house_template, "MAX_UNPACKED", 10_000)
    with pytest.raises(TemplateError) as refused:
        read_template(house())
    assert refused.value.key == "deck.template.too_large"


def test_entities_of_a_hostile_part_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    hostile = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'
    with pytest.raises(TemplateError):
        read_template(with_part(house(), "ppt/slideMasters/slideMaster1.xml", hostile))
