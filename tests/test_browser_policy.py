"""A reader goes from a theme to its clauses, to one clause, to the evidence of a quantity in it."""


def test_a_theme_leads_to_its_clauses_a_clause_to_its_coding_and_a_quantity_to_its_evidence(
    shared_app_server, new_page, plan_count
):
    page = new_page(locale="zh-CN")
    page.goto(f"{shared_app_server}/themes?lang=zh")
    number = 7 * plan_count + 1
    cell = f".dz-chart .barlayer .point:nth-of-type({number}) path"  # the first plan's cell of the eighth theme
    page.locator(cell).wait_for()
    box = page.locator(cell).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/clauses?*theme=industry**")
    clause = page.locator("button[data-code='measure=lz-2']")
    clause.wait_for()
    clause.click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("出台市级产教融合方案").wait_for()
    drawer.get_by_role("link", name="产教融合集团").first.click()
    page.wait_for_url("**target=lz-2-a**")
    page.get_by_role("dialog").get_by_text("到2022年,全市组建").wait_for()


def test_a_phone_shows_the_form_for_narrow_columns_and_a_wider_window_the_other(shared_app_server, new_page):
    page = new_page(locale="zh-CN")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{shared_app_server}/themes?lang=zh")
    texts = page.locator(".dz-chart .barlayer .bartext")
    texts.first.wait_for()
    assert "%" not in "".join(texts.all_text_contents())
    page.set_viewport_size({"width": 1280, "height": 800})
    texts.filter(has_text="%").first.wait_for()


def test_marks_are_reached_by_keyboard_said_aloud_and_opened_by_enter(shared_app_server, new_page):
    page = new_page(locale="en-US")
    page.goto(f"{shared_app_server}/responsibilities?lang=en")
    chart = page.locator(".dz-chart[tabindex='0']").first
    chart.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.locator(".dz-chart-said", has_text="Education Bureau").first.wait_for(state="attached")
    page.locator(".hoverlayer .hovertext").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**measure=**")
    page.get_by_role("dialog").wait_for()
