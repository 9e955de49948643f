"""The profile of commitment: a unit chart of the clauses, and one of the targets for each of their closed fields."""

from collections import Counter

from dashboard.figures.commitment.clause_chart import clause_exhibit
from dashboard.figures.commitment.profile import Profile
from dashboard.figures.commitment.target_charts import DIMENSIONS, dimension_exhibit
from dashboard.figures.model import Exhibit


def profile_headline(profile: Profile) -> str:
    """How many quantities each plan promises, in plan order."""
    counts = Counter(row["plan_id"] for row in profile.promised)
    said = [
        profile.words.text(
            "profile.region_count", region=profile.words.data(plan, "region"), count=counts[plan["plan_id"]]
        )
        for plan in profile.listed
    ]
    return profile.words.text("profile.headline", said=profile.words.join(said))


def profile_exhibits(profile: Profile) -> dict[str, Exhibit]:
    """The charts by name: `clauses`, then each dimension of the targets."""
    return {"clauses": clause_exhibit(profile)} | {name: dimension_exhibit(profile, name) for name in DIMENSIONS}
