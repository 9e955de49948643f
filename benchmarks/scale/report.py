"""The tables of docs/scale.md. What people wrote below them stays."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.bench.report import machine
from benchmarks.bench.report import write as put

if TYPE_CHECKING:
    from benchmarks.scale.__main__ import Build, PageOpening

BUILD_HEADS = ("times", "plans", "targets", "rows", "build, s", "CPU, s", "CPU ms a row", "peak MB", "database MB")
PAGE_HEADS = ("page", "times", "open, ms", "CPU, ms", "kB", "interaction, ms", "CPU, ms")
ABOUT = """\
The generator (`benchmarks/scale/corpus.py`) copies every plan with all that belongs to it and changes values; every
copy passes `etl check` in full. *build*: `python -m etl build`, checks and downloads included, in a process of its own.
*open*: from the address to the drawn figure (else the headline), a reader with an empty cache, the page having been
opened once before. *kB*: all that the browser receives for that, front end and websocket. *interaction*: the other
language, median of five clicks. *CPU*: of the server's processes, per open and per click."""


def write(builds: Sequence[Build], found: Sequence[PageOpening], to: Path) -> None:
    """Put both tables into the page."""
    busy = f"Load of the machine over the last 15 minutes: {os.getloadavg()[2]:.1f}."
    parts = [
        "# Scale",
        f"`make scale`, {date.today().isoformat()}. {machine()} {busy}",
        "## Build",
        table(BUILD_HEADS, map(of_build, builds)),
        "## Pages",
        table(PAGE_HEADS, (of_page(one) for one in sorted(found, key=lambda one: one.page))),
        "## How",
        ABOUT,
    ]
    put("\n\n".join(parts) + "\n", to)


def of_build(one: Build) -> list[str]:
    """The cells of a build."""
    counts = [f"{count:,}" for count in (one.times, one.plans, one.targets, one.rows)]
    each = f"{1000 * one.cpu / one.rows:.2f}"
    return [*counts, f"{one.seconds:.0f}", f"{one.cpu:.0f}", each, f"{one.peak:,.0f}", f"{one.database:,.0f}"]


def of_page(one: PageOpening) -> list[str]:
    """The cells of a page."""
    return [one.page, f"{one.times:,}", *(f"{value:,.0f}" for value in one[2:])]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
