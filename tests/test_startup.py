"""What the server imports at its start: frozen once, nothing of ours beside the first page, no more than is needed."""

import subprocess
import sys

LIBRARIES = ["duckdb", "pandas", "plotly"]
SCRIPT = """
import gc, sys
from dashboard.web import startup
before, rooms = gc.get_freeze_count(), {name for name in sys.modules if name.startswith(("dashboard", "etl"))}
startup.import_libraries()
later = {name for name in sys.modules if name.startswith(("dashboard", "etl"))}
print(before, gc.get_freeze_count(), sorted(later - rooms), *sorted({"pandas", "plotly", "duckdb"} & set(sys.modules)))
"""


def test_libraries_are_imported_and_frozen_at_the_start_and_nothing_of_ours(root):
    ran = subprocess.run([sys.executable, "-c", SCRIPT], cwd=root, capture_output=True, text=True, check=True)
    before, frozen, ours, *libraries = ran.stdout.split()
    assert before == "0"
    assert int(frozen) > 10_000
    assert ours == "[]"
    assert libraries == LIBRARIES


def test_the_server_answers_without_the_libraries_that_pages_use(root):
    script = "import sys, serve; print(*sorted({'pandas', 'duckdb', 'pyarrow'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
