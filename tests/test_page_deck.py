"""The deck's page, run by Streamlit's own test harness: empty, filled at one click, filled by a link, and what is lost."""

import base64

import pytest
from lxml import etree
from streamlit.testing.v1 import AppTest

from dashboard.deck.codec import FORMAT, encode_deck
from dashboard.deck.model import Deck, DeckItem
from tests import small
from tests.harness import given, opened, shown

SHARE = DeckItem("indicator", "indicator", {"indicator": small.SHARE})
QUOTE = DeckItem("evidence", "target", {"target": "lz-a"}, '甲/“乙”"丙"' * 8)
GONE = DeckItem("indicator", "indicator", {"indicator": "no-such"})


@pytest.fixture
def open_page(use_database, db):
    use_database(db)

    def make(lang: str = "zh", own: Deck | None = None, **address) -> AppTest:
        return opened("present/deck", state={"basket": own or Deck()}, lang=lang, **address)

    return make


def listed(page: AppTest) -> list[dict]:
    return given(page)["deck-list"]["items"]


@pytest.mark.parametrize(("lang", "told"), [("zh", "演示文稿：0 页"), ("en", "Deck: 0 slides")])
def test_empty_deck_offers_the_ready_deck_and_no_files(open_page, lang, told):
    page = open_page(lang)
    assert told in shown(page)
    assert listed(page) == []
    assert list(given(page)) == ["deck-list", "basket-memory"]
    assert page.button(key="deck-ready").label


def test_ready_deck_fills_the_deck_at_one_click(open_page):
    page = open_page()
    page.button(key="deck-ready").click().run()
    assert not page.exception
    kept = page.session_state["basket"].items
    assert {item.page for item in kept} == {"indicator"}
    assert len(listed(page)) == len(kept) > 0
    assert [button["label"] for button in given(page)["take-deck"]["buttons"]] == ["PPTX", "HTML", "XLSX"]


def test_item_is_listed_by_its_finding_and_unknown_item_by_its_code(open_page):
    first, second, third = listed(open_page("en", Deck((SHARE, QUOTE, GONE))))
    assert first["finding"].startswith("Share of dual-qualified teachers: ")
    assert (second["where"], second["title"]) == ("Original wording", QUOTE.title)
    assert (third["there"], third["link"] == "") == (False, False)
    assert "no-such" in third["finding"]


def test_link_fills_an_empty_deck_and_its_parameter_is_dropped(open_page):
    page = open_page(items=encode_deck(Deck((SHARE, QUOTE), "题")))
    assert page.session_state["basket"] == Deck((SHARE, QUOTE), "题")
    assert "items" not in page.query_params


@pytest.mark.parametrize(("button", "pages"), [(0, ["evidence"]), (1, ["indicator", "evidence"]), (2, ["indicator"])])
def test_link_to_another_deck_offers_replace_join_and_leave(open_page, button, pages):
    page = open_page(own=Deck((SHARE,)), items=encode_deck(Deck((QUOTE,))))
    assert [item.page for item in page.session_state["basket"].items] == ["indicator"]
    page.button[button].click().run()
    assert [item.page for item in page.session_state["basket"].items] == pages
    assert "items" not in page.query_params


def test_link_waits_for_the_deck_in_browser_storage(open_page, monkeypatch):
    page = open_page(items=encode_deck(Deck((QUOTE,))))
    del page.session_state["basket"]
    page.query_params["items"] = encode_deck(Deck((QUOTE,)))
    page.run()
    assert "basket" not in page.session_state
    assert given(page)["basket-memory"] == {"code": None, "asked": True, "form": FORMAT, "newer": False}


@pytest.mark.parametrize(("code", "told"), [("1.rubbish", "不完整"), ("7.abc", "更新版本")])
def test_unreadable_link_is_reported_and_the_deck_stays(open_page, code, told):
    page = open_page(own=Deck((SHARE,)), items=code)
    assert told in shown(page)
    assert page.session_state["basket"].items == (SHARE,)


@pytest.mark.parametrize(("lang", "told"), [("zh", "原样保留"), ("en", "left as it is")])
def test_newer_deck_in_browser_storage_is_reported_and_left_alone(open_page, lang, told):
    page = open_page(lang, Deck((SHARE,)))
    assert told not in shown(page)
    page.session_state["basket-newer"] = True
    page.run()
    assert told in shown(page)
    assert given(page)["basket-memory"]["newer"] is True
    assert page.session_state["basket"].items == (SHARE,)


def test_last_change_is_undone_and_the_button_says_whether_there_is_one(open_page):
    page = open_page(own=Deck((SHARE, QUOTE)))
    assert given(page)["deck-list"]["undo"] == 0
    page.button(key="deck-ready").click().run()
    assert given(page)["deck-list"]["undo"] == 1
    assert [step.items for step in page.session_state["basket-history"]] == [(SHARE, QUOTE)]


def test_items_have_thumbnails_and_unknown_ones_none(open_page):
    first, second, third = listed(open_page("en", Deck((SHARE, QUOTE, GONE))))
    for item in (first, second):
        assert item["thumbnail"].startswith("data:image/svg+xml;base64,")
    assert third["thumbnail"] == ""
    svg = base64.b64decode(first["thumbnail"].partition(",")[2]).decode("utf-8")
    assert etree.fromstring(svg).tag.endswith("svg")
    assert "≥30%" in svg
