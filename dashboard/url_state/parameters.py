"""What a link asks for and what is shown for it: pure functions from codes to codes."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.url_state.limits import SEPARATOR

PLANS_PER_FIGURE = (
    8  # plans that a figure holds legibly, each region in a colour of its own; of more, so many are shown by default
)
MAX_PLANS = 16  # plans that a link can ask for where there are more than that
MAX_SUGGESTIONS = 3  # unknown codes of a link for which the most similar known one is looked up
MAX_COMPARED_LENGTH = 80  # characters of an unknown code that are compared with the known ones
MAX_COMPARED_CODES = 1_000  # known codes that it is compared with; 50 µs each


@dataclass(frozen=True)
class ResolvedChoice:
    """What is shown for a parameter. `unknown` is a code the link asked for in vain, `nearest` the one most like it."""

    name: str
    code: str
    unknown: str = ""
    nearest: str = ""


@dataclass(frozen=True)
class ResolvedChoices:
    """Several codes chosen for one parameter, in the order of the options; empty where the link asks for none.

    `unknown` holds the codes asked for in vain, `nearest` what was perhaps meant: the known codes, and for each
    of the first unknown ones the code most like each (empty where none is like any).
    """

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlansInView:
    """The plans that are read where there are more than a figure can hold.

    `plans` are those in view, in plan order; `requested` of them by the link, which names `cut` more than can be shown;
    `besides` are read too, since a page is about one of them. `unknown` are codes that the link names in vain.
    """

    total: int
    plans: tuple[str, ...]
    requested: tuple[str, ...] = ()
    cut: int = 0
    besides: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[str, ...]:
        """All that is read."""
        return tuple(dict.fromkeys((*self.plans, *self.besides)))


def plans_in_view(known: Sequence[str], choices: Mapping[str, str]) -> PlansInView | None:
    """The plans in view for an address; None where all plans can be shown. `known` in plan order."""
    if len(known) <= PLANS_PER_FIGURE:
        return None
    there = set(known)
    wanted = [code for code in dict.fromkeys(choices.get("plans", "").split(SEPARATOR)) if code]
    asked, unknown = [code for code in wanted if code in there], tuple(code for code in wanted if code not in there)
    besides = tuple(choices[name] for name in ("plan", "with") if choices.get(name) in there)
    order = {code: place for place, code in enumerate(known)}
    shown = tuple(sorted(asked[:MAX_PLANS], key=order.__getitem__))
    return PlansInView(
        len(known), shown or tuple(known[:PLANS_PER_FIGURE]), shown, max(len(asked) - MAX_PLANS, 0), besides, unknown
    )


def resolve_code(name: str, options: Sequence[str], default: str, asked: str | None) -> ResolvedChoice:
    """The choice for what a link asks for: the code if known, else the default and the nearest known code."""
    if not asked:
        return ResolvedChoice(name, default)
    if asked in options:
        return ResolvedChoice(name, asked)
    return ResolvedChoice(name, default, unknown=asked, nearest=nearest_code(asked, options))


def resolve_codes(options: Sequence[str], asked: str | None) -> ResolvedChoices:
    """The choices for "code,code": the known ones are kept, whatever stands beside them."""
    wanted = dict.fromkeys(code for code in (asked or "").split(SEPARATOR) if code)
    there = set(options)
    unknown = tuple(code for code in wanted if code not in there)
    known = tuple(code for code in options if code in wanted)
    close = {nearest_code(code, options) for code in unknown[:MAX_SUGGESTIONS]} - {""}
    return ResolvedChoices(
        known, unknown, tuple(code for code in options if close and (code in wanted or code in close))
    )


def nearest_code(asked: str, options: Sequence[str]) -> str:
    """The known code most like an unknown one; empty where none is. Of very many only those that begin alike count."""
    compared = options if len(options) <= MAX_COMPARED_CODES else [code for code in options if code[:2] == asked[:2]]
    close = difflib.get_close_matches(asked[:MAX_COMPARED_LENGTH], compared[:MAX_COMPARED_CODES], n=1, cutoff=0.4)
    return close[0] if close else ""


def parameter_value(codes: Sequence[str], options: Sequence[str]) -> str:
    """Several codes as a parameter says them; empty, that is left out, where they are none or all."""
    return "" if len(codes) in (0, len(options)) else SEPARATOR.join(code for code in options if code in codes)


def rows_of_plans(frame: pd.DataFrame, plans: Sequence[str]) -> pd.DataFrame:
    """The rows of a frame with a column plan_id that belong to these plans."""
    return frame[frame["plan_id"].isin(plans)]


def rows_of_theme(frame: pd.DataFrame, theme: str, code: str = "") -> pd.DataFrame:
    """The rows of a theme, and the one of a code, which a link may ask for; all rows for no theme, or one without any.

    `frame` has a column theme_id and the codes as its index.
    """
    of_theme = frame["theme_id"] == theme
    return frame[of_theme | (frame.index == code)] if of_theme.any() else frame
