"""A reader sees what a restatement drops and adds as such, and goes to the evidence."""


def test_dropped_and_added_words_are_marked_as_such_and_lead_to_their_evidence(shared_app_server, new_page):
    page = new_page(locale="en-US", width=390)
    page.goto(f"{shared_app_server}/restated?lang=en&plans=wuwei-2020")
    page.locator("del[lang=zh-CN]").first.wait_for()
    assert page.locator("ins[lang=zh-CN]").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("button:has(del)").first.click()
    page.wait_for_url("**target=ww-3-c**")
    page.get_by_role("dialog").wait_for()
