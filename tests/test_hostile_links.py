"""Hostile addresses on every page, in both languages: each renders, says what was left out, and repeats no list.

The addresses are drawn from a fixed seed, and each page takes those of its language one after the other.
"""

import random

import pytest

from dashboard.i18n.words import Words
from dashboard.url_state import site_map
from dashboard.url_state.codec import encode
from dashboard.url_state.limits import BOUNDS
from tests.harness import opened, shown

ADDRESSES = 10  # of each page and language, besides the one that fills every parameter
SEVERAL = ",".join(f"k-{number}" for number in range(500))
MANY = ",".join(f"k-{number}" for number in range(38_000))  # Streamlit reads no address beyond half a megabyte at all
HOSTILE = (
    "",
    ",,,,",
    "x" * 10_000,
    SEVERAL,
    "师资" * 30,
    "\x00",
    "\x1b[31m",
    "\u202egnp.exe\u202c",
    "\ufffd\ufffd",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1)) $\\frac{1}{0}$ :material/delete: `x`",
    "' OR 1=1 --",
    "{count} {0.__class__} %s",
    "-1",
    "9" * 6,
    "9" * 4_500,
    "1e999",
    "nan",
    "lanzhou-2019,lanzhou-2019,LANZHOU-2019",
    "../../etc/passwd",
    "lz-6-b",
    "target~lz-6-b",
    "~",
    encode(["indicator", "zh", {"target~lz-6-b": "|" * 9}]),
    ["lanzhou-2019", "wuwei-2020"],
    ["x" * 3_000, "all"],
)


@pytest.fixture
def read_data(built_database, use_database):
    use_database(built_database)


def hostile_addresses(page, lang):
    """Addresses of a page: one that gives every parameter something, and some that give a few."""
    draw = random.Random(f"{page} {lang}")
    names = [name for name in BOUNDS if name != "lang"]
    yield {name: draw.choice(HOSTILE) for name in names}
    for _ in range(ADDRESSES):
        yield {name: draw.choice(HOSTILE) for name in draw.sample(names, draw.randint(1, 6))}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", site_map.PAGES)
def test_a_page_renders_whatever_its_address_says(read_data, page, lang):
    run = opened(page, lang=lang)
    for address in hostile_addresses(page, lang):
        run.query_params.clear()
        run.query_params.update({"lang": lang, **address})
        run.run()
        assert not run.exception, address
        assert "<script>alert" not in shown(run), address


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", site_map.PAGES)
def test_a_page_repeats_no_list_from_a_link_and_says_that_it_was_left_out(read_data, page, lang):
    run = opened(page, lang=lang, plans=MANY, measure=SEVERAL, kind=SEVERAL)
    text = everything(run)
    assert text.count("k-1") == 0
    assert Words(lang).text("problem.unreadable", names=Words(lang).join(["plans", "measure", "kind"])) in shown(run)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_unknown_codes_a_page_names_a_few_and_how_many_more(read_data, lang):
    run = opened("compare/timeline", lang=lang, plans=",".join(f"nowhere-{number}" for number in range(40)))
    assert {"zh": "另有 37 个", "en": "and 37 more"}[lang] in shown(run)
    assert everything(run).count("nowhere-") == 3


def test_an_unknown_code_is_named_shortened_and_without_marks_that_hide_something(read_data):
    run = opened("compare/timeline", lang="en", theme="a" * 80)
    assert f"“{'a' * 40}…”" in shown(run)


def test_a_known_plan_beside_unknown_ones_is_shown_and_goes_into_links_alone(read_data):
    run = opened("compare/timeline", lang="en", plans="lanzhou-2019,nowhere-1919")
    assert "plans=lanzhou-2019&amp;" in everything(run)
    assert everything(run).count("nowhere-1919") == 1


def test_of_a_parameter_that_is_given_twice_the_last_counts(read_data):
    run = opened("compare/timeline", lang="en", theme=["nowhere", "teachers"])
    assert "nowhere" not in everything(run)


def test_a_page_without_unreadable_parameters_says_nothing_of_any(read_data):
    said = Words("en").text("problem.unreadable", names="")[:20]
    assert said not in shown(opened("compare/timeline", lang="en", theme="nowhere", nonsense="\x00"))
    assert said in shown(opened("compare/timeline", lang="en", theme="\x00"))


def test_a_choice_takes_what_nobody_can_read_out_of_the_address(read_data):
    run = opened("compare/timeline", lang="en", plans=MANY)
    run.get_by_key("choose-lang").set_value("zh").run()
    assert "plans" not in run.query_params


def everything(run):
    """All HTML that a page wrote, the contents too."""
    return " ".join(element.proto.body for element in run.get("html"))
