"""The share menu, run by Streamlit's own test harness: empty until opened, then link, files, citation and frame."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.deck.codec import decode_deck
from dashboard.deck.model import DeckItem
from dashboard.exports import headless_browser
from tests import small
from tests.harness import given, opened, shown

KEY = "indicator"


@pytest.fixture
def open_menu(use_database, db):
    use_database(db)

    def make(lang: str = "zh", unfolded: bool = True) -> AppTest:
        return opened("compare/indicator", state={f"share-{KEY}": unfolded}, lang=lang, indicator=small.SHARE)

    return make


def offered(page: AppTest) -> list[dict]:
    """What the components of the page were given, as far as they offer files."""
    return [button for data in given(page).values() for button in data.get("buttons", [])]


def copies(page: AppTest) -> list[str]:
    """The texts that can be copied, in their order."""
    return [data["text"] for data in given(page).values() if "copy" in data]


def labels(page: AppTest) -> list[str]:
    return [button["label"] for button in offered(page)]


def test_a_menu_that_is_closed_holds_nothing(open_menu):
    page = open_menu(unfolded=False)
    assert labels(page) == []
    assert copies(page) == []


def test_an_open_menu_offers_the_view_as_link_files_citation_and_frame(open_menu, monkeypatch):
    monkeypatch.setattr(headless_browser, "find_browser", lambda: "/usr/bin/some-browser")
    page = open_menu()
    assert labels(page) == ["PNG", "SVG", "CSV", "CSVW", "XLSX", "PPTX"]
    link, citation, frame = copies(page)
    assert link.endswith(f"lang=zh&indicator={small.SHARE}")
    assert citation.startswith("对照作者. ")
    assert link in citation
    assert frame.startswith("<iframe ")


@pytest.mark.parametrize(("lang", "said"), [("zh", "服务器上没有浏览器"), ("en", "There is no browser on the server")])
def test_without_a_browser_the_page_says_what_to_install_and_offers_the_rest(open_menu, monkeypatch, lang, said):
    monkeypatch.setattr(headless_browser, "find_browser", lambda: None)
    page = open_menu(lang)
    assert labels(page) == ["CSV", "CSVW", "XLSX", "PPTX"]
    assert said in shown(page)
    assert "chromium" in shown(page)


def test_another_style_and_the_caption_pack_can_be_chosen(open_menu):
    page = open_menu()
    chooser = page.selectbox(key=f"share-{KEY}-style")
    chooser.select("bibtex").run()
    assert copies(page)[1].startswith("@misc{")
    page.selectbox(key=f"share-{KEY}-style").select("caption").run()
    assert copies(page)[1].startswith("图 1　")


def test_a_file_is_asked_for_by_the_codes_of_the_figure_and_nothing_else(open_menu):
    (link,) = {button["link"] for button in offered(open_menu("en")) if button["label"] == "PPTX"}
    asked = parse_qs(urlsplit(link).query)
    assert (asked["form"], asked["of"], asked["lang"]) == (["pptx"], ["figure"], ["en"])
    assert decode_deck(asked["items"][0]).items == (DeckItem("indicator", "indicator", {"indicator": small.SHARE}),)


def test_a_figure_goes_into_the_deck_and_the_menu_then_leads_there(open_menu):
    page = open_menu()
    page.button(key=f"add-{KEY}").click().run()
    (kept,) = page.session_state["basket"].items
    assert kept == DeckItem("indicator", "indicator", {"indicator": small.SHARE})
    assert [button for button in page.button if button.key == f"add-{KEY}"] == []
