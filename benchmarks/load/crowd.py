"""So many visitors at once, and a log of what came of their clicks."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from benchmarks.load.checks import BOTH, AnswerRecord, AnswerRegister, Change, answer_faults
from benchmarks.load.tab import Tab
from benchmarks.load.visitor import LANGUAGES, Click, Codes, Visitor, clicks, steady_pace

SAID = 20  # sentences that are kept of all that was wrong


@dataclass
class Log:
    """What came of all clicks.

    took: when asked, seconds, page. first: of each visitor's first answer to a click after the change, whether it
    showed the new data. mixed: answers to clicks before it that showed some of both.
    """

    change: Change
    alike: AnswerRegister = field(default_factory=AnswerRegister)
    took: list[tuple[float, float, str]] = field(default_factory=list)
    shown: list[AnswerRecord] = field(default_factory=list)
    size: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)
    first: dict[int, bool] = field(default_factory=dict)
    mixed: int = 0

    def note(self, visitor: Visitor, click: Click) -> None:
        """Check an answer, and count it."""
        self.took.append((click.asked, click.took, click.page))
        self.size += click.answer.size
        self.blame("answers", answer_faults(visitor, click))
        self.shown.append(self.change.shown(visitor, click))

    def judge(self) -> None:
        """What can be said only when it is known since when there were other data; call once, at the end."""
        for one in self.shown:
            self.blame("other data", self.change.stale(one))
            if one.asked > self.change.at and one.version:
                self.first.setdefault(one.visitor, one.version == self.change.new)
            if one.asked <= self.change.at < one.asked + one.took:
                self.mixed += one.version == BOTH
            else:
                self.blame("not alike", self.alike.differing(self.change.dated(one)))

    def blame(self, kind: str, sentences: list[str]) -> None:
        """Count what is wrong, and keep the first of it."""
        self.wrong[kind] += len(sentences)
        self.said += sentences[: max(SAID - len(self.said), 0)]

    def within(self, since: float, until: float) -> list[float]:
        """Seconds of the interactions asked within a time, in order of length."""
        return sorted(took for asked, took, _ in self.took if since <= asked < until)


Going = Callable[[], bool]


def for_seconds(seconds: float) -> Going:
    """Visitors stay so long."""
    until = time.time() + seconds
    return lambda: time.time() < until


async def crowd(port: int, codes: Codes, count: int, going: Going, rate: float, log: Log) -> None:
    """`count` visitors who together click `rate` times a second, if the server lets them; 0: as soon as answered."""
    each = count / rate if rate else 0.0
    visitors = [Visitor(number, codes) for number in range(count)]
    await asyncio.gather(
        *(stay(port, one, going, (each, each * place / count), log) for place, one in enumerate(visitors))
    )


async def stay(port: int, visitor: Visitor, going: Going, pace: tuple[float, float], log: Log, rounds: int = 0) -> None:
    """One visitor, from the first page to the last click; `rounds` of the pages at most, 0: no end to them.

    pace: seconds from click to click, and before the first. What goes wrong with the connection is logged too.
    """
    try:
        async with Tab(port, LANGUAGES[visitor.choices["lang"]], visitor.dark) as tab:
            async for click in clicks(visitor, tab, steady_pace(*pace), rounds):
                log.note(visitor, click)
                if not going():
                    break
    except (OSError, TimeoutError, WebSocketException) as lost:
        log.blame("connections", [f"visitor {visitor.number}: {type(lost).__name__} {lost}"])


async def visitors_in_turn(port: int, codes: Codes, going: Going, log: Log, first: int, rounds: int = 1000) -> None:
    """One visitor after another, each once round the pages, with nobody else there."""
    for number in range(first, first + rounds):
        if going():
            await stay(port, Visitor(number, codes), going, (0.0, 0.0), log, rounds=1)
