"""Exhibits of the commitment page."""

from dashboard.figures.commitment.exhibits import profile_exhibits
from dashboard.figures.commitment.profile import Profile
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def commitment_profile(scene: ViewContext) -> Profile:
    """What the profile of commitment is made of."""
    return Profile(
        plans=scene.frame("plans"),
        shown=scene.plans,
        targets=scene.frame("named_targets"),
        clauses=scene.frame("clauses"),
        codes=scene.frame("codes"),
        words=scene.words,
        data_version=scene.version,
        dark=scene.dark,
    )


def commitment_exhibits(scene: ViewContext) -> Exhibits:
    """The profile of commitment, a chart for each of its dimensions."""
    return profile_exhibits(commitment_profile(scene))
