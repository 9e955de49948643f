"""The form of modules: how long they are, how many parameters functions have, where scripts and buttons may be.

Each rule is a function that lists its offenders, so that it can be tried on a small broken tree too (at the end).
"""

import ast
from pathlib import Path

import pytest

from tests.python_modules import nodes, python_files, write, write_allowed_tree

PACKAGES = ("dashboard", "etl")
LONGEST_PAGE = 60
LONGEST_MODULE = 200
MANY_PARAMETERS, MOST_FUNCTIONS_WITH_MANY = 6, 10


def buttons_elsewhere(root: Path) -> list[str]:
    """Where Streamlit's download button is used: what it gives, whoever knows the address may fetch."""
    found = []
    for path in python_files(root):
        if path.as_posix() != "dashboard/ui/outputs/file_button.py":
            names = (node for node in nodes(root / path) if isinstance(node, ast.Attribute))
            found += [f"{path.as_posix()}:{node.lineno}" for node in names if node.attr == "download_button"]
    return found


def scripts_directly_in_pages(root: Path) -> list[str]:
    return [p.as_posix() for p in python_files(root) if p.parts[0] == "pages" and len(p.parts) == 2]


def too_long(root: Path, rooms: tuple[str, ...], most: int) -> list[str]:
    lengths = ((p, len((root / p).read_text(encoding="utf-8").splitlines())) for p in python_files(root))
    return [f"{p.as_posix()} has {n} lines" for p, n in lengths if p.parts[0] in rooms and n > most]


def long_pages(root: Path) -> list[str]:
    return too_long(root, ("pages",), LONGEST_PAGE)


def long_modules(root: Path) -> list[str]:
    return too_long(root, PACKAGES, LONGEST_MODULE)


def functions_with_many_parameters(root: Path) -> list[str]:
    functions = (
        (path, node)
        for path in python_files(root)
        if path.parts[0] in PACKAGES
        for node in nodes(root / path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [f"{path.as_posix()} {node.name}" for path, node in functions if len(parameters(node)) >= MANY_PARAMETERS]


def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    names = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


# The rules, held


def test_files_of_buttons_are_given_in_one_place_that_knows_whose_they_are(root):
    assert buttons_elsewhere(root) == []


def test_no_script_lies_directly_in_pages(root):
    assert scripts_directly_in_pages(root) == []


def test_a_page_has_at_most_60_lines(root):
    assert long_pages(root) == []


def test_a_module_has_at_most_200_lines(root):
    assert long_modules(root) == []


def test_few_functions_have_six_or_more_parameters(root):
    wide = functions_with_many_parameters(root)
    assert len(wide) <= MOST_FUNCTIONS_WITH_MANY, wide


# Each rule fails where it should


BROKEN = [
    (buttons_elsewhere, "pages/desk/pack.py", "import streamlit as st\nst.download_button('x', b'')", "pack.py:2"),
    (scripts_directly_in_pages, "pages/a.py", "", "pages/a.py"),
    (long_pages, "pages/compare/a.py", "\n" * 61, "61 lines"),
    (long_modules, "etl/checks/years.py", "\n" * 201, "201 lines"),
    (functions_with_many_parameters, "etl/load.py", "def build(a, b, c, /, d, *, e, f): ...", "build"),
]


@pytest.mark.parametrize(("rule", "path", "text", "offence"), BROKEN)
def test_each_rule_names_the_offender_in_a_broken_tree(tmp_path, rule, path, text, offence):
    write(tmp_path, path, text)
    (found,) = rule(tmp_path)
    assert path in found
    assert offence in found


def test_what_the_rules_allow_raises_nothing(tmp_path):
    write_allowed_tree(tmp_path)
    assert [found for rule, *_ in BROKEN for found in rule(tmp_path)] == []
