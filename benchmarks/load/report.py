"""The page docs/load.md: what was asked for, what was reached."""

from dataclasses import dataclass
from datetime import date

from benchmarks.bench.contenders import ROOT
from benchmarks.bench.report import machine
from benchmarks.load import memory
from benchmarks.load.crowd import Log
from benchmarks.load.memory import MOST, Samples

RERUNS = 40.0  # a second
NOTES = """\
A visitor is a websocket of its own that speaks as Streamlit's front end does: opens a page, changes a chooser twice
with the values of all widgets, follows a link to the next page, through all pages again and again; large messages that
came in the last two runs are only named again. Visitors differ in language, plans, theme, indicator, plan, light or
dark, and each types a word of its own. *Interaction*: from the click to the end of the run, with every
message received. *One visitor*: the same clicks by one visitor after another, before the crowd came, as soon as each is
answered. The clicks of the crowd come at an even rate; who has waited longer clicks at once.

*Wrong* is an answer whose run did not succeed, that shows an exception or a problem, a word of another visitor, another
language, a link or an address with choices that are not this visitor's, or a chooser that does not show what was
picked. *Not alike*: one address showed two visitors two things. *Old data*: an answer to a click after the new database
was in place that shows the version of before. *Level* memory grows by at most {most:g} per cent a minute after the
warm-up, on the straight line through the medians of each ten seconds.

Server, visitors, checks and, for its time, the build share the cores of one machine."""


@dataclass(frozen=True)
class Outcome:
    """What was measured. begun, ended: on the clock; warmup: seconds of the start that do not count. cpu: seconds.

    load: of the machine, before anything began.
    """

    replicas: int
    sessions: int
    rate: float
    begun: float
    ended: float
    warmup: float
    single: Log
    many: Log
    memory: Samples
    cpu: float
    tracebacks: int
    load: float

    @property
    def seconds(self) -> float:
        """How long the crowd was there."""
        return self.ended - self.begun

    @property
    def counted(self) -> list[float]:
        """Seconds of the crowd's interactions, without the start."""
        return self.many.within(self.begun + self.warmup, self.ended)

    @property
    def reruns(self) -> float:
        """Runs a second."""
        return len(self.counted) / (self.seconds - self.warmup)

    @property
    def growth(self) -> float | None:
        """Of memory after the warm-up, in per cent a minute; None if it was too short to say."""
        try:
            return memory.growth([one for one in self.memory if one[0] > self.begun + self.warmup])
        except ValueError:
            return None


def share(ordered: list[float], part: float) -> float:
    """Milliseconds below which a part of the interactions stays."""
    return 1000 * ordered[min(int(part * len(ordered)), len(ordered) - 1)] if ordered else float("nan")


def goals(found: Outcome) -> list[tuple[str, str, str, bool]]:
    """What was asked for: its name, what was asked, what was measured, whether it was met."""
    faults = sum(found.many.wrong.values()) + sum(found.single.wrong.values())
    new = sum(found.many.first.values())
    level = found.growth
    return [
        ("reruns a second", f"at least {RERUNS:.0f}", f"{found.reruns:.1f}", found.reruns >= RERUNS),
        ("wrong answers, lost connections", "0", str(faults), faults == 0),
        ("errors in the server's log", "0", str(found.tracebacks), found.tracebacks == 0),
        (
            "visitors whose first click after the build shows the new data",
            str(found.sessions),
            str(new),
            new == found.sessions,
        ),
        (
            "growth of memory a minute",
            f"at most {MOST:g} %",
            "–" if level is None else f"{level:.2f} %",
            level is not None and level <= MOST,
        ),
    ]


def good(found: Outcome) -> bool:
    """Whether nothing was wrong. How fast it went depends on the machine, and is said in the table."""
    return all(met for name, _, _, met in goals(found)[1:4])


def written(found: Outcome) -> str:
    """The page as Markdown."""
    said = [*found.single.said, *found.many.said]
    asked = [("", "asked", "measured", ""), *((*row, "met" if met else "**missed**") for *row, met in goals(found))]
    parts = [
        "# Under load" if found.replicas == 1 else f"# Under load, {found.replicas} replicas behind a balancer",
        f"`make load{command(found)}`, {date.today().isoformat()}: {found.sessions} visitors for "
        f"{found.seconds - found.warmup:.0f} s after {found.warmup:.0f} s of warm-up, "
        f"who together want {found.rate:.0f} clicks a second. "
        f"{machine().replace(', Chromium headless', '')}",
        table(asked),
        table([("interaction, ms", "number", "p50", "p95", "p99", "longest"), *map(line, times(found))]),
        costs(found),
        "## Memory",
        table([("second", "MB"), *resident(found)]),
        *(["## What was wrong", "\n".join(f"* {one}" for one in said)] if said else []),
        "## How",
        NOTES.format(most=MOST),
    ]
    return "\n\n".join(parts) + "\n"


def command(found: Outcome) -> str:
    """What is added to the command for more than one server."""
    return f' ARGS="--replicas {found.replicas}"' if found.replicas > 1 else ""


def costs(found: Outcome) -> str:
    """What an interaction costs the server, and how much was compared."""
    number = max(len(found.many.took), 1)
    return (
        f"Processor time of the servers: {1000 * found.cpu / number:.0f} ms an interaction, "
        f"{100 * found.cpu / found.seconds:.0f} % of one core. {found.many.size / number / 1000:.0f} kB an answer. "
        f"{found.many.alike.compared} answers were compared with what another visitor saw at the same address. "
        f"Of the answers that were being made when the new data came, {found.many.mixed} showed some of both. "
        f"Load of the machine before it began: {found.load:.1f}."
    )


def times(found: Outcome) -> list[tuple[str, list[float]]]:
    """The interactions by circumstance."""
    at = found.many.change.at
    return [
        ("one visitor", sorted(took for _, took, _ in found.single.took)),
        (f"{found.sessions} visitors", found.counted),
        ("of these, in the ten seconds before the new data were in place", found.many.within(at - 10, at)),
        ("in the ten seconds after", found.many.within(at, at + 10)),
    ]


def line(one: tuple[str, list[float]]) -> tuple[str, ...]:
    """A row of the table of times."""
    name, ordered = one
    parts = (share(ordered, part) for part in (0.5, 0.95, 0.99, 1.0))
    return (name, str(len(ordered)), *("–" if value != value else f"{value:,.0f}" for value in parts))


def resident(found: Outcome) -> list[tuple[str, str]]:
    """Memory every quarter of a minute."""
    every = [one for number, one in enumerate(found.memory) if number % 7 == 0]
    return [(f"{when - found.begun:.0f}", f"{size:.0f}") for when, size in every]


def table(rows: list[tuple[str, ...]]) -> str:
    """A Markdown table; the first row is its head."""
    lines = [rows[0], tuple("---" for _ in rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def write(text: str, replicas: int) -> None:
    """Put the page in place; that of more than one server has its own. Below a line of its own, what people wrote
    stays."""
    to = ROOT / "docs" / ("load.md" if replicas == 1 else f"load-{replicas}-replicas.md")
    mark = "\n## Notes\n"
    kept = to.read_text(encoding="utf-8").partition(mark) if to.exists() else ("", "", "")
    to.write_text(text + (kept[1] + kept[2] if kept[1] else ""), encoding="utf-8")
