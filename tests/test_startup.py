"""What is imported at the start is frozen once, and nothing of ours is imported beside the first page."""

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
