"""Every figure from codes: a page's address and its choices give its exhibits, by name. No Streamlit, no database.

    scene = Scene(cache.frame, words, {"indicator": "training-bases", "plans": "lanzhou-2019"})
    exhibits("indicator", scene)["indicator"]

Pages show what this room makes, and a deck is made anew from the same codes, so that no figure is described twice. A
new page's view is one function from a scene to exhibits and a line in VIEWS, which also says what of an address it
reads: nothing else can change its figures. Each exhibit knows its place: page, name and the choices that were read,
defaults left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from dashboard.figures import plan_coding
from dashboard.figures.commitment.view import commitment_exhibits
from dashboard.figures.indicator.view import indicator_exhibits
from dashboard.figures.instruments.view import instruments_exhibits
from dashboard.figures.matrix.view import FILTERS, matrix_exhibits
from dashboard.figures.model import Exhibit, FigureAddress
from dashboard.figures.overview.view import overview_exhibits
from dashboard.figures.plan.view import plan_exhibits
from dashboard.figures.record_values import record_values
from dashboard.figures.register import view
from dashboard.figures.register.filters import FILTERS as FILTERS__
from dashboard.figures.responsibilities.view import responsibilities_exhibits
from dashboard.figures.restated.view import restated_view_exhibits
from dashboard.figures.themes.view import themes_exhibits
from dashboard.figures.timeline.view import FILTERS as FILTERS_
from dashboard.figures.timeline.view import timeline_exhibits
from dashboard.url_state.limits import SEPARATOR
from dashboard.url_state.view_context import ViewContext


@dataclass(frozen=True)
class ViewSpec:
    """How a page's figures are made. reads: the parameters of the address that they depend on. carries: they hold
    links that take the common choices along."""

    make: Callable[[ViewContext], Mapping[str, Exhibit]]
    reads: tuple[str, ...] = ()
    carries: bool = False


VIEW_SPECS: dict[str, ViewSpec] = {
    "overview": ViewSpec(overview_exhibits, carries=True),
    "matrix": ViewSpec(matrix_exhibits, ("plans", "theme", "verdict", "reference", *FILTERS), carries=True),
    "indicator": ViewSpec(indicator_exhibits, ("plans", "indicator", "scale")),
    "plan": ViewSpec(plan_exhibits, ("plan", "section", "with")),
    "timeline": ViewSpec(timeline_exhibits, ("plans", "theme", *FILTERS_)),
    "commitment": ViewSpec(commitment_exhibits, ("plans",)),
    "register": ViewSpec(view.register_exhibits, ("plans", "theme", "q", "sort", "page", *FILTERS__)),
    "themes": ViewSpec(themes_exhibits, ("plans", "theme", "part", "mention", "count")),
    "instruments": ViewSpec(instruments_exhibits, ("plans", "theme", "part", "instrument")),
    "responsibilities": ViewSpec(responsibilities_exhibits, ("plans", "theme", "by")),
    "restated": ViewSpec(restated_view_exhibits, ("plans", "extent")),
}


def exhibits(page: str, scene: ViewContext) -> dict[str, Exhibit]:
    """The figures of a page by name, in order. Raises KeyError for a page without any."""
    recipe = VIEW_SPECS[page]
    made, said, unknown = scene.once(
        page, recipe.reads, lambda asked: (_made(page, asked), asked.said, asked.unknown), recipe.carries
    )
    scene.said.update(said)
    scene.unknown += [one for one in unknown if one not in scene.unknown]
    return dict(made)


def _coding_notes(scene: ViewContext) -> tuple[str, ...]:
    """That a plan the page shows was not coded twice, computed from the table."""
    plans = scene.frame("plans")
    chosen = [code for name in ("plan", "with") if (code := scene.said.get(name))]
    shown = chosen or [code for code in scene.said.get("plans", "").split(SEPARATOR) if code]
    return plan_coding.notes(plans[plans["plan_id"].isin(shown)] if shown else plans, scene.words)


def _made(page: str, scene: ViewContext) -> dict[str, Exhibit]:
    """The figures, each with its place and the remark on how the plans were coded."""
    made = VIEW_SPECS[page].make(scene)
    coded = _coding_notes(scene)
    return {
        name: replace(
            one,
            notes=(*one.notes, *coded),
            place=one.place or FigureAddress(page, name, dict(scene.said)),
            values=partial(record_values, one, scene),
        )
        for name, one in made.items()
    }
