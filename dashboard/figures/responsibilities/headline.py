"""Which plans name responsible bodies, and in how many of their clauses."""

from dashboard.figures import statements
from dashboard.figures.clause_coding import PlanPart
from dashboard.figures.responsibilities.model import Responsibilities


def responsibilities_headline(responsibilities: Responsibilities) -> str:
    """How many clauses name bodies, part by part, then the plans that name none; in plan order in each group.

    A part without bodies is passed over where another part of its plan has some: the table under the figure has both.
    """
    coding, words = responsibilities.coding, responsibilities.words
    naming = [part for part in responsibilities.plan_parts if responsibilities.namings_of(part)]
    naming_plans = {part.plan["plan_id"] for part in naming}
    parts = [part for part in responsibilities.plan_parts if part in naming or part.plan["plan_id"] not in naming_plans]
    phrases = [naming_phrase(responsibilities, plan_part) for plan_part in parts]
    silent = {plan["plan_id"] for plan in coding.plans_in_view} - responsibilities.naming_plans
    if silent:
        names = statements.region_names(coding.plans, silent, words)
        phrases.append(words.text("responsibilities.none", count=len(names), regions=words.join(names)))
    if not phrases:
        return words.text("responsibilities.nobody.none")
    return words.text("headline.sentence", sentence=words.text("headline.separator").join(phrases))


def responsibilities_lead(responsibilities: Responsibilities) -> str:
    """What the page counts, and of which theme."""
    words = responsibilities.words
    name = responsibilities.coding.theme_names.get(responsibilities.theme, "")
    return words.text("responsibilities.lead_theme", theme=name) if name else words.text("responsibilities.lead")


def naming_phrase(responsibilities: Responsibilities, plan_part: PlanPart) -> str:
    """How many clauses of one part of a plan name bodies, and how many bodies; or that none does."""
    words, clauses = responsibilities.words, responsibilities.clauses_of(plan_part)
    region, part = words.data(plan_part.plan, "region"), words.text(f"responsibilities.in_{plan_part.part}")
    count = sum(row["names"] > 0 for row in clauses)
    if not count:
        return words.text("responsibilities.part_none", region=region, part=part, count=len(clauses))
    bodies = len({row["body_id"] for row in responsibilities.namings_of(plan_part)})
    numbers = {"count": count, "all": len(clauses), "bodies": bodies}
    return words.text("responsibilities.some", region=region, part=part, **numbers)
