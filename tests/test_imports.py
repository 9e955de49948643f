"""A page imports what it shows, and what only exports or the ETL's checks need comes when it is asked for."""

import subprocess
import sys

import pytest

LATER = ("kaleido", "choreographer", "xlsxwriter", "pptx", "lxml", "segno", "frictionless", "krippendorff", "brotli")
SHOWS = "import dashboard.database.frame_cache, dashboard.figures, dashboard.ui.outputs.figure_panel, dashboard.ui.inputs, dashboard.url_state.site_map, etl.load"


def imported(statement: str) -> set[str]:
    """The packages that are there after a statement, in a process of its own."""
    program = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def shown():
    return imported(SHOWS)


@pytest.mark.parametrize("package", LATER)
def test_no_page_waits_for_what_it_does_not_show(shown, package):
    assert package not in shown


def test_what_a_page_shows_is_imported(shown):
    assert {"streamlit", "pandas", "plotly", "duckdb", "babel"} <= shown
    assert "xlsxwriter" in imported("import xlsxwriter")
