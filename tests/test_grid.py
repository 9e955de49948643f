"""The table that is clicked: what goes to the browser, and what a click puts into the address."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.i18n.words import Words
from dashboard.ui.components.grid import content, show_grid
from tests import harness

ROW = GridRow(
    CellItem((TextPart("<b>指标</b>"),)), ((CellItem((TextPart("≥50%", "value"),), code="target=lz-a"),),), "主题"
)
TABLE = Grid("标题", (GridColumn("指标"), GridColumn("兰州", code="sort=plan&page=")), (ROW,))


def script() -> None:
    from dashboard.i18n.words import Words
    from dashboard.ui.components.grid import show_grid
    from tests.test_grid import TABLE

    show_grid(TABLE, "table", Words("zh"))


def test_the_table_goes_to_the_browser_as_data_and_never_as_markup():
    page = AppTest.from_function(script, default_timeout=harness.PATIENCE).run()
    assert not page.exception
    proto = page.get("bidi_component")[0].proto
    sent = json.loads(proto.bytes)["table"]
    assert sent["rows"][0]["head"]["parts"][0]["text"] == "<b>指标</b>"
    assert sent["rows"][0]["cells"][0][0]["code"] == "target=lz-a"
    assert "innerHTML" not in proto.js_content


def test_every_button_says_what_it_does_in_the_pages_language():
    zh, en = (json.loads(content(TABLE, Words(lang)))["words"] for lang in ("zh", "en"))
    assert zh.keys() == en.keys()
    assert all(zh[name] != en[name] for name in zh)


def test_what_is_empty_is_not_sent_and_lists_are_even_if_empty():
    sent = json.loads(TABLE.as_json)
    assert sent["rows"][0]["head"] == {"parts": [{"text": "<b>指标</b>"}]}
    assert sent["foot"] == []
    assert (
        harness.tables(AppTest.from_function(script, default_timeout=harness.PATIENCE).run())[0]["rows"][0]["head"][
            "hint"
        ]
        == ""
    )


def test_half_a_character_in_an_address_does_not_keep_a_table_from_being_sent():
    assert json.loads(content(Grid("\ud800 cut", (), ()), Words("en")))["table"]["caption"] == "? cut"


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("target=lz-a", {}, {"target": "lz-a"}),
        ("silence=lanzhou-2019~bases", {"lang": "zh"}, {"lang": "zh", "silence": "lanzhou-2019~bases"}),
        ("sort=year&page=", {"page": "3"}, {"sort": "year"}),
        ("page=", {"page": "2"}, {}),
    ],
)
def test_a_code_sets_its_parameters_and_takes_out_those_without_a_value(monkeypatch, code, before, after):
    class Picked:
        picked = code

    address = dict(before)
    monkeypatch.setattr(show_grid.__globals__["st"], "session_state", {"table": Picked()})
    monkeypatch.setattr(show_grid.__globals__["st"], "query_params", address)
    show_grid.__globals__["_into_address"]("table")()
    assert address == after
