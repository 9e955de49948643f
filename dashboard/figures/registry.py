"""The figures of every page, made from a ViewContext. No Streamlit, no database.

    context = ViewContext(frame_cache.frame, words, {"indicator": "new-schools", "plans": "songgang-2025"})
    exhibits("indicator", context)["indicator"]

Pages and decks both make figures here. A new page needs one function from a ViewContext to exhibits by name, and a line
in VIEW_SPECS with the parameters it reads: nothing else of an address can change its figures.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from dashboard.figures import plan_coding
from dashboard.figures.clauses.view import clauses_exhibits
from dashboard.figures.commitment.view import commitment_exhibits
from dashboard.figures.default_template import register_default_template
from dashboard.figures.indicator.view import indicator_exhibits
from dashboard.figures.instruments.view import instruments_exhibits
from dashboard.figures.matrix.view import MATRIX_FILTERS, matrix_exhibits
from dashboard.figures.model import Exhibit, FigureAddress
from dashboard.figures.overview.view import overview_exhibits
from dashboard.figures.pair.view import pair_exhibits
from dashboard.figures.plan.view import plan_exhibits
from dashboard.figures.quality.view import quality_exhibits
from dashboard.figures.record_values import record_values
from dashboard.figures.register.view import REGISTER_FILTERS, register_exhibits
from dashboard.figures.responsibilities.view import responsibilities_exhibits
from dashboard.figures.restated.view import restated_exhibits
from dashboard.figures.themes.view import themes_exhibits
from dashboard.figures.timeline.view import TIMELINE_FILTERS, timeline_exhibits
from dashboard.url_state.limits import SEPARATOR
from dashboard.url_state.view_context import ViewContext


@dataclass(frozen=True)
class ViewSpec:
    """How the figures of a page are made. reads: the parameters they depend on. carries: whether they contain links
    that take shared parameters along."""

    make: Callable[[ViewContext], Mapping[str, Exhibit]]
    reads: tuple[str, ...] = ()
    carries: bool = False


VIEW_SPECS: dict[str, ViewSpec] = {
    "overview": ViewSpec(overview_exhibits, carries=True),
    "matrix": ViewSpec(
        matrix_exhibits, ("plans", "theme", "verdict", "reference", "cells", *MATRIX_FILTERS), carries=True
    ),
    "indicator": ViewSpec(indicator_exhibits, ("plans", "indicator", "scale")),
    "pair": ViewSpec(pair_exhibits, ("plan", "with")),
    "plan": ViewSpec(plan_exhibits, ("plan", "section", "with")),
    "timeline": ViewSpec(timeline_exhibits, ("plans", "theme", *TIMELINE_FILTERS)),
    "commitment": ViewSpec(commitment_exhibits, ("plans",), carries=True),
    "register": ViewSpec(register_exhibits, ("plans", "theme", "q", "sort", "page", *REGISTER_FILTERS)),
    "themes": ViewSpec(themes_exhibits, ("plans", "theme", "part", "mention", "count"), carries=True),
    "clauses": ViewSpec(clauses_exhibits, ("plans", "theme", "part", "mention", "instrument", "q")),
    "instruments": ViewSpec(instruments_exhibits, ("plans", "theme", "part", "instrument"), carries=True),
    "responsibilities": ViewSpec(responsibilities_exhibits, ("plans", "theme", "by")),
    "restated": ViewSpec(restated_exhibits, ("plans", "extent")),
    "quality": ViewSpec(quality_exhibits, ("plans", "section", "field", "reason", "page")),
}


def exhibits(page: str, context: ViewContext) -> dict[str, Exhibit]:
    """The figures of a page by name, in order, each with its address. Raises KeyError for a page without any.

    The parameters that were used and the unknown values are added to `context`.
    """
    spec = VIEW_SPECS[page]
    by_name, used_params, unknown = context.cached(
        page,
        spec.reads,
        lambda limited: (_make_exhibits(page, limited), limited.used_params, limited.unknown),
        spec.carries,
    )
    context.used_params.update(used_params)
    context.unknown += [code for code in unknown if code not in context.unknown]
    return dict(by_name)


def _coding_notes(context: ViewContext) -> tuple[str, ...]:
    """That a plan the page shows was not coded twice, computed from the table."""
    plans, params = context.frame("plans"), context.used_params
    codes = [params[name] for name in ("plan", "with") if params.get(name)]
    codes = codes or [code for code in params.get("plans", "").split(SEPARATOR) if code]
    return plan_coding.notes(plans[plans["plan_id"].isin(codes)] if codes else plans, context.words)


def _make_exhibits(page: str, context: ViewContext) -> dict[str, Exhibit]:
    """The figures, each with its address, a function that gives its records, and the note on how plans were coded."""
    register_default_template()  # where a file is asked for before any page is
    by_name = VIEW_SPECS[page].make(context)  # reads all parameters, so that `used_params` is complete below
    coding = _coding_notes(context)
    return {
        name: replace(
            exhibit,
            notes=(*exhibit.notes, *coding),
            place=exhibit.place or FigureAddress(page, name, dict(context.used_params)),
            values=partial(record_values, exhibit, context),
        )
        for name, exhibit in by_name.items()
    }
