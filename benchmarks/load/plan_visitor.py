"""A visitor with a plan of their own: brings it, switches it on, sees every page with it, takes files, reloads.

Whatever the server sends is searched for the secret words of all visitors: only the visitor's own may be in it, and it
must be where their plan is shown.
"""

import asyncio
import http.client
import re
from collections import Counter
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.load import widgets
from benchmarks.load.answer import Answer
from benchmarks.load.checks import run_faults
from benchmarks.load.plan_texts import plan_text, secret, secrets_in
from benchmarks.load.tab import Tab
from benchmarks.load.visitor import LANGUAGES, PAGES, Click, address
from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from dashboard.i18n.words import Words
from dashboard.url_state.site_map import shows_own_plan

COOKIE = "duizhao_desk"
TICKET = re.compile(rb'"ticket"\s*:\s*"([\w-]{40,})"')
OWN_CODE = "my-plan"
SHOWN_ON = tuple(page for page in PAGES if shows_own_plan(page))
# Where the plan's words are in whatever the page shows; others show it only where something is picked or searched for.
SPEAKING = {"overview", "matrix", "plan", "timeline", "commitment", "register", "themes", "clauses", "sql"}
QUERY = {"plan": {"plan": OWN_CODE}, "sql": {"q": f"SELECT title_zh FROM plans WHERE plan_id = '{OWN_CODE}'"}}
MATRIX = urlencode({"items": encode_deck(Deck((DeckItem("matrix", "matrix"),), "")), "own": "1"})
FILES = (f"/take?{MATRIX}&of=figure&form=csv", f"/take?{MATRIX}&of=figure&form=pptx", f"/handout?{MATRIX}")
SAID = 20  # sentences that are kept of all that was wrong


@dataclass
class PlanLog:
    """What came of it. answers: by kind. told: visitors who were told that their plan was put aside, so often.
    said_at: when it was last said where it is at."""

    answers: Counter[str] = field(default_factory=Counter)
    told: Counter[int] = field(default_factory=Counter)
    took: dict[str, list[float]] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)
    said_at: float = 0.0

    def blame(self, kind: str, sentence: str) -> None:
        """Count what is wrong, and keep the first of it."""
        self.wrong[kind] += 1
        self.said += [f"{kind}: {sentence}"][: max(SAID - len(self.said), 0)]

    def time(self, kind: str, seconds: float) -> None:
        """Note how long an answer took."""
        self.answers[kind] += 1
        self.took.setdefault(kind, []).append(seconds)


@dataclass
class PlanVisitor:
    """The n-th visitor at the server of a port. cookie: once the server gave it. addresses: of files made for them."""

    port: int
    number: int
    log: PlanLog
    patience: float
    cookie: str = ""
    addresses: list[str] = field(default_factory=list)

    @property
    def lang(self) -> str:
        """Their language."""
        return list(LANGUAGES)[self.number % 2]

    @property
    def word(self) -> str:
        """Their secret word."""
        return secret(self.number)

    @asynccontextmanager
    async def tab(self) -> AsyncIterator[Tab]:
        """A tab of their browser."""
        async with Tab(self.port, LANGUAGES[self.lang], cookie=self.cookie, patience=self.patience) as tab:
            yield tab

    async def bring(self, tab: Tab) -> None:
        """Paste the text."""
        await self.check(tab, "bring", tab.open("bring", {"lang": self.lang}), shown=False)
        area, send = widgets.of_key(tab.widgets, "desk-text"), widgets.of_form(tab.widgets, "desk-paste")
        if area is None or send is None:
            raise ConnectionError("the page takes no text")
        states = widgets.state(area, [plan_text(self.number)]), widgets.state(send, [])
        await self.check(tab, "bring", tab.click(*states), shown=True, kind="draft")

    async def switch_on(self, tab: Tab) -> None:
        """See it beside the others; opens the matrix."""
        await self.check(tab, "matrix", tab.open("matrix", {"lang": self.lang}), shown=False)
        switch = widgets.of_key(tab.widgets, "own-shown")
        if switch is None:
            self.log.blame("switch", f"visitor {self.number} is offered none")
            return
        if widgets.chosen(switch) != [widgets.ON]:
            click = tab.click(widgets.state(switch, [widgets.ON]))
            await self.check(tab, "matrix", click, shown=True, kind="build")

    async def visit(self, tab: Tab, page: str) -> None:
        """See a page with it. Who is told that it was put aside switches it on again, and sees the page then."""
        query = {"lang": self.lang, **QUERY.get(page, {})}
        for _ in range(3):
            put_aside = self.log.told[self.number]
            await self.check(tab, page, tab.open(page, query), shown=page in SPEAKING)
            if self.log.told[self.number] == put_aside:
                return
            await self.switch_on(tab)

    async def check(self, tab: Tab, page: str, answering: Awaitable[Answer], shown: bool, kind: str = "page") -> None:
        """Wait for an answer and look through it; note the cookie that it offers."""
        answer = await answering
        self.log.time(kind, tab.took)
        self.blame_strangers(page, *answer.raw)
        click = Click(page, tab.asked, tab.took, {"lang": self.lang}, answer, address(tab))
        if answer.has(Words(self.lang).text("own.let_go").encode()):
            self.log.told[self.number] += 1
        else:
            for sentence in run_faults(None, click):  # type: ignore[arg-type]
                self.log.blame("answer", f"{page}: {sentence}")
            if shown and self.word not in self.words_in(*answer.raw):
                self.log.blame("missing", f"{page} does not show visitor {self.number} their plan")
        for ticket in answer.found(TICKET):
            await self.take_cookie(ticket)

    def words_in(self, *parts: bytes) -> set[str]:
        """The secret words in parts of an answer."""
        return {word for part in parts for word in secrets_in(part)}

    def blame_strangers(self, where: str, *parts: bytes) -> None:
        """Blame each word of somebody else's."""
        for word in sorted(self.words_in(*parts) - {self.word}):
            self.log.blame("LEAK", f"{where} shows visitor {self.number} the word {word}")

    async def take_cookie(self, ticket: bytes) -> None:
        """Exchange a ticket for the cookie, as the page's script does. An old ticket brings nothing, and is left."""
        origin = {"Origin": f"http://127.0.0.1:{self.port}"}
        status, headers, _ = await self.request("/desk/key", ticket, origin)
        if status == 204:
            self.cookie = headers.get("Set-Cookie", "").partition(";")[0]

    async def take_files(self, tab: Tab) -> None:
        """Take files of the matrix by their address, and those of the pack's page by its buttons."""
        for path in FILES:
            status, _, body = await self.request(path)
            self.log.answers["file"] += 1
            self.blame_strangers(path[:30], body)
            if status not in (200, 410) or (status == 200 and self.word not in self.words_in(body)):
                self.log.blame("file", f"{path[:30]}: status {status}, words {self.words_in(body)}")
        answer = await tab.open("pack", {"lang": self.lang})
        for file_id in answer.files.values():
            where = await tab.file_address(file_id)
            status, _, body = await self.request("/" + where.lstrip("/")) if where else (0, {}, b"")
            self.log.answers["file"] += 1
            self.blame_strangers(where[:30], body)
            self.addresses.append(where)
            if status != 200:
                self.log.blame("file", f"a button's file: status {status} at {where}")

    async def try_files_of(self, other: "PlanVisitor") -> None:
        """Ask for another visitor's files, by their very addresses, with the own cookie and without one."""
        for where in other.addresses:
            for cookie in (self.cookie, ""):
                status, _, body = await self.request("/" + where.lstrip("/"), cookie=cookie)
                self.log.answers["file of another"] += 1
                self.blame_strangers(where[:30], body)
                if status == 200:
                    self.log.blame("LEAK", f"visitor {self.number} is given a file of visitor {other.number}'s")
        for path in FILES:
            status, _, body = await self.request(path, cookie="")
            if status != 410 or self.words_in(body):
                self.log.blame("LEAK", f"{path[:30]} answers {status} without a cookie")

    async def request(
        self, path: str, body: bytes | None = None, more: dict[str, str] | None = None, cookie: str | None = None
    ) -> tuple[int, http.client.HTTPMessage | dict[str, str], bytes]:
        """Status, headers and body of an answer to a request of their browser's; posted where it has a body."""
        headers = {"Accept-Language": LANGUAGES[self.lang], **(more or {})}
        sent = self.cookie if cookie is None else cookie
        headers |= {"Cookie": sent} if sent else {}
        return await asyncio.to_thread(_request, self.port, path, body, headers, self.patience)


def _request(
    port: int, path: str, body: bytes | None, headers: dict[str, str], patience: float
) -> tuple[int, http.client.HTTPMessage, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=patience)) as connection:
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
