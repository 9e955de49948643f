"""What one run of a page sent to a browser: read no further than the checks need."""

import hashlib
import re
from dataclasses import dataclass, field
from html import unescape

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.load.widgets import KINDS, Widgets

# Elements that show what a page found; the others are asked by the visitor, or stand around.
SHOWN = ("html", "bidi_component", "markdown")
PROBLEM = re.compile(rb'dz-problem"[^>]*>(.*?)</p>', re.DOTALL)
SPOKEN = re.compile(r'documentElement\.lang = "([\w-]+)"')
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN  # another run follows by itself, and the answer is not at its end
CONTENTS, LINK = '<nav class="dz-contents"', re.compile(r'<a href="([\w-]+)\?([^"]*)"')


@dataclass
class Answer:
    """What came between a click and the end of the run.

    shown: place on the page -> hash of what is shown there. widgets: id -> the widget's message. said: the address as
    the page rewrote it, if it did. links: the queries of links to other pages, by page. kinds: of elements that came.
    files: what a button's file is asked for by, under the button's id.
    """

    status: int | None = None
    said: str | None = None
    language: str = ""
    shown: dict[tuple[int, ...], str] = field(default_factory=dict)
    widgets: Widgets = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    raw: list[bytes] = field(default_factory=list)
    size: int = 0

    def take(self, message: ForwardMsg, whole: bytes) -> None:
        """Note a message; `whole` is all of it, from the browser's own store where the server only named it."""
        kind = message.WhichOneof("type")
        self.raw.append(whole)
        if kind == "script_finished" and message.script_finished == EARLY:
            self.widgets, self.files = {}, {}
        elif kind == "script_finished":
            self.status = message.script_finished
        elif kind == "page_info_changed":
            self.said = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._element(message)

    def _element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        self.kinds.add(kind or "")
        if kind in SHOWN:
            self.shown[tuple(message.metadata.delta_path)] = message.hash
        if kind == "html" and element.html.unsafe_allow_javascript:
            found = SPOKEN.search(element.html.body)
            self.language = found[1] if found else self.language
        elif kind == "html" and element.html.body.startswith(CONTENTS):
            self.links |= {page: unescape(query) for page, query in LINK.findall(element.html.body)}
        elif kind == "download_button":
            self.files[element.download_button.id] = element.download_button.deferred_file_id
        elif kind in KINDS:
            widget = getattr(element, kind)
            self.widgets[widget.id] = widget

    @property
    def digest(self) -> str:
        """The same for two answers that show the same in the same places."""
        listed = ";".join(f"{path}{what}" for path, what in sorted(self.shown.items()))
        return hashlib.sha256(listed.encode()).hexdigest()[:16]

    def has(self, word: bytes) -> bool:
        """Whether a word occurs anywhere in it."""
        return any(word in part for part in self.raw)

    def found(self, pattern: re.Pattern[bytes]) -> set[bytes]:
        """All that a pattern's group finds in it."""
        return {found for part in self.raw for found in pattern.findall(part)}
