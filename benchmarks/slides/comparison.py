"""Slides drawn by an office program, pages drawn by a browser, and both in one picture."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.database import queries
from dashboard.deck.context import DeckContext
from dashboard.deck.model import DeckItem
from dashboard.deck.rebuild import rebuild
from dashboard.exports.pptx.deck_file import deck_pptx
from dashboard.figures.registry import exhibits
from dashboard.i18n.words import Words
from dashboard.url_state.view_context import ViewContext
from tests.browser import launch_options, require_browser
from tests.waiting import settle

DOTS = 100  # to the inch of a slide
GAP = 20  # pixels between page and slide
WHITE = (255, 255, 255)


def compare(views: Sequence[str], lang: str, site: str, out: Path) -> Iterator[Path]:
    """The pictures of some views, as they are made."""
    out.mkdir(parents=True, exist_ok=True)
    items = [item for view in views for item in figures(view, lang)]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        slides = draw_slides(items, lang, Path(name))
        browser = playwright.chromium.launch(**launch_options(require_browser()))
        for view in views:
            shown = [(at, item) for at, item in enumerate(items) if item[0] == view]
            yield from beside(browser, f"{site}/{view}", lang, [(item, slides[at]) for at, item in shown], out)
        browser.close()


def figures(view: str, lang: str) -> list[tuple[str, DeckItem]]:
    """What a view shows, as items of a deck."""
    page, _, query = view.partition("?")
    choices = dict(parse_qsl(query))
    context = ViewContext(queries.fetch, Words(lang), choices)
    return [(view, DeckItem(page, name, choices)) for name in exhibits(page, context)]


def draw_slides(items: Sequence[tuple[str, DeckItem]], lang: str, folder: Path) -> list[Path]:
    """A picture of each item's slide, in order."""
    context = DeckContext(queries.fetch, Words(lang), "", datetime.now(UTC).date())
    built = [rebuild(item, context) for _, item in items]
    file = folder / "deck.pptx"
    file.write_bytes(deck_pptx(built, context.words, context.version))
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(office, check=True, capture_output=True)
    last = str(len(items) + 1)
    command = ["pdftoppm", "-r", str(DOTS), "-f", "2", "-l", last, "-png", str(folder / "deck.pdf"), str(folder / "s")]
    subprocess.run(command, check=True)
    return sorted(folder.glob("s-*.png"))


def beside(
    browser: Browser, address: str, lang: str, shown: Sequence[tuple[tuple[str, DeckItem], Path]], out: Path
) -> Iterator[Path]:
    """One picture for each figure of a page: the page's at the left, the slide at the right."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    settle(page)
    page.wait_for_timeout(800)
    for (view, item), slide in shown:
        file = out / f"{safe_name(view)}.{item.name}.{lang}.png"
        paste(figure_picture(page, item, out / "page.png"), Image.open(slide)).save(file)
        yield file
    page.close()


def figure_picture(page: Page, item: DeckItem, file: Path) -> Image.Image | None:
    """The figure on its page; None where it is not shown there."""
    for key in (f"{item.page}-{item.name}", item.name, item.page, f"{item.page}-below"):
        found = page.locator(f".st-key-{key}")
        if found.count() and found.first.is_visible() and not found.first.evaluate("box => box.dataset.taken"):
            found.first.evaluate("box => { box.dataset.taken = '1' }")
            found.first.screenshot(path=file)
            return Image.open(file)
    return None


def paste(left: Image.Image | None, right: Image.Image) -> Image.Image:
    """Two pictures side by side on white."""
    pictures = [picture for picture in (left, right) if picture]
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(picture.height for picture in pictures)), WHITE)
    at = 0
    for picture in pictures:
        whole.paste(picture, (at, 0))
        at += picture.width + GAP
    return whole


def safe_name(view: str) -> str:
    """A view as part of a file name."""
    return "".join(char if char.isalnum() or char in "-_" else "." for char in view)
