"""A reader goes from a theme to its clauses, to one clause, to the evidence of a quantity in it."""

from tests.waiting import until


def test_a_theme_leads_to_its_clauses_a_clause_to_its_coding_and_a_quantity_to_its_evidence(
    shared_app_server, new_page
):
    page = new_page(locale="zh-CN")
    page.goto(f"{shared_app_server}/themes?lang=zh")
    page.get_by_role("button", name="产教融合").first.click()
    page.wait_for_url("**theme=industry**")
    clause = page.locator("button[data-code='measure=lz-2']")
    clause.wait_for()
    until(page, "document.querySelector('[data-testid=stMain]').scrollTop > 200")
    clause.click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("出台市级产教融合方案").wait_for()
    drawer.get_by_role("link", name="产教融合集团").first.click()
    page.wait_for_url("**target=lz-2-a**")
    page.get_by_role("dialog").get_by_text("到2022年,全市组建").wait_for()
