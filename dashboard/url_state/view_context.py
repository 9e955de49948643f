"""What the figures of a page are made from: access to frames, the reader's words, the parameters of the address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.url_state import limits
from dashboard.url_state.limits import BOUNDS, SEPARATOR
from dashboard.url_state.parameters import PlansInView, parameter_value, plans_in_view, resolve_code, resolve_codes

Fetch = Callable[..., pd.DataFrame]
Cache = Callable[[tuple[Any, ...], Callable[[], Any]], Any]  # from a key and a function to the function's result
PLAN_PARAMETERS = ("plans", "plan", "with")  # they decide which plans are in view where there are many
Result = TypeVar("Result")


def uncached(_: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """A `Cache` that stores nothing."""
    return make()


@dataclass
class ViewContext:
    """The parameters of one address, checked against url_state/limits.py and resolved to codes.

    fetch: a function like `frame_cache.frame`. carried: parameters that links within the site take along.
    used_params: the parameters read so far whose value is no default; they suffice to make the same view again.
    unknown: (parameter, value) for each value that is not known or not readable; the default is used instead.
    cache: stores results under a key. reads: the only parameters that may be read; None for all.
    """

    fetch: Fetch
    words: Words
    choices: Mapping[str, str]
    carried: Mapping[str, str] = field(default_factory=dict)
    used_params: dict[str, str] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)
    cache: Cache = uncached
    reads: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Drop parameters that cannot be read, and list them as unknown."""
        address = limits.read_address(self.choices)
        self.unknown += [(name, limits.shorten(self.choices[name])) for name in address.unreadable]
        self.choices = address.choices

    def cached(
        self, name: str, reads: Sequence[str], make: "Callable[[ViewContext], Result]", carries: bool = False
    ) -> Result:
        """The result of `make`, shared by all contexts that agree in the parameters `reads`.

        `make` is given this context restricted to them. carries: as in `restricted_to`.
        """
        context = self.restricted_to(*reads, carries=carries)
        result: Result = self.cache((name, *context.key), lambda: make(context))
        return result

    def restricted_to(self, *reads: str, carries: bool = False) -> "ViewContext":
        """Copy limited to these parameters, so that its cache key depends on nothing else.

        Reading any other parameter raises KeyError. carries: keep what links take along.
        """
        names = {*reads, *(() if self.view is None else PLAN_PARAMETERS)}
        choices = {name: value for name, value in self.choices.items() if name in names}
        carried = self.carried if carries else {}
        limited = ViewContext(self.fetch, self.words, choices, carried, cache=self.cache, reads=frozenset(reads))
        limited.view = self.view  # its parameters are in `names`
        return limited

    @property
    def key(self) -> tuple[Any, ...]:
        """Cache key: all that a view can depend on except the data."""
        return self.words.lang, tuple(sorted(self.choices.items())), tuple(sorted(self.carried.items()))

    @cached_property
    def view(self) -> PlansInView | None:
        """The plans in view; None where all are."""
        return plans_in_view(self.fetch("plan_ids")["plan_id"].tolist(), self.choices)

    def frame(self, name: str, **arguments: Any) -> pd.DataFrame:
        """Result of the query of this name (database/queries), limited to the plans in view."""
        return self.fetch(name, **arguments, **({"shown": self.view.read} if self.view else {}))

    @property
    def version(self) -> str:
        """Version of the data."""
        return str(self.frame("build_info").loc[0, "data_version"])

    @property
    def render(self) -> RenderContext:
        """What the functions that draw need of this context: no choices, no frames."""
        return RenderContext(self.words, self.version, carried=self.carried)

    @property
    def plans(self) -> list[str]:
        """Ids of the plans that are drawn."""
        if self.view is None:
            return self.codes("plans", self.frame("plans")["plan_id"].tolist())
        self.unknown += [("plans", code) for code in self.view.unknown]
        self._use("plans", SEPARATOR.join(self.view.requested), "")
        return list(self.view.plans)

    @property
    def theme(self) -> str:
        """Id of the theme, "" for all."""
        return self.code("theme", ["", *self.frame("themes")["theme_id"]], "")

    def code(self, name: str, options: Sequence[str], default: str, named: bool = False) -> str:
        """A parameter that holds one of the options. named: part of `used_params` even where it is the default."""
        choice = resolve_code(options, default, self._value(name))
        if choice.unknown:
            self.unknown.append((name, choice.unknown))
        return self._use(name, choice.code, "" if named else default)

    def codes(self, name: str, options: Sequence[str]) -> list[str]:
        """A parameter that holds several of the options, in their order; all of them where it holds none."""
        choices = resolve_codes(options, self._value(name))
        self.unknown += [(name, code) for code in choices.unknown]
        self._use(name, parameter_value(choices.codes, options), "")
        return list(choices.codes or options)

    def text(self, name: str, longest: int) -> str:
        """A parameter that holds free text, such as a search; cut to `longest` characters, without invisible ones."""
        return self._use(name, limits.visible_text(self._value(name)[:longest]).strip(), "")

    def number(self, name: str) -> int:
        """A parameter that holds a whole number from 1; 1 where it holds anything else."""
        text = self._value(name)
        value = max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
        self._use(name, str(value), "1")
        return value

    def target_filters(
        self, targets: pd.DataFrame, fields: Sequence[str], codes_of: Callable[..., Any]
    ) -> dict[str, list[str]]:
        """The filters of targets in use: field -> codes. Only codes that occur in `targets` are options."""
        return {name: self.codes(name, sorted(set(codes_of(targets, name)))) for name in fields if self._value(name)}

    def _value(self, name: str) -> str:
        """Value of a parameter, "" where the address has none.

        Raises KeyError for a parameter that is not in `reads`, or without a bound.
        """
        if self.reads is not None and name not in self.reads:
            raise KeyError(f"{name} is read, but is not among the `reads` of its ViewSpec or cached call")
        if name not in BOUNDS:
            raise KeyError(f"{name} is read, but has no bound in dashboard/url_state/limits.py")
        return self.choices.get(name, "")

    def _use(self, name: str, value: str, default: str) -> str:
        """The value, after adding it to `used_params` where it is not the default."""
        if value != default:
            self.used_params[name] = value
        return value
