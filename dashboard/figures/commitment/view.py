"""Exhibits of the commitment page: a unit chart of the clauses, and one of the targets for each closed field."""

from dashboard.figures.commitment.clause_chart import clause_exhibit
from dashboard.figures.commitment.profile import Profile
from dashboard.figures.commitment.rows import rows_exhibit
from dashboard.figures.commitment.target_charts import FIELDS, target_exhibit
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def profile_in_view(context: ViewContext) -> Profile:
    """The clauses and targets of the plans in view."""
    return Profile(
        plans=context.frame("plans"),
        plan_ids=context.plans,
        targets=context.frame("named_targets"),
        clauses=context.frame("clauses"),
        codes=context.frame("codes"),
        render=context.render,
    )


def commitment_exhibits(context: ViewContext) -> Exhibits:
    """The charts of the plans in view; see `profile_exhibits`."""
    return profile_exhibits(profile_in_view(context))


def profile_headline(profile: Profile) -> str:
    """How many of the quantities promised are firm, and how many state their year."""
    promises, words = profile.promises, profile.words
    firm = sum(row["commitment"] == "firm" for row in promises)
    stated = sum(row["due_basis"] == "stated" for row in promises)
    return words.text("commitment.headline", count=len(promises), firm=firm, stated=stated)


def profile_exhibits(profile: Profile) -> Exhibits:
    """The charts by name: "rows", a row a plan; "clauses"; then each of target_charts.FIELDS."""
    rows = {"rows": rows_exhibit(profile, profile_headline(profile))}
    return rows | {"clauses": clause_exhibit(profile)} | {field: target_exhibit(profile, field) for field in FIELDS}
