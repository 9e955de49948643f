"""`make load`: a hundred visitors for three minutes once all is warm, a new build in their midst.

ARGS="--sessions 10 --seconds 30" is a trial: what is not the whole is printed and not written."""

import argparse
import asyncio
import os
import sys
import threading
import time
from pathlib import Path

from benchmarks.load import plan_report, setting
from benchmarks.load.checks import Change
from benchmarks.load.crowd import Going, Log, crowd, for_seconds, visitors_in_turn
from benchmarks.load.memory import Watch
from benchmarks.load.plans import PAGES
from benchmarks.load.report import Outcome, good, write, written
from benchmarks.load.site import serve_site

SESSIONS, SECONDS, RATE = 100, 180.0, 50.0
BUILT_AFTER = 1 / 3  # of the time: then two thirds are left for memory to become level again
WARMUP = 360.0  # seconds before, in which nothing counts: until every visitor has been on every page
CLICKING = 15.0  # seconds that visitors stay after the new build
LONE = 1000  # numbers of visitors who come alone


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--sessions", type=int, default=SESSIONS, help=f"visitors at once ({SESSIONS})")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long they stay ({SECONDS:.0f})")
    parser.add_argument("--warmup", type=float, default=WARMUP, help=f"seconds before that do not count ({WARMUP:.0f})")
    parser.add_argument("--rate", type=float, default=RATE, help=f"clicks a second of all of them ({RATE:.0f})")
    parser.add_argument("--alone", type=float, default=30.0, help="seconds with one visitor only, before (30)")
    parser.add_argument("--replicas", type=int, choices=(1, 2), default=1, help="servers; two stand behind haproxy (1)")
    parser.add_argument(
        "--plans", action="store_true", help="each visitor brings a plan of their own, and nothing else"
    )
    parser.add_argument(
        "--pages", type=int, default=PAGES, help=f"with --plans: pages that each sees with it ({PAGES})"
    )
    found = parser.parse_args()
    found.trial = (found.sessions, found.seconds, found.warmup, found.rate) != (SESSIONS, SECONDS, WARMUP, RATE)
    return found


def say(text: str) -> None:
    """Where it is at."""
    print(text, file=sys.stderr, flush=True)


def measure(asked: argparse.Namespace, work: Path = setting.WORK) -> Outcome:
    """The whole of it: alone, then in a crowd with a new build."""
    load = os.getloadavg()[0]
    say("building the database")
    database = setting.prepare(work)
    log = work / "server.log"
    change = Change(setting.version(), setting.version(work / "data"))
    codes = setting.codes(database)
    with serve_site(database, log, asked.replicas) as site:
        single, many = Log(change), Log(change)
        say("one visitor: first round")
        asyncio.run(visitors_in_turn(site.port, codes, for_seconds(2 * asked.alone), Log(change), first=0, rounds=1))
        say("one visitor: measured")
        asyncio.run(visitors_in_turn(site.port, codes, for_seconds(asked.alone), single, first=LONE))
        say(f"{asked.sessions} visitors for {asked.warmup:.0f} and {asked.seconds:.0f} s")
        begun, spent = time.time(), site.cpu()
        builder = threading.Timer(asked.warmup + asked.seconds * BUILT_AFTER, rebuild, (work, many))
        builder.start()
        with Watch(site) as watch:
            staying = until_seen(for_seconds(asked.warmup + asked.seconds), builder, many)
            asyncio.run(crowd(site.port, codes, asked.sessions, staying, asked.rate, many))
        ended, spent = time.time(), site.cpu() - spent
        builder.join()
        single.judge()
        many.judge()
    tracebacks = log.read_text(encoding="utf-8", errors="replace").count("Traceback")
    return Outcome(
        asked.replicas,
        asked.sessions,
        asked.rate,
        begun,
        ended,
        asked.warmup,
        single,
        many,
        watch.samples,
        spent,
        tracebacks,
        load,
    )


def until_seen(going: Going, builder: threading.Thread, log: Log) -> Going:
    """As long as that, but no shorter than it takes to build on a slow machine and to click afterwards."""
    return lambda: going() or builder.is_alive() or 0 <= time.time() - log.change.at < CLICKING


def rebuild(work: Path, log: Log) -> None:
    """Build the next version; from then on the log knows when."""
    at = setting.build(work / "data", work / "build")
    log.change = Change(log.change.old, log.change.new, at)


def main() -> None:
    asked = options()
    if asked.plans:
        plan_report.run(asked.sessions, asked.pages)
    outcome = measure(asked)
    text = written(outcome)
    print(text)
    if not asked.trial:
        write(text, outcome.replicas)
    sys.exit(0 if good(outcome) else 1)


if __name__ == "__main__":
    main()
