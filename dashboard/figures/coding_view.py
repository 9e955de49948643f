"""Clause codings for the plans and document part chosen in an address."""

from dashboard.figures.clause_coding import ClauseCoding
from dashboard.url_state.view_context import ViewContext

PARTS = ("body", "annex", "both")


def clause_coding(scene: ViewContext, part: str = PARTS[0]) -> ClauseCoding:
    """What all of these figures are made of."""
    return ClauseCoding(
        plans=scene.frame("plans"),
        measures=scene.frame("measures"),
        themes=scene.frame("themes"),
        instruments=scene.frame("instruments"),
        agreement=scene.frame("agreement"),
        words=scene.words,
        data_version=scene.version,
        shown=scene.plans,
        part=part,
    )


def document_part(scene: ViewContext) -> str:
    """Whether bodies, annexes or both are in view."""
    return scene.code("part", PARTS, PARTS[0])
