"""The coded clauses that an address asks for."""

from dashboard.figures.clause_coding import ANNEX, BODY, BOTH, ClauseCoding
from dashboard.url_state.view_context import ViewContext

PART_CHOICES = (BODY, ANNEX, BOTH)


def coding_in_view(context: ViewContext, part: str = BODY) -> ClauseCoding:
    """The coded clauses of one of PART_CHOICES, of the plans in view."""
    return ClauseCoding(
        plans=context.frame("plans"),
        measures=context.frame("measures"),
        themes=context.frame("themes"),
        instruments=context.frame("instruments"),
        agreement=context.frame("agreement"),
        render=context.render,
        plan_ids=context.plans,
        part=part,
    )


def chosen_part(context: ViewContext) -> str:
    """The choice of body, annexes or both."""
    return context.code("part", PART_CHOICES, BODY)
