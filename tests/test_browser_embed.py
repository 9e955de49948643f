"""What stands in a frame on another site, and what a copied table brings along."""


def test_an_embed_shows_the_figure_its_headline_and_its_source_within_its_frame(new_page, shared_app_server):
    page = new_page(locale="en-US", width=900, height=600)
    page.goto(f"{shared_app_server}/indicator?indicator=dual-qualified-share&lang=en&embed=true")
    page.wait_for_selector(".dz-source")
    page.wait_for_selector(".main-svg")
    fits = "() => document.querySelector('[data-testid=stMain]')?.scrollHeight <= innerHeight + 2"
    for _ in range(200):  # the policy of the page forbids what Playwright waits with
        if page.evaluate(fits):
            break
        page.wait_for_timeout(100)
    assert page.evaluate(fits)
    shown = page.locator(".st-key-column").inner_text()
    assert "Share of dual-qualified teachers" in shown
    assert "Sources" in shown
    for absent in ("Pair by pair", "Share and cite", "Data behind the figure", "Search everything", "Theme"):
        assert absent not in shown


def test_a_copied_table_is_what_is_seen(new_page, shared_app_server):
    page = new_page(locale="en-US")
    page.goto(f"{shared_app_server}/register?lang=en")
    page.wait_for_selector(".dz-grid td")
    copied = page.evaluate(
        "() => { const it = getSelection(); it.selectAllChildren(document.querySelector('.dz-grid')); return it.toString(); }"
    )
    assert "Lanzhou 2019" in copied
    assert "Click for the evidence" not in copied
