"""The way to the server is cut while somebody reads: it is said in their language, what they chose stays, and it goes on."""

import pytest

from tests.conftest import running_app
from tests.faults import Wire
from tests.waiting import settle, until

LOST = {"zh": "暂时无法连接服务器", "en": "The server cannot be reached at the moment"}
STATE = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
NOTE = "(document.querySelector('#dz-lost')?.textContent ?? '')"
DIALOGS = "document.querySelectorAll('[data-testid=stDialog]').length"
# Counts the dialogs that open while there is no connection: Streamlit's, in English.
COUNT = """
window.lostDialogs = 0;
const isDialog = node => node.matches?.("[data-testid=stDialog]");
const isLost = () => document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState !== "CONNECTED";
const count = changes => changes.forEach(change => {
  if (isLost()) window.lostDialogs += [...change.addedNodes].filter(isDialog).length;
});
addEventListener("DOMContentLoaded", () => new MutationObserver(count).observe(document.body, { childList: true }));
"""
ADDRESS = "/indicator?indicator=education-groups&plans=lanzhou-2019,zhoushan-2022"


@pytest.fixture
def wire(shared_app_server):
    made = Wire(shared_app_server)
    yield made
    made.close()


def opened(wire, new_page, lang):
    """A page on which a choice was made after it was opened."""
    page = new_page(locale="en-US" if lang == "zh" else "zh-CN")  # the page's language counts, not the browser's
    page.add_init_script(COUNT)
    page.goto(f"{wire.address}{ADDRESS}&lang={lang}")
    settle(page)
    press_plan(page)
    until(page, "!location.search.includes('lanzhou')")
    settle(page)
    return page


def press_plan(page):
    """Press the button of one plan in the window of the plans."""
    window = page.locator("[data-testid=stPopoverButton]").first
    window.click()
    page.get_by_role("button", name="2019").click()
    settle(page)
    window.click()


def seen(page):
    return page.locator("[data-testid=stApp]").inner_text()


def goes_on(page):
    """What was chosen stands, nothing of the fault is left, and a click does what it says."""
    until(page, f"{STATE} === 'CONNECTED'")
    until(page, f"{NOTE} === ''")
    settle(page)
    assert "lanzhou" not in page.url
    assert page.locator("[data-testid=stDialog]").count() == 0
    press_plan(page)
    until(page, "location.search.includes('lanzhou')")
    settle(page)
    assert page.locator(".dz-problem").count() == 0


def is_told(page, lang):
    until(page, f"{NOTE}.includes('{LOST[lang]}')")
    until(page, f"window.lostDialogs >= 1 && {DIALOGS} === 0")  # Streamlit's own has opened, and is closed again
    assert "Streamlit" not in page.locator("body").inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cut_connection_is_said_in_the_page_s_language_and_when_it_is_mended_the_page_goes_on(wire, new_page, lang):
    page = opened(wire, new_page, lang)
    before = seen(page)
    assert page.evaluate(NOTE) == ""
    wire.cut()
    is_told(page, lang)
    assert seen(page) == before
    wire.mend()
    goes_on(page)


def test_the_evidence_that_is_open_stays_open_while_the_connection_is_cut(wire, new_page):
    page = new_page()
    page.add_init_script(COUNT)
    page.goto(f"{wire.address}/indicator?target=lz-2-a&lang=zh")
    settle(page)
    page.locator("[data-testid=stDialog]").get_by_text("组建2个").wait_for()
    until(page, f"{STATE} === 'CONNECTED'")
    wire.cut()
    until(page, f"{NOTE}.includes('{LOST['zh']}')")
    until(page, f"window.lostDialogs >= 1 && {DIALOGS} === 1")
    shown = page.locator("[data-testid=stDialog]:visible")
    assert shown.count() == 1
    assert shown.get_by_text("组建2个").is_visible()
    wire.mend()
    until(page, f"{STATE} === 'CONNECTED'")
    until(page, f"{NOTE} === ''")


def test_after_a_restart_of_the_server_the_choices_come_back_from_the_address(wire, new_page, built_database, tmp_path):
    with running_app(built_database, tmp_path / "first.log") as first:
        wire.mend(first)
        page = opened(wire, new_page, "zh")
        wire.cut()
    is_told(page, "zh")
    with running_app(built_database, tmp_path / "second.log") as second:
        with page.expect_event("load", timeout=60_000):
            wire.mend(second)
        goes_on(page)
