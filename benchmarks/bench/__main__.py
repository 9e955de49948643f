"""`make bench`: all measures of all contenders, in turns. ARGS="--trial" is a short run that writes nothing."""

import argparse
import contextlib
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.bench import measures, report
from benchmarks.bench.contenders import CONTENDERS, Contender, prepare
from benchmarks.bench.servers import serving
from tests.browser import launch_options, require_browser

Results = dict[str, dict[str, list[float]]]


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each contender has its turn (3)")
    parser.add_argument("--clicks", type=int, default=15, help="interactions in a turn (15)")
    parser.add_argument("--sessions", default="1,10,30", help="pages open when memory is looked at (1,10,30)")
    parser.add_argument(
        "--only", default="", help="contenders whose names hold one of these words, with commas between"
    )
    parser.add_argument("--trial", action="store_true", help="one short round, printed and not written")
    found = parser.parse_args()
    if found.trial:
        found.rounds, found.clicks, found.sessions = 1, 5, "1,3"
    return found


def turn(browser: Browser, contender: Contender, clicks: int, note: Callable[[str, float], None]) -> None:
    """One contender's turn at everything but memory."""
    with reporting("cold"):
        note("cold", measures.cold(browser, contender))
    with serving(contender) as server:
        with reporting("warm"):
            for _ in range(2):
                measures.warm(browser, contender, server)
            measures.rest(server)
            took, kilobytes = measures.warm(browser, contender, server)
            note("warm", took)
            note("bytes", kilobytes)
        for line in measures.LINES:
            with reporting(line):
                note(line, measures.warm(browser, contender, server, line)[0])
        with reporting("interaction"):
            for name, value in measures.interactions(browser, contender, server, clicks).items():
                note(name, value)
        if contender.socket:
            with reporting("reruns"):
                note("reruns", measures.reruns(contender, server, 8))


@contextlib.contextmanager
def reporting(measure: str) -> Iterator[None]:
    """Say what could not be measured, and go on: its place in the table stays empty."""
    try:
        yield
    except (Error, OSError, RuntimeError) as failed:
        print(f"  {measure} failed: {str(failed).splitlines()[0]}", file=sys.stderr, flush=True)


def measured(
    browser: Browser, chosen: list[Contender], asked: argparse.Namespace, sessions: tuple[int, ...]
) -> Results:
    """All measures of all that were chosen. What fails is said, and is missing from the table."""
    results: Results = defaultdict(lambda: defaultdict(list))

    def noting(name: str) -> Callable[[str, float], None]:
        return lambda measure, value: results[name][measure].append(value)

    for number in range(1, asked.rounds + 1):
        for contender in chosen:
            print(f"round {number} of {asked.rounds}: {contender.name}", file=sys.stderr, flush=True)
            turn(browser, contender, asked.clicks, noting(contender.name))
    for contender in chosen:
        print(f"memory: {contender.name}", file=sys.stderr, flush=True)
        with reporting("memory"):
            for measure, value in measures.memory(browser, contender, sessions).items():
                results[contender.name][measure].append(value)
    return results


def main() -> None:
    asked = options()
    prepare()
    words = [word for word in asked.only.lower().split(",") if word]
    chosen = [one for one in CONTENDERS if not words or any(word in one.name.lower() for word in words)]
    sessions = tuple(int(count) for count in asked.sessions.split(","))
    before, begun = os.getloadavg()[0], time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(require_browser()))
        results = measured(browser, chosen, asked, sessions)
        browser.close()
    minutes = (time.monotonic() - begun) / 60
    load = f"Load of the machine before it began: {before:.1f}. It took {minutes:.0f} minutes."
    text = report.written(results, asked.rounds, sessions, load)
    print(text)
    if not asked.trial and not words:
        report.write(text)


if __name__ == "__main__":
    main()
