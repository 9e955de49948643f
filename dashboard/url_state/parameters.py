"""Resolve the codes of a link to known codes; pure functions."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.url_state.limits import SEPARATOR

PLANS_PER_FIGURE = 8  # as many as are legible, each region in a colour of its own; the default where there are more
OWN_PLAN = "my-plan"  # the code of a visitor's own plan, which is among those shown first
MAX_PLANS = 16  # in one link
MAX_SUGGESTIONS = 3  # unknown codes of a link for which a similar known one is looked up
MAX_COMPARED_LENGTH = 80  # characters of an unknown code that are compared with the known ones
MAX_COMPARED_CODES = 1_000  # known codes that it is compared with; 50 µs each


@dataclass(frozen=True)
class ResolvedChoice:
    """Code of a parameter. unknown: the code in the link, if it is not known. nearest: the known code most like it."""

    code: str
    unknown: str = ""
    nearest: str = ""


@dataclass(frozen=True)
class ResolvedChoices:
    """Known codes in a parameter, in the order of the options.

    unknown: codes of the link that are not known. nearest: a suggestion: the known codes, with the one most like each
    of the first unknown ones; empty where no code is like any.
    """

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlansInView:
    """The plans in view where there are more than a figure can hold.

    total: number of all plans. plans: those in view, in plan order. requested: those of them that the link names. cut:
    how many more it names. besides: subjects of the page, read as well. unknown: codes of the link that are not known.
    """

    total: int
    plans: tuple[str, ...]
    requested: tuple[str, ...] = ()
    cut: int = 0
    besides: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[str, ...]:
        """Ids of all plans whose rows are read."""
        return tuple(dict.fromkeys((*self.plans, *self.besides)))


def plans_in_view(known: Sequence[str], choices: Mapping[str, str]) -> PlansInView | None:
    """The plans in view for an address; None where all plans can be shown. `known` in plan order."""
    if len(known) <= PLANS_PER_FIGURE:
        return None
    order = {code: position for position, code in enumerate(known)}
    codes = [code for code in dict.fromkeys(choices.get("plans", "").split(SEPARATOR)) if code]
    known_codes = [code for code in codes if code in order]
    requested = tuple(sorted(known_codes[:MAX_PLANS], key=order.__getitem__))
    private_plan = (OWN_PLAN,) if OWN_PLAN in order else ()
    others = [code for code in known if code != OWN_PLAN][: PLANS_PER_FIGURE - len(private_plan)]
    return PlansInView(
        total=len(known),
        plans=requested or tuple(sorted((*others, *private_plan), key=order.__getitem__)),
        requested=requested,
        cut=max(len(known_codes) - MAX_PLANS, 0),
        besides=tuple(choices[name] for name in ("plan", "with") if choices.get(name) in order),
        unknown=tuple(code for code in codes if code not in order),
    )


def resolve_code(options: Sequence[str], default: str, value: str | None) -> ResolvedChoice:
    """The value of a parameter if it is an option, else the default and the option most like the value."""
    if not value:
        return ResolvedChoice(default)
    if value in options:
        return ResolvedChoice(value)
    return ResolvedChoice(default, unknown=value, nearest=nearest_code(value, options))


def resolve_codes(options: Sequence[str], value: str | None) -> ResolvedChoices:
    """The options in a value "code,code", and its unknown codes."""
    codes = dict.fromkeys(code for code in (value or "").split(SEPARATOR) if code)
    option_set = set(options)
    unknown = tuple(code for code in codes if code not in option_set)
    known = tuple(code for code in options if code in codes)
    close = {nearest_code(code, options) for code in unknown[:MAX_SUGGESTIONS]} - {""}
    return ResolvedChoices(
        known, unknown, tuple(code for code in options if close and (code in codes or code in close))
    )


def nearest_code(unknown: str, options: Sequence[str]) -> str:
    """The option most like an unknown code, "" if none is. Of very many options only those that begin alike count."""
    compared = options if len(options) <= MAX_COMPARED_CODES else [code for code in options if code[:2] == unknown[:2]]
    close = difflib.get_close_matches(unknown[:MAX_COMPARED_LENGTH], compared[:MAX_COMPARED_CODES], n=1, cutoff=0.4)
    return close[0] if close else ""


def parameter_value(codes: Sequence[str], options: Sequence[str]) -> str:
    """Several codes as the value of a parameter; "" where they are none or all, so that it is left out."""
    return "" if len(codes) in (0, len(options)) else SEPARATOR.join(code for code in options if code in codes)


def rows_of_plans(frame: pd.DataFrame, plans: Sequence[str]) -> pd.DataFrame:
    """The rows of a frame with a column plan_id that belong to these plans."""
    return frame[frame["plan_id"].isin(plans)]


def rows_of_theme(frame: pd.DataFrame, theme: str, code: str = "") -> pd.DataFrame:
    """The rows of a theme, and the row of `code`; all rows if the theme is "" or has none.

    frame: with a column theme_id, and codes as its index.
    """
    of_theme = frame["theme_id"] == theme
    return frame[of_theme | (frame.index == code)] if of_theme.any() else frame
