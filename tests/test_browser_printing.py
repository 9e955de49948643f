"""Any page on paper: what the screen shows, inside an upright A4 sheet, with its sources and without its widgets."""

import re
import unicodedata

import pypdfium2
import pytest
from PIL import ImageOps

from tests.waiting import settle, until

SHEET = (210 / 25.4 * 72, 297 / 25.4 * 72)  # points
MARGIN = 12 / 25.4 * 72
PAGES = [
    "?lang=en",
    "indicator?lang=en",
    "indicator?indicator=training-bases&lang=zh",
    "commitment?lang=en",
    "timeline?lang=zh",
    "matrix?lang=en",
    "responsibilities?lang=zh",
    "quality?lang=en",
]
# What each figure holds at the moment the browser is about to print, after the figures were told.
WATCH = """() => addEventListener("beforeprint", () => {
  const ROOM = 4; // pixels of leading around the letters of a text
  const marks = "text, .points path, .shapelayer path, .lines path";
  window.printed = [...document.querySelectorAll(".js-plotly-plot")].map(figure => {
    const sheet = figure.querySelector(".main-svg").getBoundingClientRect();
    const outside = [...figure.querySelectorAll(marks)].filter(mark => {
      const { left, right, top, bottom, width, height } = mark.getBoundingClientRect();
      const within = left > sheet.left - ROOM && right < sheet.right + ROOM
        && top > sheet.top - ROOM && bottom < sheet.bottom + ROOM;
      return (width || height) && !within && !mark.closest("[clip-path]");
    });
    return { width: sheet.width, height: sheet.height, outside: outside.map(mark => mark.textContent || mark.outerHTML) };
  });
})"""
LABELS = """() => [...document.querySelectorAll(".js-plotly-plot :is(.annotation-text, .textpoint text)")].flatMap(
  text => text.querySelector("tspan.line") ? [...text.querySelectorAll("tspan.line")].map(line => line.textContent)
    : [text.textContent])"""
GROUNDS = "() => [...new Set([...document.querySelectorAll('.js-plotly-plot text')].map(text => text.style.fill))]"


def bare(text: str) -> str:
    """Text without spaces, in which characters that look alike are one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def printed(page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))


def text_of(document: pypdfium2.PdfDocument) -> str:
    return bare("".join(sheet.get_textpage().get_text_range() for sheet in document))


def margins_are_blank(sheet: pypdfium2.PdfPage) -> bool:
    """Whether nothing is drawn outside the margins."""
    picture = ImageOps.invert(sheet.render(scale=2).to_pil().convert("L"))
    left, top, right, bottom = picture.getbbox() or (MARGIN * 2, MARGIN * 2, MARGIN * 2, MARGIN * 2)
    least = MARGIN * 2 - 4  # pixels: a point of a letter may stand over
    return min(left, top, picture.width - right, picture.height - bottom) >= least


def open_page(new_page, server, address, **options):
    page = new_page(**options)
    page.goto(f"{server}/{address}")
    settle(page)
    until(page, "[...document.querySelectorAll('.dz-chart')].every(box => box.querySelector('.main-svg'))")
    return page


@pytest.mark.parametrize("address", PAGES)
def test_every_mark_and_label_of_a_printed_page_is_inside_the_sheet(shared_app_server, new_page, address):
    page = open_page(new_page, shared_app_server, address)
    page.evaluate(WATCH)
    # A figure may have another form for paper than for the window.
    page.evaluate(f"() => addEventListener('beforeprint', () => {{ window.labels = ({LABELS})(); }})")
    document = printed(page)
    for figure in page.evaluate("() => window.printed"):
        assert figure["outside"] == []
        assert figure["width"] <= (SHEET[0] - 2 * MARGIN) * 96 / 72
        assert figure["height"] <= (SHEET[1] - 2 * MARGIN) * 96 / 72
    for sheet in document:
        assert sheet.get_size() == pytest.approx(SHEET, abs=1)
        assert margins_are_blank(sheet)
    labels, text = page.evaluate("() => window.labels"), text_of(document)
    assert [label for label in labels if bare(label) not in text] == []


def test_sources_are_printed_and_contents_choosers_and_menus_are_not(shared_app_server, new_page):
    page = open_page(new_page, shared_app_server, "commitment?lang=en")
    # Up to the Chinese title, some of whose characters a PDF names as radicals.
    sources = [line.split("(")[0] for line in page.locator("details.dz-sources p").all_text_contents()]
    buttons = page.locator("[data-testid=stMain] button").all_inner_texts()
    contents = page.locator("nav.dz-contents").inner_text()
    text = text_of(printed(page))
    assert sources
    assert [line for line in sources if bare(line) not in text] == []
    assert bare(contents)[:20] not in text
    assert "Share" in "".join(buttons)
    assert bare("Share and cite") not in text
    assert page.locator("details.dz-sources[open]").count() == 0


def test_after_printing_figures_are_as_before(shared_app_server, new_page):
    page = open_page(new_page, shared_app_server, "indicator?lang=en")
    measure = "() => document.querySelector('.js-plotly-plot .main-svg').getBoundingClientRect().toJSON()"
    before = page.evaluate(measure)
    printed(page)
    assert page.evaluate(measure) == before


def test_a_dark_page_is_printed_on_white(shared_app_server, new_page):
    page = open_page(new_page, shared_app_server, "indicator?lang=en", dark=True)
    page.evaluate(f"() => addEventListener('beforeprint', () => {{ window.inks = ({GROUNDS})(); }})")
    on_screen = page.evaluate(GROUNDS)
    bitmap = printed(page)[0].render().to_pil().convert("L")
    assert max(bitmap.histogram()) == bitmap.histogram()[255]
    assert not set(page.evaluate("() => window.inks")) & set(on_screen)


def test_open_evidence_follows_the_page_on_paper(shared_app_server, new_page):
    page = open_page(new_page, shared_app_server, "indicator?lang=en&target=lz-2-a")
    title = page.locator("[role=dialog] h2, [role=dialog] [data-testid=stDialogHeader]").first
    said = page.locator("[role=dialog] blockquote").first.inner_text()
    title.wait_for()
    assert bare(said) in text_of(printed(page))
