"""The search in a browser: `/` leads into the box, and two steps lead to the place."""

import re

HEADLINE = ".dz-headline"


def test_the_question_of_a_reader_is_answered_in_two_steps(new_page, shared_app_server):
    page = new_page(locale="en-US")
    page.goto(f"{shared_app_server}/matrix?lang=en")
    page.wait_for_selector(HEADLINE)
    page.keyboard.press("/")
    page.keyboard.type("which plans want training for farmers")
    page.keyboard.press("Enter")
    page.wait_for_selector(".dz-search mark")
    assert "/search?q=" in page.url
    page.locator(".dz-search a", has_text="farmer training").first.click()
    page.wait_for_url(re.compile(r"/plan\?.*measure=lz-4"))
    page.wait_for_selector("[role=dialog]")


def test_a_slash_typed_in_a_box_stays_a_slash(new_page, shared_app_server):
    page = new_page(locale="en-US")
    page.goto(f"{shared_app_server}/search?q=teachers&lang=en")
    page.wait_for_selector(".dz-search mark")
    box = page.locator("#dz-find")
    assert box.input_value() == "teachers"
    box.fill("a")
    box.press("End")
    page.keyboard.type("/b")
    assert box.input_value() == "a/b"
