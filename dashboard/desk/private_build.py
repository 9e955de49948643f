"""The build of a visitor's plan beside the register: one database file in a folder that nobody else reads."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dashboard.database.private import PrivateDatabase
from dashboard.desk.completion import complete
from dashboard.desk.plan import DeskPlan
from dashboard.desk.replay import decided_tables
from etl import private
from etl.load import DATA
from etl.private import Fault, PlanRefusedError, build_private
from etl.problems import EtlError
from etl.table_files import Tables, read_rows
from etl.units import general_units

REGISTER = ("plans", "regions", "themes", "units", "bodies", "indicators", "measures", "targets", "silences")
STEPS = private.STEPS
BUILDERS = 1  # builds at once: each takes two seconds of a processor
_builders = threading.BoundedSemaphore(BUILDERS)


class OwnBuild(NamedTuple):
    """What a visitor's pages read. digest: of the rows it was built from. faults: rows that were left out."""

    database: PrivateDatabase
    digest: str
    faults: tuple[Fault, ...]


class OwnBuildError(Exception):
    """There is no build. faults: what is wrong with the plan itself; none where the register or the disk is at
    fault."""

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__("no build of a visitor's plan")
        self.faults = faults


def digest_of(plan: DeskPlan) -> str:
    """What tells one state of a plan's rows from the next."""
    rows = json.dumps([decided_tables(plan), plan.region], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(rows.encode("utf-8", "replace")).hexdigest()


def build_own(plan: DeskPlan, folder: Path, data: Path = DATA, step: private.Step = lambda _: None) -> OwnBuild:
    """Build the register in `data` with the plan beside it into a new file of `folder`.

    step: told each of STEPS as it begins, before them "turn" where others build. Raises OwnBuildError.
    """
    digest = digest_of(plan)
    file = folder / f"{digest[:16]}.duckdb"
    try:
        with _turn(step):
            file.unlink(missing_ok=True)
            tables = complete(decided_tables(plan), register_tables(data), plan.region)
            built = build_private(tables, data, file, step)
        file.chmod(0o600)
    except PlanRefusedError as error:
        raise OwnBuildError(error.faults) from error
    except (EtlError, OSError) as error:
        raise OwnBuildError from error
    return OwnBuild(PrivateDatabase(file), digest, built.faults)


@contextmanager
def _turn(step: private.Step) -> Iterator[None]:
    """Hold one of the places to build in. Tells the step "turn" where it has to wait."""
    if not _builders.acquire(blocking=False):
        step("turn")
        _builders.acquire()
    try:
        yield
    finally:
        _builders.release()


def register_tables(data: Path) -> Tables:
    """The tables that a draft is completed from: of the register, and the units that any plan may need. Raises
    EtlError."""
    return {name: read_rows(data / f"{name}.csv") for name in REGISTER} | {"general_units": list(general_units())}


__all__ = ["STEPS", "Fault", "OwnBuild", "OwnBuildError", "build_own", "digest_of", "register_tables"]
