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

from dashboard.exhibit import Exhibit, Place
from dashboard.views import compare, policy, register
from dashboard.views.compare import profile
from dashboard.views.policy import coding, duties_said, repeated
from dashboard.views.register import rows as register_rows
from dashboard.views.scene import Scene
from dashboard.views.values import Values as Values
from dashboard.views.values import values_of

__all__ = ["VIEWS", "Scene", "coding", "duties_said", "exhibits", "profile", "register_rows", "repeated"]


@dataclass(frozen=True)
class Recipe:
    """How a page's figures are made. reads: the parameters of the address that they depend on. carries: they hold
    links that take the common choices along."""

    make: Callable[[Scene], Mapping[str, Exhibit]]
    reads: tuple[str, ...] = ()
    carries: bool = False


VIEWS: dict[str, Recipe] = {
    "overview": Recipe(compare.overview, carries=True),
    "matrix": Recipe(compare.matrix, ("plans", "theme", "verdict", *compare.MATRIX), carries=True),
    "indicator": Recipe(compare.indicator, ("plans", "indicator", "scale")),
    "plan": Recipe(compare.plan, ("plan", "section", "with")),
    "timeline": Recipe(compare.timeline, ("plans", "theme", *compare.TIMELINE)),
    "commitment": Recipe(compare.commitment, ("plans",)),
    "register": Recipe(register.register, ("plans", "theme", "q", "sort", "page", *compare.REGISTER)),
    "themes": Recipe(policy.themes, ("plans", "theme", "part", "mention", "count")),
    "instruments": Recipe(policy.instruments, ("plans", "theme", "part", "instrument")),
    "responsibilities": Recipe(policy.responsibilities, ("plans", "theme", "by")),
    "restated": Recipe(policy.restated, ("plans", "extent")),
}


def exhibits(page: str, scene: Scene) -> dict[str, Exhibit]:
    """The figures of a page by name, in order. Raises KeyError for a page without any."""
    recipe = VIEWS[page]
    made, said, unknown = scene.once(
        page, recipe.reads, lambda asked: (_made(page, asked), asked.said, asked.unknown), recipe.carries
    )
    scene.said.update(said)
    scene.unknown += [one for one in unknown if one not in scene.unknown]
    return dict(made)


def _made(page: str, scene: Scene) -> dict[str, Exhibit]:
    """The figures, each with its place."""
    made = VIEWS[page].make(scene)
    return {
        name: replace(
            one, place=one.place or Place(page, name, dict(scene.said)), values=partial(values_of, one, scene)
        )
        for name, one in made.items()
    }
