"""The arrows between the rooms, read off the imports: pages -> dashboard -> database <- etl <- data.

Each rule is a function that lists its offenders, so that it can be tried on a small broken tree too (at the end).
A room is the first name under dashboard/ or etl/, be it a module or a package; pages/ is one room.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.python_modules import nodes, python_files, write, write_allowed_tree

PACKAGES = ("dashboard", "etl")
ROOMS_OF_STREAMLIT = {"app", "serve", "pages", "ui", "web"}
ROOMS_OF_PLOTLY = {"figures", "theme", "exports"}

# Rooms of the dashboard that each room may import; a room that is not named here may import none.
MAY_IMPORT: dict[str, set[str]] = {
    "pages": {"ui", "figures", "database", "desk", "url_state", "render_context", "i18n"},
    "ui": {
        "exports",
        "deck",
        "desk",
        "figures",
        "database",
        "sandbox",
        "url_state",
        "render_context",
        "theme",
        "i18n",
    },
    # `ui` only to show why a page failed, where Streamlit asks the server for it.
    "web": {"exports", "deck", "desk", "figures", "database", "url_state", "render_context", "i18n", "ui"},
    "deck": {"exports", "figures", "url_state", "render_context", "i18n"},
    "exports": {"figures", "render_context", "theme", "i18n"},
    "figures": {"url_state", "render_context", "theme", "i18n"},
    "url_state": {"render_context", "i18n"},
    "render_context": {"i18n"},
    "database": set(),
    "desk": {"database", "theme"},
    # The process of a query imports the sandbox too: it must start quickly and hold nothing worth having.
    "sandbox": set(),
    "theme": set(),
    "i18n": set(),
}
# Rooms of the ETL that the desk may import: to read a text, to build it beside the register by the same merge and
# checks, with the units and the English that the commands know, to write packs and sheets as they do, and to compare two
# codings.
ETL_FOR_THE_DESK = {
    "load",
    "reading",
    "private",
    "merge",
    "coding",
    "problems",
    "schema",
    "table_files",
    "units",
    "proposals",
}
# A room of the ETL may import those to the right of it.
ETL_CHAIN = ["__main__", "load", "checks", "read", "schema"]


class Import(NamedTuple):
    path: str
    line: int
    owner: str  # the room that imports
    target: str  # dotted: package, room, names

    @property
    def package(self) -> str:
        return self.target.split(".")[0]

    @property
    def room(self) -> str:
        return [*self.target.split("."), ""][1]

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.target}"


def room_of(path: Path) -> str:
    inside = path.parts[1:] if path.parts[0] in PACKAGES else path.parts
    return Path(inside[0]).stem


def targets(node: ast.AST, path: Path) -> list[str]:
    """What an import statement names, dotted and absolute: `from . import x` in dashboard/ is dashboard.x."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        above = list(path.parts[: -node.level]) if node.level else []
        base = [*above, *([node.module] if node.module else [])]
        return [".".join([*base, alias.name]) for alias in node.names]
    return []


def imports(root: Path) -> Iterator[Import]:
    for path in python_files(root):
        for node in nodes(root / path):
            for target in targets(node, path):
                yield Import(path.as_posix(), getattr(node, "lineno", 0), room_of(path), target)


def is_inside(found: Import, package: str) -> bool:
    return found.path.startswith(f"{package}/")


# The rules


def against_the_arrows_of(room: str, root: Path) -> list[str]:
    allowed = MAY_IMPORT[room] | {room}
    mine = (i for i in imports(root) if i.owner == room and not is_inside(i, "etl"))
    return [str(i) for i in mine if i.package == "dashboard" and i.room not in allowed]


def against_the_etl_chain(root: Path) -> list[str]:
    chain = {room: place for place, room in enumerate(ETL_CHAIN)}
    inside = (i for i in imports(root) if is_inside(i, "etl") and i.package == "etl")
    return [str(i) for i in inside if i.owner in chain and chain.get(i.room, len(chain)) < chain[i.owner]]


def against_the_reading_room(root: Path) -> list[str]:
    """What etl/reading imports of ours, or of the libraries that it must do without."""
    foreign = {"dashboard", "tools", "pages", "pandas", "duckdb", "streamlit", "plotly"}
    mine = (i for i in imports(root) if i.path.startswith("etl/reading/"))
    return [str(i) for i in mine if i.package in foreign or (i.package == "etl" and i.room != "reading")]


def between_dashboard_and_etl(root: Path) -> list[str]:
    pairs = (("dashboard", "etl"), ("etl", "dashboard"))
    found = (i for i in imports(root) if any(is_inside(i, one) and i.package == other for one, other in pairs))
    return [str(i) for i in found if not is_the_door_of_the_desk(i)]


def is_the_door_of_the_desk(found: Import) -> bool:
    return found.path.startswith("dashboard/desk/") and found.package == "etl" and found.room in ETL_FOR_THE_DESK


def etl_imported_outside_app(root: Path) -> list[str]:
    found = (i for i in imports(root) if i.package == "etl")
    own = (i for i in found if i.path != "app.py" and not is_inside(i, "etl"))
    return [str(i) for i in own if not is_the_door_of_the_desk(i)]


def pages_imported(root: Path) -> list[str]:
    return [str(i) for i in imports(root) if i.package in ("pages", "app", "serve")]


def imported_outside(package: str, rooms: set[str], root: Path) -> list[str]:
    found = (i for i in imports(root) if i.package == package)
    return [str(i) for i in found if i.owner not in rooms or is_inside(i, "etl")]


def streamlit_outside_its_rooms(root: Path) -> list[str]:
    return imported_outside("streamlit", ROOMS_OF_STREAMLIT, root)


def plotly_outside_its_rooms(root: Path) -> list[str]:
    return imported_outside("plotly", ROOMS_OF_PLOTLY, root)


def circles(root: Path) -> list[str]:
    """Rooms of one package that import one another, directly or by way of others."""
    found = []
    for package in PACKAGES:
        graph: dict[str, set[str]] = {}
        for i in imports(root):
            if is_inside(i, package) and i.package == package and i.room != i.owner:
                graph.setdefault(i.owner, set()).add(i.room)
        for room in sorted(graph):
            found += [f"{package}/{room} -> {by} -> {room}" for by in sorted(graph[room]) if room in reach(graph, by)]
    return found


def reach(graph: dict[str, set[str]], start: str) -> set[str]:
    """Every room that can be come to from `start`, by one import or more."""
    seen: set[str] = set()
    ahead = list(graph.get(start, ()))
    while ahead:
        room = ahead.pop()
        if room not in seen:
            seen.add(room)
            ahead += graph.get(room, ())
    return seen


# The rules, held


def test_the_tree_that_is_read_is_the_real_one(root):
    rooms = {(p.parts[0], room_of(p)) for p in python_files(root)}
    assert {("app.py", "app"), ("pages", "pages"), ("etl", "schema"), ("dashboard", "database")} <= rooms


def test_every_room_of_the_dashboard_has_its_arrows(root):
    rooms = {room_of(p) for p in python_files(root) if p.parts[0] == "dashboard" and len(p.parts) > 1}
    assert rooms - {"__init__"} == set(MAY_IMPORT) - {"pages"}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_it_may(root, room):
    assert against_the_arrows_of(room, root) == []


def test_the_process_of_a_query_imports_nothing_of_what_shows_or_computes(root):
    heavy = {"pandas", "numpy", "pyarrow", "streamlit", "plotly"}
    assert [str(i) for i in imports(root) if i.owner == "sandbox" and i.package in heavy] == []


def test_in_the_etl_main_load_checks_read_and_schema_import_to_the_right_only(root):
    assert against_the_etl_chain(root) == []


def test_reading_depends_on_no_other_room(root):
    assert against_the_reading_room(root) == []


def test_dashboard_and_etl_never_import_each_other_but_for_the_desk(root):
    assert between_dashboard_and_etl(root) == []


def test_only_the_app_and_the_desk_import_the_etl(root):
    assert etl_imported_outside_app(root) == []


def test_nothing_imports_a_page_or_the_app(root):
    assert pages_imported(root) == []


def test_no_rooms_import_one_another_in_a_circle(root):
    assert circles(root) == []


def test_streamlit_stays_in_the_rooms_that_talk_to_the_reader(root):
    assert streamlit_outside_its_rooms(root) == []


def test_the_server_imports_the_ui_in_one_place_to_show_why_a_page_failed(root):
    found = [(i.path, i.target) for i in imports(root) if i.owner == "web" and i.room == "ui"]
    assert found == [("dashboard/web/server.py", "dashboard.ui.outputs.page_errors")]


def test_plotly_stays_in_figures_theme_and_exports(root):
    assert plotly_outside_its_rooms(root) == []


# Each rule fails where it should


def arrows(room):
    return lambda root: against_the_arrows_of(room, root)


BROKEN = [
    (arrows("pages"), "pages/compare/a.py", "from dashboard import exports", "dashboard.exports"),
    (arrows("pages"), "pages/compare/a.py", "def f():\n    import dashboard.web.hosts", "dashboard.web.hosts"),
    (arrows("ui"), "dashboard/ui/a.py", "from ..web import hosts", "dashboard.web.hosts"),
    (arrows("web"), "dashboard/web/a.py", "from dashboard.sandbox import ask", "dashboard.sandbox.ask"),
    (arrows("deck"), "dashboard/deck/a.py", "from dashboard.database import queries", "dashboard.database.queries"),
    (arrows("exports"), "dashboard/exports/a.py", "from dashboard.deck import model", "dashboard.deck.model"),
    (arrows("figures"), "dashboard/figures/lanes.py", "from ..database import queries", "dashboard.database.queries"),
    (arrows("url_state"), "dashboard/url_state/a.py", "from dashboard.figures import x", "dashboard.figures.x"),
    (arrows("database"), "dashboard/database/a.py", "from dashboard import i18n", "dashboard.i18n"),
    (arrows("sandbox"), "dashboard/sandbox/child.py", "from dashboard import database", "dashboard.database"),
    (arrows("theme"), "dashboard/theme.py", "from dashboard.figures import lanes", "dashboard.figures.lanes"),
    (arrows("i18n"), "dashboard/i18n/words.py", "from dashboard.theme import TEXT", "dashboard.theme.TEXT"),
    (against_the_etl_chain, "etl/schema.py", "from etl import read", "etl.read"),
    (against_the_etl_chain, "etl/checks/years.py", "from ..load import build", "etl.load.build"),
    (against_the_reading_room, "etl/reading/numbers.py", "from etl.numerals import tokens", "etl.numerals.tokens"),
    (against_the_reading_room, "etl/reading/source/pdf.py", "import pandas", "pandas"),
    (between_dashboard_and_etl, "dashboard/database/a.py", "import etl.schema", "etl.schema"),
    (between_dashboard_and_etl, "etl/load.py", "from dashboard import database", "dashboard.database"),
    (between_dashboard_and_etl, "dashboard/desk/a.py", "from etl import verify", "etl.verify"),
    (arrows("desk"), "dashboard/desk/a.py", "from dashboard.ui import html", "dashboard.ui.html"),
    (etl_imported_outside_app, "pages/compare/a.py", "from etl.load import build", "etl.load.build"),
    (pages_imported, "dashboard/ui/navigation.py", "import pages.compare.a", "pages.compare.a"),
    (streamlit_outside_its_rooms, "dashboard/figures/a.py", "import streamlit as st", "streamlit"),
    (streamlit_outside_its_rooms, "etl/cache.py", "from streamlit import cache_data", "streamlit.cache_data"),
    (plotly_outside_its_rooms, "pages/compare/a.py", "import plotly.graph_objects as go", "plotly.graph_objects"),
]


@pytest.mark.parametrize(("rule", "path", "text", "offence"), BROKEN)
def test_each_rule_names_the_offender_in_a_broken_tree(tmp_path, rule, path, text, offence):
    write(tmp_path, path, text)
    (found,) = rule(tmp_path)
    assert path in found
    assert offence in found


def test_a_circle_is_found_though_it_goes_by_way_of_a_third_room(tmp_path):
    write(tmp_path, "dashboard/a.py", "from . import b")
    write(tmp_path, "dashboard/b.py", "from dashboard.c import x")
    write(tmp_path, "dashboard/c/__init__.py", "from dashboard import a")
    assert len(circles(tmp_path)) == 3


def test_what_the_rules_allow_raises_nothing(tmp_path):
    write_allowed_tree(tmp_path)
    rules = [*(rule for rule, *_ in BROKEN), circles]
    assert [found for rule in rules for found in rule(tmp_path)] == []
