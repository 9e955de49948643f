"""What a view is made from: a way to fetch frames, the reader's words, and the choices of an address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.url_state import limits
from dashboard.url_state.limits import BOUNDS, SEPARATOR
from dashboard.url_state.parameters import PlansInView, parameter_value, plans_in_view, resolve, resolve_several

Fetch = Callable[..., pd.DataFrame]
Keep = Callable[[tuple[Any, ...], Callable[[], Any]], Any]
VIEWED = ("plans", "plan", "with")  # what decides which plans are in view where there are many
Made = TypeVar("Made")
CodesOf = Callable[[pd.DataFrame, str], pd.Series]


def at_once(_: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """Make it now, keep nothing."""
    return make()


@dataclass
class ViewContext:
    """The choices of one address, within their bounds (url_state/limits.py) and read code by code; whatever was
    read is noted.

    fetch: as `cache.frame`. carried: choices that links within the site take along. said: what was read and is no
    default, by parameter, which is all it takes to make the same view again. unknown: parameter and code of what
    nobody knows or can read; a default stands in for it. keep: how what was made under a key is kept for the next
    scene like this. reads: the only parameters that may be read, where a recipe says so.
    """

    fetch: Fetch
    words: Words
    choices: Mapping[str, str]
    dark: bool = False
    carried: Mapping[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    keep: Keep = at_once
    reads: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Leave out what cannot be read, and note it as unknown."""
        address = limits.read(self.choices)
        self.unknown += [(name, limits.shortened(self.choices[name])) for name in address.unreadable]
        self.choices = address.choices

    def of(self, *reads: str, carries: bool = False) -> "ViewContext":
        """The same scene as far as these parameters go, so that its key says no more than what they say. carries:
        with the choices that links take along, too. Reading any other parameter raises KeyError."""
        seen = {*reads, *(() if self.view is None else VIEWED)}
        choices = {name: code for name, code in self.choices.items() if name in seen}
        carried = self.carried if carries else {}
        made = ViewContext(self.fetch, self.words, choices, self.dark, carried, keep=self.keep, reads=frozenset(reads))
        made.view = self.view  # what decides about it went along
        return made

    def once(
        self, name: str, reads: Sequence[str], make: "Callable[[ViewContext], Made]", carries: bool = False
    ) -> Made:
        """What `make` makes of these parameters of the scene, made once for all scenes in which they say the same.
        carries: see `of`."""
        asked = self.of(*reads, carries=carries)
        made: Made = self.keep((name, *asked.key), lambda: make(asked))
        return made

    @property
    def key(self) -> tuple[Any, ...]:
        """All that a view can depend on but the data."""
        return self.words.lang, self.dark, tuple(sorted(self.choices.items())), tuple(sorted(self.carried.items()))

    @cached_property
    def view(self) -> PlansInView | None:
        """The plans in view; None where all are."""
        return plans_in_view(self.fetch("plan_ids")["plan_id"].tolist(), self.choices)

    def frame(self, name: str, **arguments: Any) -> pd.DataFrame:
        """A frame of `queries` by its name, of the plans in view."""
        return self.fetch(name, **arguments, **({"shown": self.view.read} if self.view else {}))

    @property
    def version(self) -> str:
        """Version of the data."""
        return str(self.frame("build_info").loc[0, "data_version"])

    @property
    def render(self) -> RenderContext:
        """What the functions that draw need of this context: no choices, no frames."""
        return RenderContext(self.words, self.version, self.dark, self.carried)

    def one(self, name: str, options: Sequence[str], default: str, named: bool = False) -> str:
        """The code of a parameter. named: note it though it is the default, since the view is nothing without it."""
        found = resolve(name, options, default, self._asked(name))
        if found.unknown:
            self.unknown.append((name, found.unknown))
        return self._note(name, found.code, "" if named else default)

    def some(self, name: str, options: Sequence[str]) -> list[str]:
        """The codes of a parameter that takes several: those asked for, in the order of the options, or all."""
        found = resolve_several(options, self._asked(name))
        self.unknown += [(name, code) for code in found.unknown]
        self._note(name, parameter_value(found.codes, options), "")
        return list(found.codes or options)

    def typed(self, name: str, longest: int) -> str:
        """A parameter as it was typed, such as a search; what cannot be seen is left out."""
        return self._note(name, limits.visible(self._asked(name)[:longest]).strip(), "")

    def number(self, name: str) -> int:
        """A whole number; 1 where there is none or it is none."""
        text = self._asked(name)
        found = max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
        self._note(name, str(found), "1")
        return found

    @property
    def plans(self) -> list[str]:
        """The plans that are shown."""
        if self.view is None:
            return self.some("plans", self.frame("plans")["plan_id"].tolist())
        self.unknown += [("plans", code) for code in self.view.unknown]
        self._note("plans", SEPARATOR.join(self.view.asked), "")
        return list(self.view.plans)

    @property
    def theme(self) -> str:
        """The theme, "" for all."""
        return self.one("theme", ["", *self.frame("themes")["theme_id"]], "")

    def wanted(
        self, targets: pd.DataFrame, fields: Sequence[str], codes_of: Callable[..., Any]
    ) -> dict[str, list[str]]:
        """The filters of targets in use: field -> codes. Only codes that occur can be asked for."""
        return {name: self.some(name, sorted(set(codes_of(targets, name)))) for name in fields if self._asked(name)}

    def _asked(self, name: str) -> str:
        """What the address says under a name, "" for nothing. Raises KeyError for a name without a bound."""
        if self.reads is not None and name not in self.reads:
            raise KeyError(f"{name} is read, but not among what its recipe says that it reads")
        if name not in BOUNDS:
            raise KeyError(f"{name} is read, but has no bound in dashboard/url_state/limits.py")
        return self.choices.get(name, "")

    def _note(self, name: str, code: str, default: str) -> str:
        if code != default:
            self.said[name] = code
        return code
