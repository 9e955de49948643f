"""A visitor: choices nobody else has all of, and a way through every page that shows them.

Each leaves marks by which a leak would be seen: a word of their own in the search and in a query, a language, plans and
a theme of their own in every link.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

from benchmarks.load import widgets
from benchmarks.load.answer import Answer
from benchmarks.load.tab import Tab
from dashboard.url_state.site_map import DESK, pages

LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
PAGES = tuple(entry.address for entry in pages() if entry.section != DESK)  # without a plan of one's own
# What a visitor chooses on a page once it is there: the key of a chooser, by page.
CHOSEN = {
    "matrix": "choose-verdict",
    "indicator": "choose-indicator",
    "plan": "choose-section",
    "timeline": "choose-plans",
    "commitment": "choose-plans",
    "register": "choose-sort",
    "themes": "choose-mention",
    "instruments": "choose-part",
    "responsibilities": "choose-by",
    "restated": "choose-extent",
    "codebook": "choose-table",
    "quality": "choose-section",
    "sql": "choose-example",
}


@dataclass(frozen=True)
class Codes:
    """What there is to choose from."""

    plans: tuple[str, ...]
    themes: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass
class Visitor:
    """The n-th visitor. `choices`: what every page's address says of them."""

    number: int
    codes: Codes
    choices: dict[str, str] = field(init=False)
    dark: bool = field(init=False)

    def __post_init__(self) -> None:
        self.choices = {"lang": list(LANGUAGES)[self.number % 2]}
        if self.number % 3 == 1:
            self.choices["plans"] = ",".join(self._two_plans())
        if self.number % 4 == 3:
            self.choices["theme"] = self.codes.themes[self.number // 4 % len(self.codes.themes)]
        self.dark = self.number % 10 == 9
        self.chance = random.Random(self.number)

    @property
    def mark(self) -> str:
        """A word that nobody else types."""
        return f"guest{self.number:04d}x"

    def _two_plans(self) -> list[str]:
        first = self.number % len(self.codes.plans)
        second = (first + 1 + self.number // 7 % (len(self.codes.plans) - 1)) % len(self.codes.plans)
        return [self.codes.plans[place] for place in sorted({first, second})]

    def query(self, page: str) -> dict[str, str]:
        """The address of a page as this visitor's link has it."""
        own: dict[str, dict[str, str]] = {
            "indicator": {"indicator": self.codes.indicators[self.number % len(self.codes.indicators)]},
            "plan": {"plan": self.codes.plans[self.number % len(self.codes.plans)]},
            "register": {"q": self.mark},
            "sql": {"q": f"SELECT '{self.mark}' AS mine"} if self.number % 5 == 0 else {},
        }
        given = {name: code for name, code in self.choices.items() if page != "indicator" or name != "theme"}
        return given | own.get(page, {})

    def way(self) -> list[str]:
        """The pages in the order in which this visitor goes round; each starts elsewhere."""
        start = self.number * 5 % len(PAGES)
        return [*PAGES[start:], *PAGES[:start]]


@dataclass(frozen=True)
class Click:
    """One interaction and what came of it. asked: when, on the clock. took: seconds. before: the address by then.

    changed: the parameter that it changes, "" for a page that was opened; picked: what was picked, as it is written.
    """

    page: str
    asked: float
    took: float
    before: dict[str, str]
    answer: Answer
    after: dict[str, str]
    changed: str = ""
    picked: str = ""

    @property
    def lang(self) -> str:
        """The language that the address asks for."""
        return self.before["lang"]


Pace = Callable[[], Any]


async def clicks(visitor: Visitor, tab: Tab, pace: Pace, rounds: int = 0) -> AsyncIterator[Click]:
    """A visitor's clicks: a page, something chosen there, chosen otherwise, the next page. No `rounds`: without end."""
    for _ in range(rounds) if rounds else count():
        for page in visitor.way():
            await pace()
            asked = visitor.query(page)
            answer = await tab.open(page, asked)
            yield Click(page, tab.asked, tab.took, asked, answer, address(tab))
            for _ in range(2):
                widget = widgets.of_key(tab.widgets, CHOSEN.get(page, "none"))
                if widget is None:
                    break
                await pace()
                yield await choose(visitor, tab, page, widget)


async def choose(visitor: Visitor, tab: Tab, page: str, widget: Any) -> Click:
    """Something else chosen in a chooser: of one kind the next choice, of the other one more or one less."""
    before, offered, present = address(tab), widgets.labels(widget), widgets.chosen(widget)
    picked = visitor.chance.choice([label for label in offered if label not in present] or offered)
    several = type(widget).__name__ == "ButtonGroup" and widget.click_mode == widget.MULTI_SELECT
    values = [label for label in offered if label in (*present, picked)] if several else [picked]
    answer = await tab.click(widgets.state(widget, values))
    name = CHOSEN[page].removeprefix("choose-")
    return Click(page, tab.asked, tab.took, before, answer, address(tab), name, picked)


def address(tab: Tab) -> dict[str, str]:
    """The choices in a tab's address."""
    return dict(parse_qsl(tab.query))


def steady_pace(seconds: float, offset: float) -> Pace:
    """A pace: one click each so many seconds, begun a little later than others do; late ones do not wait."""
    loop = asyncio.get_running_loop()
    due = loop.time() + offset

    async def pace() -> None:
        nonlocal due
        await asyncio.sleep(max(due - loop.time(), 0))
        due = max(due, loop.time() - seconds) + seconds

    return pace
