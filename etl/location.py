"""Where the tables of a corpus are, and where its database is built: each corpus has a build folder of its own.

    data/                   the register; built into build/
    any other folder        built into build/corpora/<its name>-<eight digits of its path>/

DUIZHAO_DATA names the folder of another corpus. `dashboard.database.connection` finds the database by the same rule.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REGISTER = ROOT / "data"
VARIABLE = "DUIZHAO_DATA"


def data_folder() -> Path:
    """The folder that DUIZHAO_DATA names, else the register's."""
    named = os.environ.get(VARIABLE, "")
    return Path(named).expanduser().absolute() if named else REGISTER


def build_folder(data: Path) -> Path:
    """The folder for the database of these tables."""
    data = data.resolve()
    if data == REGISTER:
        return ROOT / "build"
    return ROOT / "build" / "corpora" / f"{data.name}-{hashlib.sha256(str(data).encode()).hexdigest()[:8]}"
