"""`make load ARGS="--plans"`: the whole of it on servers of its own, and what came of it."""

import asyncio
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.bench.contenders import ROOT
from benchmarks.load import setting
from benchmarks.load.plan_limits import limit_faults, told_that_it_is_too_long, told_that_room_is_needed
from benchmarks.load.plan_visitor import SHOWN_ON, PlanLog
from benchmarks.load.plans import PATIENCE, DeskFolders, crowd_with_plans, files_with_secrets, until_gone
from benchmarks.load.report import table
from benchmarks.load.site import serve_site
from dashboard.desk.own_desks import MOST, VARIABLE

ROOM = 2  # plans on the server on which the limit in number is tried
SETTLED = 40.0  # seconds after the last desk has gone: memory is collected every half minute
SAY = 60.0  # seconds from one word of where it is at to the next
WORK = ROOT / "build" / "load-plans"


@dataclass
class PlanOutcome:
    """What was measured. memory: megabytes by moment. gone: seconds from the last visitor's leaving to the last desk's.
    files: with a secret word in them. faults: of the limits."""

    count: int
    pages: int
    log: PlanLog
    memory: dict[str, float]
    seconds: float
    cpu: float
    most: int
    gone: float
    files: list[str]
    faults: list[str]
    tracebacks: int

    @property
    def good(self) -> bool:
        """Whether nobody was sent another's words, all was as it must be, and all is gone."""
        return not (self.log.wrong or self.files or self.faults or self.tracebacks or self.most > MOST)


def measure(count: int, pages: int, work: Path = WORK) -> PlanOutcome:
    """Visitors with a plan each on one server; then the limits on another."""
    shutil.rmtree(work, ignore_errors=True)
    (work / "tmp").mkdir(parents=True)
    setting.build(ROOT / "data", work / "build")
    database, log, folders = work / "build" / setting.DATABASE, PlanLog(), DeskFolders(work / "tmp")
    temporary, since, memory = {"TMPDIR": str(work / "tmp")}, time.time(), {}
    with serve_site(database, work / "server.log", settings=temporary) as site:
        asyncio.run(crowd_with_plans(site.port, 1, len(SHOWN_ON), PlanLog()))
        memory["before: all libraries loaded, one desk"] = site.memory()
        begun, cpu = time.time(), site.cpu()
        with folders.watched(lambda: note_memory(memory, site.memory(), folders.most, log)):
            asyncio.run(crowd_with_plans(site.port, count, pages, log))
        seconds, cpu = time.time() - begun, site.cpu() - cpu
        memory["when the last has left"] = site.memory()
        gone = until_gone(folders)
        time.sleep(SETTLED)
        memory["after, all desks gone"] = site.memory()
    with serve_site(database, work / "limits.log", settings=temporary | {VARIABLE: str(ROOM)}) as site:
        told = asyncio.run(told_that_room_is_needed(site.port, ROOM, log, PATIENCE))
        faults = limit_faults(told, ROOM, asyncio.run(told_that_it_is_too_long(site.port, (0, 1), log, PATIENCE)))
    files = files_with_secrets(work) + files_with_secrets(
        ROOT / "data", ROOT / "dashboard", ROOT / "build", since=since
    )
    logs = "".join((work / name).read_text("utf-8", "replace") for name in ("server.log", "limits.log"))
    faults += [f"others may enter {path}" for path in sorted(folders.open)]
    return PlanOutcome(
        count, pages, log, memory, seconds, cpu, folders.most, gone, files, faults, logs.count("Traceback")
    )


def note_memory(memory: dict[str, float], megabytes: float, desks: int, log: PlanLog) -> None:
    """Note the most memory so far, and say every minute where it is at."""
    memory["during, most"] = max(memory.get("during, most", 0.0), megabytes)
    if time.monotonic() - log.said_at > SAY:
        log.said_at = time.monotonic()
        print(f"{megabytes:.0f} MB, {desks} desks, {dict(log.answers)}, {dict(log.wrong)}", file=sys.stderr, flush=True)


def written(found: PlanOutcome) -> str:
    """It as Markdown."""
    log = found.log
    rows = [("answer", "number", "median s", "longest s")]
    for kind, number in sorted(log.answers.items()):
        took = log.took.get(kind, [])
        seconds = (f"{median(took):.2f}", f"{max(took):.1f}") if took else ("–", "–")
        rows.append((kind, str(number), *seconds))
    wrong = [*log.said, *found.files, *found.faults]
    return "\n\n".join(
        (
            f"{found.count} visitors with a plan each, {found.pages} pages each, {found.seconds:.0f} s, "
            f"{found.cpu:.0f} s of processor time. Words of another: {log.wrong['LEAK']}. Other faults: "
            f"{sum(log.wrong.values()) - log.wrong['LEAK'] + len(found.faults)}. Files with secret words: "
            f"{len(found.files)}. Tracebacks: {found.tracebacks}. Desks at once: {found.most}. All gone "
            f"{found.gone:.0f} s after the last visitor.",
            table(rows),
            table([("moment", "MB"), *((moment, f"{size:.0f}") for moment, size in found.memory.items())]),
            "\n".join(f"* {sentence}" for sentence in wrong) or "Nothing was wrong.",
        )
    )


def run(count: int, pages: int) -> None:
    """Measure, print, and end with status 1 where something was wrong."""
    found = measure(count, pages)
    print(written(found))
    sys.exit(0 if found.good else 1)
