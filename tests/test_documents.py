"""The documents: lines that fit a screen, and links and paths that lead somewhere."""

import re
import subprocess

import pytest

EXAMPLES = ("dashboard/figures/heat/", "pages/compare/heat.py")  # the page that the guide builds
# Written by programs (`make bench`, `load`, `scale`, `mutate`), or one entry to a line by their format.
MACHINE_WRITTEN = {"docs/benchmarks.md", "docs/load.md", "docs/load-2-replicas.md", "docs/scale.md", "docs/mutation.md"}
ONE_LINE_ENTRIES = {"data/CHANGES.md", "etl/downloads/readme.md"}
COLUMNS = 120
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE_PATH = re.compile(r"`((?:dashboard|etl|pages|tests|tools|benchmarks|data|docs)/[\w./-]+\.\w+)`")
# A changelog speaks of files as they were called then.
HISTORIES = {"CHANGELOG.md"}


def documents(root):
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=root, capture_output=True, text=True, check=False)
    names = listed.stdout.split() or [
        str(p.relative_to(root)) for p in [*root.glob("*.md"), *root.glob("docs/**/*.md")]
    ]
    return [name for name in names if name not in MACHINE_WRITTEN]


def long_lines(text):
    """Numbers of lines beyond the last column, but for rows of tables, code and what cannot be broken."""
    fenced, found = False, []
    for number, line in enumerate(text.splitlines(), 1):
        fenced ^= line.lstrip().startswith("```")
        breakable = " " in line.strip().lstrip("-*>#0123456789. ")
        if len(line) > COLUMNS and not fenced and not line.lstrip().startswith("|") and breakable:
            found.append(number)
    return found


def test_lines_of_documents_fit_into_120_columns(root):
    texts = {name: (root / name).read_text(encoding="utf-8") for name in documents(root)}
    assert {
        name: found for name, text in texts.items() if name not in ONE_LINE_ENTRIES and (found := long_lines(text))
    } == {}


@pytest.mark.parametrize(("line", "expected"), [("x " * 61, [1]), ("| " + "x " * 80 + "|", []), ("x" * 130, [])])
def test_a_long_line_is_found_unless_it_is_a_row_of_a_table_or_cannot_be_broken(line, expected):
    assert long_lines(line) == expected


def test_links_between_documents_lead_to_files(root):
    missing = [
        f"{name}: {target}"
        for name in documents(root)
        for target in LINK.findall((root / name).read_text(encoding="utf-8"))
        if "://" not in target and not (root / name).parent.joinpath(target).exists()
    ]
    assert missing == []


def test_files_that_documents_name_are_there(root):
    missing = [
        f"{name}: {path}"
        for name in documents(root)
        if name not in HISTORIES
        for path in CODE_PATH.findall((root / name).read_text(encoding="utf-8"))
        if not path.startswith(EXAMPLES) and not (root / path).exists()
    ]
    assert missing == []
