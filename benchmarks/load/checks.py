"""What may be wrong with an answer; each check returns sentences, none if all is well.

What one address shows must be the same for whoever asks, alone or in a crowd: the log of all answers holds this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode

from benchmarks.load import widgets
from benchmarks.load.answer import PROBLEM
from benchmarks.load.visitor import Click, Visitor
from dashboard.i18n.words import Words
from dashboard.url_state.site_map import shared_choices

SUCCEEDED = 0
MARK = re.compile(rb"guest(\d{4})x")
LINKED = re.compile(rb"[?&;]lang=(\w+)")
# What a change of one choice takes out of the address too.
PASSING = {"q", "chart", "x", "y", "column", "with", "target", "silence", "measure", "page"}


def answer_faults(visitor: Visitor, click: Click) -> list[str]:
    """Everything that is wrong with an answer by itself."""
    checks = (run_faults, strange_marks, strange_language, strange_address, strange_links, strange_choice)
    return [f"{click.page}: {said}" for check in checks for said in check(visitor, click)]


def run_faults(_: Visitor, click: Click) -> Iterator[str]:
    """The run did not end well, or the page says that something is wrong."""
    if click.answer.status != SUCCEEDED:
        yield f"the run ended with status {click.answer.status}"
    if "exception" in click.answer.kinds:
        yield "an exception is shown"
    for said in click.answer.found(PROBLEM):
        yield f"a problem is shown at {urlencode(click.after)}: {said.decode(errors='replace')}"
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
    wanted = shared_choices(click.after)
    for page, query in click.answer.links.items():
        found = shared_choices(dict(parse_qsl(query)))
        if found != wanted:
            yield f"the link to {page} says {urlencode(found)}, not {urlencode(wanted)}"


def strange_choice(_: Visitor, click: Click) -> Iterator[str]:
    """A chooser that does not show what was picked."""
    widget = widgets.of_key(click.answer.widgets, f"choose-{click.changed}") if click.changed else None
    if widget is not None and click.picked not in (shown := widgets.chosen(widget)):
        yield f"{click.changed}: {click.picked} was picked, and {shown} is chosen"


@dataclass(frozen=True)
class AnswerRecord:
    """What an answer showed at an address: the version of the data, and a digest of all there was."""

    visitor: int
    page: str
    asked: float
    took: float
    version: str
    address: str
    digest: str


@dataclass
class AnswerRegister:
    """What each address has shown, by build of the data."""

    seen: dict[tuple[str, str, str], AnswerRecord] = field(default_factory=dict)
    compared: int = 0

    def differing(self, one: AnswerRecord) -> list[str]:
        """Whether an address showed someone else, or the same visitor earlier, something else."""
        if one.version == BOTH:
            return []
        first = self.seen.setdefault((one.version, one.page, one.address), one)
        self.compared += first.visitor != one.visitor
        if first.digest == one.digest:
            return []
        return [f"{one.page}: {one.address} shows visitor {one.visitor} something else than visitor {first.visitor}"]


BOTH = "both"


@dataclass(frozen=True)
class Change:
    """A new build of the data: the versions before and after, and when its file was put in place, on the clock."""

    old: str
    new: str
    at: float = float("inf")

    def shown(self, visitor: Visitor, click: Click) -> AnswerRecord:
        """What an answer showed; its version is BOTH where it mixes them, and empty where it names none."""
        said = {version: Words(click.lang).text("panel.version", version=version) for version in (self.old, self.new)}
        has = [version for version, words in said.items() if click.answer.has(words.encode())]
        version = BOTH if len(has) > 1 else "".join(has)
        address = urlencode(sorted(click.after.items())) + (" dark" if visitor.dark else "")
        return AnswerRecord(visitor.number, click.page, click.asked, click.took, version, address, click.answer.digest)

    def dated(self, one: AnswerRecord) -> AnswerRecord:
        """The same; a page that names no version is taken to show the data of its time. Ask once `at` is known."""
        if one.version:
            return one
        before = self.old if one.asked + one.took < self.at else BOTH
        return replace(one, version=self.new if one.asked > self.at else before)

    def stale(self, one: AnswerRecord) -> list[str]:
        """An answer that shows the data of before to a click after the change, or those of after before it was made."""
        expected = {self.old} if one.asked + one.took < self.at else {self.old, self.new, BOTH}
        expected = {self.new} if one.asked > self.at else expected
        if not one.version or one.version in expected:
            return []
        return [f"{one.page}: shows data {one.version} to a click {one.asked - self.at:+.2f} s from the change"]
