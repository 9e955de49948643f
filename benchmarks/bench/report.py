"""The table of docs/benchmarks.md, and what of the goals is met."""

import platform
import statistics
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.bench.contenders import CONTENDERS, ROOT

Results = Mapping[str, Mapping[str, Sequence[float]]]
FLOOR, OURS = CONTENDERS[0].name, CONTENDERS[1].name
COLUMNS = {
    "cold": ("cold start to chart, s", 2),
    "warm": ("warm open, s", 2),
    "20mbit": ("20 Mbit/s open, s", 2),
    "fast3g": ("Fast 3G open, s", 1),
    "bytes": ("kB", 0),
    "interaction": ("interaction, ms", 0),
    "interaction_p90": ("p90, ms", 0),
    "cpu": ("CPU per interaction, ms", 0),
    "reruns": ("reruns/s", 0),
}
# The indicator page beside the floor: at most this share of it.
GOALS = {
    "cold": 1.2,
    "warm": 1.0,
    "interaction": 0.7,
    "cpu": 0.3,
    "20mbit": 0.55,
    "fast3g": 0.55,
    "bytes": 0.35,
}
NOTES = """\
*cold*: from the start of the process, the database being there. *warm*: the server has shown the page before and has
come to rest, the browser's cache is empty. *20 Mbit/s*, *Fast 3G* (1.44 Mbit/s,
562 ms a round trip): the same through the browser's own emulation, which does not slow down websockets. *kB*: all
that is transferred, sockets included. *interaction*: from the click to the redrawn chart, median of the clicks; for
the indicator page, the floor and the rivals the next indicator, which no reader has seen since the server began; for
matrix and overview the other language; for Datasette a page load. *CPU*: of the server's processes, from `/proc`.
*reruns/s*: eight sessions over Streamlit's socket, each asking as soon as it is answered; it is not comparable with
what is not Streamlit, and left out there. Rows are medians of the rounds; contenders take turns within each round.
Compare within a table only: machines drift."""


def written(results: Results, rounds: int, sessions: Sequence[int], load: str) -> str:
    """The page as Markdown."""
    columns = {**COLUMNS, **{f"memory_{count}": (f"MB, {count} sessions", 0) for count in sessions}}
    parts = [
        "# Benchmarks",
        f"`make bench`, {date.today().isoformat()}, {rounds} {'rounds' if rounds > 1 else 'round'}. {machine()} {load}",
        table(results, columns),
        "## Beside the floor",
        table(ratios(results), columns),
        "## Goals",
        goals(ratios(results)),
        "## How",
        NOTES,
    ]
    return "\n\n".join(parts) + "\n"


def middle(results: Results, name: str, measure: str) -> float | None:
    """The median of a measure; None where it was not taken."""
    values = results.get(name, {}).get(measure)
    return statistics.median(values) if values else None


def ratios(results: Results) -> dict[str, dict[str, list[float]]]:
    """Each measure as a share of the floor's."""
    found: dict[str, dict[str, list[float]]] = {}
    for name, measures in results.items():
        for measure in measures:
            own, floor = middle(results, name, measure), middle(results, FLOOR, measure)
            if own is not None and floor:
                found.setdefault(name, {})[measure] = [own / floor]
    return found


def table(results: Results, columns: Mapping[str, tuple[str, int]]) -> str:
    """A row per contender; a dash where nothing was measured. Shares of the floor have two places."""
    shares = all(value == 1 for values in results.get(FLOOR, {}).values() for value in values)
    heads = ["", *(title.split(",")[0] if shares and "MB" not in title else title for title, _ in columns.values())]
    lines = [heads, ["---"] * len(heads)]
    for name in results:
        cells = [(middle(results, name, measure), 2 if shares else places) for measure, (_, places) in columns.items()]
        lines.append([name, *("–" if value is None else f"{value:,.{places}f}" for value, places in cells)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def goals(shares: Results) -> str:
    """What was aimed at, what was reached."""
    lines = ["| the indicator page beside the floor | at most | measured | |", "| --- | --- | --- | --- |"]
    for measure, most in GOALS.items():
        found = middle(shares, OURS, measure)
        said = "not measured" if found is None else "met" if found <= most else "**missed**"
        lines.append(
            f"| {COLUMNS[measure][0].split(',')[0]} | {most} | {'–' if found is None else f'{found:.2f}'} | {said} |"
        )
    for rival in ("Dash", "Panel"):
        for measure in ("20mbit", "fast3g", "cpu"):
            own, other = middle(shares, OURS, measure), middle(shares, rival, measure)
            if own is not None and other is not None:
                said = "met" if own < other else "**missed**"
                lines.append(
                    f"| {COLUMNS[measure][0].split(',')[0]}: ahead of {rival} | {other:.2f} | {own:.2f} | {said} |"
                )
    return "\n".join(lines)


def machine() -> str:
    """What it was measured on."""
    facts = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = [line.split(":")[1].strip() for line in facts if line.startswith("model name")]
    memory = int(Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]) / 1e6
    return (
        f"{len(model)} cores ({model[0]}), {memory:.0f} GB, {platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}, Chromium headless."
    )


def write(text: str, to: Path = ROOT / "docs" / "benchmarks.md") -> None:
    """Put the page in place. Below a line of its own, what people wrote stays."""
    mark = "\n## Notes\n"
    kept = to.read_text(encoding="utf-8").partition(mark) if to.exists() else ("", "", "")
    to.write_text(text + (kept[1] + kept[2] if kept[1] else ""), encoding="utf-8")
