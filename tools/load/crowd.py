"""So many visitors at once, and a log of what came of their clicks."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from tools.load.checks import Alike, Change, wrong
from tools.load.tab import Tab
from tools.load.visitor import LANGUAGES, Click, Codes, Visitor, clicks, steady

SAID = 20  # sentences that are kept of all that was wrong


@dataclass
class Log:
    """What came of all clicks. took: when asked and seconds, by page. fresh: visitors who saw the new data.

    first: of the clicks after a change, each visitor's first: whether it showed the new data.
    """

    change: Change
    alike: Alike = field(default_factory=Alike)
    took: list[tuple[float, float, str]] = field(default_factory=list)
    size: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)
    first: dict[int, bool] = field(default_factory=dict)
    mixed: int = 0

    def note(self, visitor: Visitor, click: Click) -> None:
        """Check an answer, and count it."""
        self.took.append((click.asked, click.took, click.page))
        self.size += click.answer.size
        shown = self.change.shown(click)
        self.blame("answers", wrong(visitor, click))
        self.blame("other data", self.change.stale(click))
        straddling = click.asked <= self.change.at < click.asked + click.took
        if straddling:
            self.mixed += shown == "both"
        else:
            self.blame("not alike", self.alike.differing(visitor, click, shown))
        if click.asked > self.change.at and shown:
            self.first.setdefault(visitor.number, shown == self.change.new)

    def blame(self, kind: str, sentences: list[str]) -> None:
        """Count what is wrong, and keep the first of it."""
        self.wrong[kind] += len(sentences)
        self.said += sentences[: max(SAID - len(self.said), 0)]

    def within(self, since: float, until: float) -> list[float]:
        """Seconds of the interactions asked within a time, in order of length."""
        return sorted(took for asked, took, _ in self.took if since <= asked < until)


async def crowd(port: int, codes: Codes, count: int, seconds: float, rate: float, log: Log, first: int = 0) -> None:
    """`count` visitors who together click `rate` times a second, if the server lets them; 0: as soon as answered."""
    until = time.time() + seconds
    each = count / rate if rate else 0.0
    visitors = [Visitor(first + number, codes) for number in range(count)]
    await asyncio.gather(
        *(stay(port, one, until, each, each * place / count, log) for place, one in enumerate(visitors))
    )


async def stay(
    port: int, visitor: Visitor, until: float, each: float, offset: float, log: Log, rounds: int = 0
) -> None:
    """One visitor, from the first page to the last click; `rounds` of the pages at most, 0: no end to them.

    What goes wrong with the connection is logged too.
    """
    locale = LANGUAGES[visitor.choices["lang"]]
    try:
        pace = await steady(each, offset)
        async with Tab(port, locale, visitor.dark) as tab:
            async for click in clicks(visitor, tab, pace, rounds):
                log.note(visitor, click)
                if time.time() > until:
                    break
    except (OSError, TimeoutError, WebSocketException) as lost:
        log.blame("connections", [f"visitor {visitor.number}: {type(lost).__name__} {lost}"])


async def alone(port: int, codes: Codes, seconds: float, log: Log, first: int, rounds: int = 1000) -> None:
    """One visitor after another, each once round the pages, with nobody else there."""
    until = time.time() + seconds
    for number in range(first, first + rounds):
        if time.time() < until:
            await stay(port, Visitor(number, codes), until, 0.0, 0.0, log, rounds=1)
