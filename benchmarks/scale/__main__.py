"""`make scale`: the corpus many times over, built, served and opened; the figures go into docs/scale.md.

make scale                              1, 10, 100 and 1,000 times, every page: an hour
make scale ARGS="1 10 --pages matrix"   some sizes, some pages
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from benchmarks.bench.contenders import OTHER_LANGUAGE, OWN, PLOTLY, ROOT, Contender
from benchmarks.bench.measures import interactions, warm
from benchmarks.bench.servers import serving
from benchmarks.scale import corpus, report
from dashboard.url_state import site_map
from dashboard.web.bundle_manifest import CHARTS
from tests.browser import launch_options, require_browser

WORK = ROOT / "build" / "scale"
SIZES = (1, 10, 100, 1000)
PAGES = tuple(page.split("/")[1] for page in site_map.PAGES)
CLICKS = 5


class Build(NamedTuple):
    """What a build took; megabytes are of the process at its largest, and of the database."""

    times: int
    plans: int
    targets: int
    rows: int
    seconds: float
    cpu: float
    peak: float
    database: float


class PageOpening(NamedTuple):
    """What a page took, the second reader's: milliseconds, of them the server's processor, and kilobytes received."""

    page: str
    times: int
    open: float
    open_cpu: float
    kilobytes: float
    interaction: float
    cpu: float


def main() -> None:
    """Measure what is asked for, write the page."""
    options = parse_arguments()
    builds: list[Build] = []
    found: list[PageOpening] = []
    with sync_playwright() as playwright:
        for times in options.sizes:
            folder = WORK / str(times)
            builds.append(built(times, folder))
            print(builds[-1], flush=True)
            browser = playwright.chromium.launch(**launch_options(require_browser()))
            found += opened_pages(browser, folder / "build" / "plans.duckdb", times, options.pages)
            browser.close()
            if not options.keep:
                shutil.rmtree(folder)
            report.write(builds, found, ROOT / "docs" / "scale.md")


def parse_arguments() -> argparse.Namespace:
    """Sizes and pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=PAGES)
    parser.add_argument("--keep", action="store_true", help="leave the working files in build/scale/")
    return parser.parse_args()


def built(times: int, folder: Path) -> Build:
    """Generate a corpus and build it in a process of its own. Raises CalledProcessError if the build fails."""
    data, build = folder / "data", folder / "build"
    shutil.rmtree(folder, ignore_errors=True)
    targets = corpus.multiply(ROOT / "data", data, times)
    command = [OWN, "-m", "etl", "build", "--data", str(data), "--build", str(build)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begun
    if status:
        raise subprocess.CalledProcessError(status, command)
    rows = sum(file.read_bytes().count(b"\n") - 1 for file in data.glob("*.csv"))
    size, plans = (build / "plans.duckdb").stat().st_size / 1e6, len(corpus.read(data / "plans.csv"))
    return Build(times, plans, targets, rows, took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e3, size)


def opened_pages(browser: Browser, database: Path, times: int, pages: tuple[str, ...]) -> list[PageOpening]:
    """Each page opened twice by readers with empty caches, the second of whom counts; then the other language."""
    found = []
    environment = {"ADDRESS": "127.0.0.1", "DUIZHAO_DATABASE": str(database)}
    start = Contender("Duizhao", lambda _: [OWN, "tools/start.py"], "/", environment=environment)
    with serving(start) as server:
        for page in pages:
            drawn = PLOTLY if page in CHARTS else ".dz-headline"
            one = Contender(page, start.start, f"/{page}?lang=en", drawn, OTHER_LANGUAGE)
            warm(browser, one, server)
            spent = server.cpu()
            took, kilobytes = warm(browser, one, server)
            cpu = 1000 * (server.cpu() - spent)
            clicked = interactions(browser, one, server, CLICKS)
            found.append(PageOpening(page, times, 1000 * took, cpu, kilobytes, clicked["interaction"], clicked["cpu"]))
            print(found[-1], flush=True)
    return found


if __name__ == "__main__":
    main()
