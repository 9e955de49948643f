"""What may be wrong with an answer; each check returns sentences, none if all is well.

What one address shows must be the same for whoever asks, alone or in a crowd: the log of all answers holds this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from dashboard.navigation import carried
from dashboard.wording import Words
from tools.load import widgets
from tools.load.answer import PROBLEM
from tools.load.visitor import Click, Visitor

SUCCEEDED = 0
MARK = re.compile(rb"guest(\d{4})x")
LINKED = re.compile(rb"[?&;]lang=(\w+)")
# What a change of one choice takes out of the address too.
PASSING = {"q", "chart", "x", "y", "column", "with", "target", "silence", "measure", "page"}


def wrong(visitor: Visitor, click: Click) -> list[str]:
    """Everything that is wrong with an answer by itself."""
    checks = (failed, strange_marks, strange_language, strange_address, strange_links, strange_choice)
    return [f"{click.page}: {said}" for check in checks for said in check(visitor, click)]


def failed(_: Visitor, click: Click) -> Iterator[str]:
    """The run did not end well, or the page says that something is wrong."""
    if click.answer.status != SUCCEEDED:
        yield f"the run ended with status {click.answer.status}"
    if "exception" in click.answer.kinds:
        yield "an exception is shown"
    if click.answer.has(PROBLEM):
        yield "a problem is shown"
    if not click.answer.shown:
        yield "nothing is shown"


def strange_marks(visitor: Visitor, click: Click) -> Iterator[str]:
    """A word that another visitor typed, or the own one missing where it was asked for."""
    found = {int(number) for number in click.answer.found(MARK)}
    for number in sorted(found - {visitor.number}):
        yield f"the word of visitor {number} is shown to visitor {visitor.number}"
    if visitor.mark in click.after.get("q", "") and visitor.number not in found:
        yield f"the word of visitor {visitor.number} is not shown to them"


def strange_language(visitor: Visitor, click: Click) -> Iterator[str]:
    """Another language than the visitor's, on the page or in a link."""
    if click.answer.language != {"zh": "zh-CN"}.get(visitor.choices["lang"], visitor.choices["lang"]):
        yield f"the page is in {click.answer.language or 'no language'}"
    for code in click.answer.found(LINKED) - {visitor.choices["lang"].encode()}:
        yield f"a link leads to the language {code.decode()}"


def strange_address(_: Visitor, click: Click) -> Iterator[str]:
    """An address in which something else changed than what the visitor changed."""
    expected, got = dict(click.before), dict(click.after)
    for name in {click.changed} | (PASSING if click.changed else set()):
        expected.pop(name, None)
        got.pop(name, None)
    if got != expected:
        yield f"the address says {urlencode(got)}, not {urlencode(expected)}"


def strange_links(_: Visitor, click: Click) -> Iterator[str]:
    """A link of the contents that takes along other choices than those of the address."""
    wanted = carried(click.after)
    for page, query in click.answer.links.items():
        found = carried(dict(parse_qsl(query)))
        if found != wanted:
            yield f"the link to {page} says {urlencode(found)}, not {urlencode(wanted)}"


def strange_choice(_: Visitor, click: Click) -> Iterator[str]:
    """A chooser that does not show what was picked."""
    widget = widgets.of_key(click.answer.widgets, f"choose-{click.changed}") if click.changed else None
    if widget is not None and click.picked not in (shown := widgets.chosen(widget)):
        yield f"{click.changed}: {click.picked} was picked, and {shown} is chosen"


@dataclass
class Alike:
    """The log of what each address has shown, by build of the data."""

    seen: dict[tuple[str, str, str, bool], tuple[str, int]] = field(default_factory=dict)
    compared: int = 0

    def differing(self, visitor: Visitor, click: Click, version: str) -> list[str]:
        """Whether this address showed someone else, or the same visitor earlier, something else."""
        key = version, click.page, urlencode(sorted(click.after.items())), visitor.dark
        digest, first = self.seen.setdefault(key, (click.answer.digest, visitor.number))
        self.compared += key in self.seen and first != visitor.number
        if digest == click.answer.digest:
            return []
        return [f"{click.page}: {key[2]} shows visitor {visitor.number} something else than visitor {first}"]


@dataclass(frozen=True)
class Change:
    """A new build of the data: the versions before and after, and when its file was in place, on the clock."""

    old: str
    new: str
    at: float = float("inf")

    def shown(self, click: Click) -> str:
        """The version that an answer shows: old, new, "" for none, "both" where it mixes them."""
        said = {version: Words(click.lang).text("panel.version", version=version) for version in (self.old, self.new)}
        has = [version for version, words in said.items() if click.answer.has(words.encode())]
        return "both" if len(has) == 2 else "".join(has)

    def stale(self, click: Click) -> list[str]:
        """An answer to a click after the change that shows the data of before, or one before it those of after."""
        shown, new = self.shown(click), click.asked > self.at
        if shown == "both" or (shown and shown != (self.new if new else self.old)):
            when = f"{abs(click.asked - self.at):.2f} s {'after' if new else 'before'} the change"
            return [f"{click.page}: shows data {shown} to a click {when}"]
        return []
