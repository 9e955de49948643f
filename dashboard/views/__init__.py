"""Every figure from codes: a page's address and its choices give its exhibits, by name. No Streamlit, no database.

    scene = Scene(cache.frame, words, {"indicator": "training-bases", "plans": "lanzhou-2019"})
    exhibits("indicator", scene)["indicator"]

Pages show what this room makes, and a deck is made anew from the same codes, so that no figure is described twice. A
new page's view is one function from a scene to exhibits and a line in VIEWS. Each exhibit knows its place: page, name
and the choices that were read, defaults left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from dashboard.exhibit import Exhibit, Place
from dashboard.views import compare, policy, register
from dashboard.views.compare import profile
from dashboard.views.policy import coding, duties, repeated
from dashboard.views.register import rows as register_rows
from dashboard.views.scene import Scene
from dashboard.views.values import Values as Values
from dashboard.views.values import values_of

__all__ = ["VIEWS", "Scene", "coding", "duties", "exhibits", "profile", "register_rows", "repeated"]

VIEWS: dict[str, Callable[[Scene], Mapping[str, Exhibit]]] = {
    "overview": compare.overview,
    "matrix": compare.matrix,
    "indicator": compare.indicator,
    "plan": compare.plan,
    "timeline": compare.timeline,
    "commitment": compare.commitment,
    "register": register.register,
    "themes": policy.themes,
    "instruments": policy.instruments,
    "responsibilities": policy.responsibilities,
    "restated": policy.restated,
}


def exhibits(page: str, scene: Scene) -> dict[str, Exhibit]:
    """The figures of a page by name, in order. Raises KeyError for a page without any."""
    made, said, unknown = scene.keep((page, *scene.key), lambda: (_made(page, scene), scene.said, scene.unknown))
    scene.said.update(said)
    scene.unknown += [one for one in unknown if one not in scene.unknown]
    return dict(made)


def _made(page: str, scene: Scene) -> dict[str, Exhibit]:
    """The figures, each with its place."""
    made = VIEWS[page](scene)
    return {
        name: replace(
            one, place=one.place or Place(page, name, dict(scene.said)), values=partial(values_of, one, scene)
        )
        for name, one in made.items()
    }
