"""The table of docs/benchmarks.md, and what of the goals is met."""

import platform
import statistics
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.bench.contenders import CONTENDERS, ROOT

Results = Mapping[str, Mapping[str, Sequence[float]]]
FLOOR = CONTENDERS[0].name
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
INDICATOR, OVERVIEW = "Duizhao: indicator", "Duizhao: overview"
GOALS = {  # at most so much of the floor's
    (INDICATOR, "cold"): 0.85,
    (INDICATOR, "warm"): 0.6,
    (INDICATOR, "20mbit"): 0.33,
    (INDICATOR, "fast3g"): 0.3,
    (INDICATOR, "bytes"): 0.2,
    (INDICATOR, "interaction"): 0.9,
    (INDICATOR, "cpu"): 0.25,
    (OVERVIEW, "interaction"): 1.6,
    (OVERVIEW, "warm"): 0.75,
}
AHEAD_OF = ("Dash", ("cold", "warm", "20mbit", "fast3g", "bytes"))  # in every opening and in bytes
NOTES = """\
*cold*: from the start of the process, the database being there. *warm*: the server has shown the page before and has
come to rest, the browser's cache is empty. *20 Mbit/s*, *Fast 3G* (1.44 Mbit/s,
562 ms a round trip): the same through the browser's own emulation, which does not slow down websockets. *kB*: all
that is transferred, sockets included. *interaction*: from the click to the redrawn chart, median of the clicks; for
the indicator page, the floor and the rivals the next indicator, which no reader has seen since the server began; for
the matrix another choice of plans, never made before; for the overview, where nothing else can be chosen, the other
language, drawn already from the third click on; for Datasette a page load. *CPU*: of the server's processes, from
`/proc`.
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
    rival, ahead_in = AHEAD_OF
    aims = [(name, measure, most, title(measure)) for (name, measure), most in GOALS.items()]
    aims += [
        (INDICATOR, measure, middle(shares, rival, measure), f"{title(measure)}: ahead of {rival}")
        for measure in ahead_in
    ]
    lines = ["| beside the floor | | at most | measured | |", "| --- | --- | --- | --- | --- |"]
    lines += [goal(name, said, most, middle(shares, name, measure)) for name, measure, most, said in aims]
    return "\n".join(lines)


def goal(name: str, said: str, most: float | None, measured: float | None) -> str:
    """A row of the table of goals."""
    numbers = ["–" if value is None else f"{value:.2f}" for value in (most, measured)]
    verdict = "not measured" if most is None or measured is None else "met" if measured <= most else "**missed**"
    return f"| {name} | {said} | {numbers[0]} | {numbers[1]} | {verdict} |"


def title(measure: str) -> str:
    """A measure's name without its unit."""
    return COLUMNS[measure][0].split(",")[0]


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
