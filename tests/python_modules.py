"""Modules of the product, read as syntax: what tests of rooms and of their form share."""

import ast
import functools
from pathlib import Path


def python_files(root: Path) -> list[Path]:
    """Every module of the product, without tests, what measures it, and what make puts there."""
    left_out = {"tests", "build", "benchmarks"}
    tops = (top for top in root.iterdir() if top.name not in left_out and not top.name.startswith("."))
    files = (file for top in tops for file in ([top] if top.is_file() else top.rglob("*")))
    return sorted(file.relative_to(root) for file in files if file.suffix == ".py")


@functools.cache
def nodes(file: Path) -> list[ast.AST]:
    """All nodes of a module, parsed once: every rule reads every file."""
    return list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def write_allowed_tree(root: Path) -> None:
    """A small tree of modules that keeps all rules."""
    write(root, "app.py", "import streamlit\nfrom etl.load import build\nfrom dashboard.ui import navigation")
    write(root, "pages/compare/a.py", "from dashboard import database, figures, ui, url_state" + "\n" * 59)
    write(root, "dashboard/figures/lanes.py", "from dashboard import theme\nfrom .marks import x\nimport plotly")
    write(root, "etl/__main__.py", "from etl import checks, load, read, schema")
