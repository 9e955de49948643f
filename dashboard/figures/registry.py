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

from dashboard.figures.commitment.view import commitment_exhibits
from dashboard.figures.indicator.view import indicator_exhibits
from dashboard.figures.instruments.view import instruments_exhibits
from dashboard.figures.matrix.view import MATRIX_FILTERS, matrix_exhibits
from dashboard.figures.model import Exhibit, FigureAddress
from dashboard.figures.overview.view import overview_exhibits
from dashboard.figures.plan.view import plan_exhibits
from dashboard.figures.record_values import record_values
from dashboard.figures.register import view
from dashboard.figures.register.filters import REGISTER_FILTERS
from dashboard.figures.responsibilities.view import responsibilities_exhibits
from dashboard.figures.restated.view import restated_view_exhibits
from dashboard.figures.themes.view import themes_exhibits
from dashboard.figures.timeline.view import TIMELINE_FILTERS, timeline_exhibits
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
    "matrix": ViewSpec(matrix_exhibits, ("plans", "theme", "verdict", *MATRIX_FILTERS), carries=True),
    "indicator": ViewSpec(indicator_exhibits, ("plans", "indicator", "scale")),
    "plan": ViewSpec(plan_exhibits, ("plan", "section", "with")),
    "timeline": ViewSpec(timeline_exhibits, ("plans", "theme", *TIMELINE_FILTERS)),
    "commitment": ViewSpec(commitment_exhibits, ("plans",)),
    "register": ViewSpec(view.register_exhibits, ("plans", "theme", "q", "sort", "page", *REGISTER_FILTERS)),
    "themes": ViewSpec(themes_exhibits, ("plans", "theme", "part", "mention", "count")),
    "instruments": ViewSpec(instruments_exhibits, ("plans", "theme", "part", "instrument")),
    "responsibilities": ViewSpec(responsibilities_exhibits, ("plans", "theme", "by")),
    "restated": ViewSpec(restated_view_exhibits, ("plans", "extent")),
}


def exhibits(page: str, scene: ViewContext) -> dict[str, Exhibit]:
    """The figures of a page by name, in order. Raises KeyError for a page without any."""
    recipe = VIEW_SPECS[page]
    made, said, unknown = scene.cached(
        page,
        recipe.reads,
        lambda asked: (_make_exhibits(page, asked), asked.used_params, asked.unknown),
        recipe.carries,
    )
    scene.used_params.update(said)
    scene.unknown += [one for one in unknown if one not in scene.unknown]
    return dict(made)


def _make_exhibits(page: str, scene: ViewContext) -> dict[str, Exhibit]:
    """The figures, each with its place."""
    made = VIEW_SPECS[page].make(scene)
    return {
        name: replace(
            one,
            place=one.place or FigureAddress(page, name, dict(scene.used_params)),
            values=partial(record_values, one, scene),
        )
        for name, one in made.items()
    }
