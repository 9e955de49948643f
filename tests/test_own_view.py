"""Pages with the visitor's own plan beside the others, and that no other visitor's page has anything of it."""

from dataclasses import replace

import pytest

from dashboard import theme
from dashboard.database.private import private_database, reading_private
from dashboard.desk import private_build
from dashboard.desk.own_desks import DESKS
from dashboard.desk.own_units import unit_row
from dashboard.desk.plan import Region
from dashboard.desk.replay import decided_tables
from dashboard.i18n.words import Words
from dashboard.ui import desk_memory, desk_session, own_view
from dashboard.ui.components import desk_storage
from dashboard.ui.outputs import share_menu
from dashboard.url_state import site_map
from dashboard.url_state.parameters import OWN_PLAN, plans_in_view
from etl.draft_files import read_corpus
from etl.reading.draft import Wishes
from tests.desk import draft_plan, small_plan
from tests.harness import charts, given, opened, shown, tables
from tests.own_plans import DATA, sample_plan

SHOWING = [page for page in site_map.PAGES if site_map.shows_own_plan(page.split("/")[1])]
NAME = "清岚"


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    return private_build.build_own(sample_plan(), tmp_path_factory.mktemp("desk"))


@pytest.fixture(autouse=True)
def database(built_database, use_database, build, monkeypatch, tmp_path):
    """The register; and the build of the sample, which is made once."""
    use_database(built_database)
    monkeypatch.setattr(own_view, "build_own", lambda plan, folder, step: build)
    monkeypatch.setattr(DESKS, "_parent", tmp_path / "desks")
    yield
    build.database.forget()


def own_page(page, **address):
    """A page in a session that has brought a plan and switched it on."""
    desk = DESKS.open("test")
    desk.plan, desk.shown = sample_plan(), True
    state = {desk_session.HELD: sample_plan(), own_view.SECRET: desk.secret}
    return opened(page, state=state, **address)


def everything(page):
    """All that a page sends to its browser."""
    return " ".join([shown(page), str(given(page)), *(str(item) for item in (*charts(page), *tables(page), page.main))])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", SHOWING)
def test_every_page_can_show_the_own_plan(page, lang):
    made = own_page(page, lang=lang, **({"q": "清岚"} if page.endswith("search") else {}))
    assert "dz-problem" not in shown(made)
    assert made.toggle(key=own_view.SHOWN).value is True


PAGES_THAT_DRAW = ("compare/overview", "compare/matrix", "compare/timeline", "compare/register", "policy/themes")


@pytest.mark.parametrize("page", PAGES_THAT_DRAW)
def test_the_plan_stands_on_the_page_as_a_draft(page):
    assert "清岚（草稿）" in everything(own_page(page, lang="zh"))


def test_the_plan_has_its_own_colour_on_an_indicator():
    page = own_page("compare/indicator", lang="zh", indicator="dual-qualified-share")
    assert theme.OWN_COLOUR.lower() in everything(page).lower()


@pytest.mark.parametrize("page", SHOWING)
def test_a_visitor_without_a_plan_sees_no_switch_and_nothing_of_another_visitors(page):
    own_page(page, lang="zh")
    other = opened(page, lang="zh", **({"q": "教师"} if page.endswith("search") else {}))
    assert not other.toggle
    assert NAME not in everything(other)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("compare/plan", {"plan": "my-plan"}),
        ("compare/pair", {"plan": "my-plan", "with": "zhoushan-2022"}),
        ("compare/matrix", {"plans": "my-plan,zhoushan-2022"}),
        ("compare/indicator", {"indicator": "dual-qualified-share", "target": "my-plan-5-a"}),
    ],
)
def test_the_address_of_anothers_page_shows_nothing_of_their_plan(page, address):
    own_page(page, lang="zh", **address)
    other = opened(page, lang="zh", **address)
    assert NAME not in everything(other)


def test_two_visitors_with_plans_of_their_own_see_each_their_own(monkeypatch, tmp_path):
    """The second has the text of another city, and opens the address of the first."""
    text = sample_plan().text.replace("清岚", "白石")
    second = private_build_of(text, tmp_path)
    first_page = own_page("compare/matrix", lang="zh", plans="my-plan,zhoushan-2022")
    monkeypatch.setattr(own_view, "build_own", lambda plan, folder, step: second[1])
    desk = DESKS.open("other")
    desk.plan, desk.shown = second[0], True
    state = {desk_session.HELD: second[0], own_view.SECRET: desk.secret}
    second_page = opened("compare/matrix", state=state, lang="zh", plans="my-plan,zhoushan-2022")
    assert "清岚" in everything(first_page)
    assert "白石" not in everything(first_page)
    assert "白石" in everything(second_page)
    assert "清岚" not in everything(second_page)


def private_build_of(text, folder):
    plan = draft_plan(text, Wishes(name="baishi-2023"), read_corpus(DATA))
    return plan, private_build.build_own(plan, folder)


def test_the_switch_is_off_at_first_and_the_page_says_that_nobody_else_sees_the_plan():
    page = opened("compare/matrix", state={desk_session.HELD: sample_plan()}, lang="zh")
    assert page.toggle(key=own_view.SHOWN).value is False
    assert NAME not in everything(page)
    assert any("只有您看得见" in caption.value for caption in page.caption)


def test_switching_it_on_shows_the_plan_and_writes_nothing_into_the_address():
    page = opened("compare/matrix", state={desk_session.HELD: sample_plan()}, lang="zh")
    before = dict(page.query_params)
    page.toggle(key=own_view.SHOWN).set_value(True).run()
    assert not page.exception
    assert "清岚（草稿）" in everything(page)
    assert dict(page.query_params) == before


def test_a_plan_that_is_forgotten_is_gone_from_the_server_with_the_next_run():
    page = own_page("compare/matrix", lang="zh")
    secret = page.session_state[own_view.SECRET]
    del page.session_state[desk_session.HELD]
    page.run()
    assert DESKS.find(secret) is None
    assert not page.toggle


def test_a_visitor_whose_desk_gave_way_is_told_and_keeps_the_rows():
    page = own_page("compare/matrix", lang="zh")
    DESKS.close(page.session_state[own_view.SECRET])
    page.run()
    assert not page.exception
    assert "已暂时放下" in shown(page)
    assert page.toggle(key=own_view.SHOWN).value is False
    assert page.session_state[desk_session.HELD] is not None


def test_a_build_that_fails_is_said_and_the_page_goes_on_without_the_plan(monkeypatch):
    def fails(plan, folder, step):
        raise private_build.OwnBuildError((private_build.Fault("plans", "my-plan", "first_year", "有误", "wrong"),))

    monkeypatch.setattr(own_view, "build_own", fails)
    page = own_page("compare/matrix", lang="zh")
    assert "first_year" in shown(page)
    assert NAME not in everything(page)


def test_nothing_private_is_read_outside_of_a_run():
    own_page("compare/matrix", lang="zh")
    assert private_database() is None


def test_a_link_to_a_figure_with_the_own_plan_cannot_pin_its_values(monkeypatch, build):
    asked = []
    monkeypatch.setattr(share_menu.st, "checkbox", lambda *_, **__: asked.append(1) or True)
    words = Words("zh")
    with reading_private(build.database):
        assert share_menu.may_be_pinned(words, "1.0.0", "matrix") is False
    assert asked == []
    assert share_menu.may_be_pinned(words, "1.0.0", "matrix") is True


def test_of_many_plans_the_own_one_is_among_those_shown_first():
    known = [f"p{number}" for number in range(20)]
    view = plans_in_view([*known[:12], OWN_PLAN, *known[12:]], {})
    assert view.plans == (*known[:7], OWN_PLAN)
    assert plans_in_view(known, {}).plans == tuple(known[:8])
    assert OWN_PLAN == theme.OWN_REGION


def test_another_plan_brought_in_the_same_session_has_another_desk_and_the_first_goes():
    page = own_page("compare/matrix", lang="zh")
    first = page.session_state[own_view.SECRET]
    DESKS.find(first).sessions.discard("test")
    page.session_state[desk_session.HELD] = small_plan()
    page.run()
    assert page.session_state[own_view.SECRET] != first
    assert DESKS.find(first) is None


def test_nothing_is_given_to_the_browser_to_keep_unless_that_is_ticked():
    page = own_page("compare/matrix", lang="zh")
    assert desk_storage.KEY not in given(page)
    page.session_state[desk_memory.KEEP] = True
    page.run()
    assert "清岚" in str(given(page)[desk_storage.KEY])
    page.session_state[desk_memory.KEEP] = False
    page.session_state[desk_memory.FORGET] = True
    page.run()
    assert given(page)[desk_storage.KEY] == {"content": None, "forget": True, "ask": False, "most": desk_storage.MOST}


MARKUP = "<script>alert(1)</script>[x](javascript:alert(1))<img src=x onerror=alert(2)>`c` $x$ {{7*7}}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The sample with markup in every field of words that pages show."""
    tables = decided_tables(sample_plan())
    for rows, columns in ((tables["targets"], ("scope_zh",)), (tables["measures"], ("summary_zh",))):
        for row in rows:
            row.update(dict.fromkeys(columns, MARKUP))
    for row in tables["targets"][:20]:
        row["unit_id"] = "hostile_unit"
    tables["units"] = [unit_row("hostile_unit", MARKUP, MARKUP)]
    tables["plans"][0] |= {"title_zh": MARKUP, "issuer_zh": MARKUP, "document_number": MARKUP}
    for row in tables["measure_bodies"]:
        row |= {"body_id": "", "printed": MARKUP}
    plan = replace(
        sample_plan(),
        tables={name: tuple(rows) for name, rows in tables.items()},
        region=Region(MARKUP, MARKUP),
    )
    return plan, private_build.build_own(plan, tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("page", [*PAGES_THAT_DRAW, "compare/plan", "policy/responsibilities", "policy/clauses"])
def test_markup_in_any_field_of_a_plan_stays_text_on_the_page(hostile, monkeypatch, page):
    plan, build = hostile
    monkeypatch.setattr(own_view, "build_own", lambda plan, folder, step: build)
    desk = DESKS.open("hostile")
    desk.plan, desk.shown = plan, True
    address = {"plan": "my-plan"} if page == "compare/plan" else {}
    made = opened(page, state={desk_session.HELD: plan, own_view.SECRET: desk.secret}, lang="zh", **address)
    html = shown(made)
    assert "alert(1)" in everything(made)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    for chart in charts(made):
        assert "<script>" not in str(chart["figure"])
    assert all("javascript:alert" not in caption.value for caption in made.caption)


def test_a_plan_without_a_population_is_shown_as_stated_where_others_are_rescaled():
    page = own_page("compare/indicator", lang="zh", indicator="training-person-times", scale="per_million")
    assert "dz-problem" not in shown(page)
    assert "没有人口数" in shown(page)
