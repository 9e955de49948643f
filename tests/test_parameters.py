"""The parameters of an address: every one has a bound, and what exceeds it is left out before anything is done with it.

All in dashboard/url_state/limits.py; what pages make of hostile addresses, tests/test_hostile_links.py tries.
"""

import ast
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.registry import VIEW_SPECS
from dashboard.i18n.words import Words
from dashboard.url_state import limits, parameters, site_map
from dashboard.url_state.limits import BOUNDS, SEPARATOR
from dashboard.url_state.view_context import ViewContext

# Functions that are given the name of a parameter first.
READERS = {
    "parameter",
    "choose",
    "choose_several",
    "switch",
    "Choice",
    "resolve_parameter",
    "resolve_parameters",
    "code",
    "codes",
    "number",
}
HIDDEN = ("\x00", "\x1b", "\u202e", "\u2066", "\u200b", "\ud800", "\n", "\u3000")


def unused(name, **arguments):
    raise AssertionError(f"{name} was read")


@pytest.mark.parametrize("name", BOUNDS)
def test_a_parameter_is_read_up_to_its_length_and_no_further(name):
    longest = "a" * BOUNDS[name].length
    assert limits.read_address({name: longest}) == limits.Address({name: longest})
    assert limits.read_address({name: longest + "a"}) == limits.Address({}, (name,))


@pytest.mark.parametrize("name", [name for name, bound in BOUNDS.items() if bound.codes > 1])
def test_a_parameter_of_several_codes_is_read_up_to_their_number_and_no_further(name):
    most = BOUNDS[name].codes
    assert limits.read_address({name: SEPARATOR.join("a" * most)}).unreadable == ()
    assert limits.read_address({name: SEPARATOR.join("a" * (most + 1))}).unreadable == (name,)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_code_with_a_character_that_cannot_be_seen_is_left_out(hidden):
    assert limits.read_address({"theme": f"facil{hidden}ities"}) == limits.Address({}, ("theme",))


def test_a_code_in_another_script_is_read_since_it_is_named_to_its_reader():
    assert limits.read_address({"indicator": "师资"}).choices == {"indicator": "师资"}


def test_a_text_may_hold_line_breaks_but_no_half_of_a_surrogate_pair():
    assert limits.read_address({"q": "SELECT 1\n\tAS 一"}).unreadable == ()
    assert limits.read_address({"q": "SELECT '\udfff'"}).unreadable == ("q",)


def test_a_parameter_that_means_nothing_here_is_neither_read_nor_spoken_of():
    assert limits.read_address({"utm_source": "x" * 100_000, "nonsense": "\x00"}) == limits.Address({})


def test_one_bad_parameter_takes_no_other_with_it():
    address = limits.read_address({"theme": "\x00", "plans": "lanzhou-2019", "lang": "zh"})
    assert address == limits.Address({"plans": "lanzhou-2019", "lang": "zh"}, ("theme",))


@given(st.dictionaries(st.sampled_from(sorted(BOUNDS)), st.text(max_size=200)))
def test_whatever_is_read_can_be_written_as_utf8_and_fits(given_parameters):
    address = limits.read_address(given_parameters)
    assert set(address.choices) | set(address.unreadable) == set(given_parameters)
    assert not set(address.choices) & set(address.unreadable)
    for name, value in address.choices.items():
        assert len(value.encode("utf-8")) <= 4 * BOUNDS[name].length


@given(st.text(max_size=300))
def test_a_code_that_a_page_names_is_short_and_hides_nothing(code):
    named = limits.shorten(code)
    assert len(named) <= limits.MAX_NAMED_LENGTH + 1
    # Unassigned and private characters show as a box, which hides nothing.
    assert all(char.isprintable() or unicodedata.category(char) in ("Cn", "Co") for char in named)
    assert not set(named) & set(HIDDEN)


def test_a_scene_reads_what_is_within_bounds_and_notes_the_rest_as_unknown():
    scene = ViewContext(unused, Words("en"), {"theme": "x" * 5_000, "scale": "per_million", "nonsense": "1"})
    assert scene.choices == {"scale": "per_million"}
    assert [(name, len(code)) for name, code in scene.unknown] == [("theme", limits.MAX_NAMED_LENGTH + 1)]


def test_a_parameter_without_a_bound_cannot_be_read():
    with pytest.raises(KeyError, match="bound"):
        ViewContext(unused, Words("en"), {}).text("nonsense", 10)


def test_every_parameter_that_a_view_reads_has_a_bound():
    assert {name for recipe in VIEW_SPECS.values() for name in recipe.reads} <= set(BOUNDS)
    assert set(site_map.SHARED_PARAMETERS) <= set(BOUNDS)


def test_every_parameter_that_the_code_names_has_a_bound(root):
    assert {name for _, name in named_parameters(root)} - set(BOUNDS) == set()
    assert len({name for _, name in named_parameters(root)}) > 20


def named_parameters(root):
    """Module and name of each parameter that is given to one of READERS as a text."""
    for path in [*root.glob("pages/*/*.py"), *root.glob("dashboard/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                owner = getattr(getattr(node.func, "value", None), "id", "")
                if (function in READERS or (owner, function) == ("context", "text")) and isinstance(
                    node.args[0].value, str
                ):
                    yield path, node.args[0].value


def test_only_the_navigation_reads_the_address_of_a_page(root):
    """But `write`, which looks at what it replaces, and the deck, whose code is checked where it is decoded."""
    allowed = {
        "dashboard/ui/navigation.py",
        "dashboard/ui/inputs/url_sync.py",
        "dashboard/ui/outputs/deck_editor.py",
    }
    reading = re.compile(r"\bst\.query_params\.(get|to_dict|get_all)\(")
    found = {
        path.relative_to(root).as_posix()
        for path in [*root.glob("pages/*/*.py"), *root.glob("dashboard/**/*.py"), root / "app.py"]
        if reading.search(path.read_text(encoding="utf-8"))
    }
    assert found <= allowed


# What is looked up for an unknown code


def test_of_many_unknown_codes_only_the_first_are_compared_with_the_known_ones(monkeypatch):
    compared = []
    monkeypatch.setattr(parameters, "nearest_code", lambda code, _: compared.append(code) or "")
    chosen = parameters.resolve_codes(["a", "b"], ",".join(f"x{number}" for number in range(50)))
    assert (chosen.codes, len(chosen.unknown)) == ((), 50)
    assert compared == ["x0", "x1", "x2"]


def test_an_unknown_code_is_compared_with_a_bounded_number_of_known_ones(monkeypatch):
    seen = []
    monkeypatch.setattr(
        parameters.difflib, "get_close_matches", lambda code, known, **_: seen.append((code, known)) or []
    )
    parameters.nearest_code(
        "pl" + "x" * 500, [f"{start}-{number}" for number in range(5_000) for start in ("pl", "qu")]
    )
    ((code, known),) = seen
    assert len(code) == parameters.MAX_COMPARED_LENGTH
    assert len(known) == parameters.MAX_COMPARED_CODES
    assert all(one.startswith("pl") for one in known)


def test_of_very_many_codes_one_that_begins_alike_is_still_offered():
    assert (
        parameters.nearest_code("plan-47l1", [f"plan-{number}" for number in range(900)] + ["zz"] * 200) == "plan-471"
    )
