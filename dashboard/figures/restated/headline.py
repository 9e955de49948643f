"""The finding on what is said twice, and what must be known to read it."""

from collections.abc import Callable, Sequence

from dashboard.figures import statements
from dashboard.figures.clause_coding import agreement_note
from dashboard.figures.restated.repetitions import RepeatedPair, Repetitions
from dashboard.i18n.words import Words


def restated_headline(found: Repetitions) -> str:
    """Plan by plan in their order: how many clauses repeat another, how many quantities, how many of these differ."""
    words = found.coding.words
    said = [clause_of_plan(found, plan["plan_id"], words.data(plan, "region"), words) for plan in found.coding.columns]
    told = [clause for clause in said if clause]
    if not told:
        return words.text("restated.none")
    return words.text("headline.sentence", sentence=words.text("headline.separator").join(told))


def clause_of_plan(found: Repetitions, plan_id: str, region: str, words: Words) -> str:
    """The sentence's clause on one plan; empty where it repeats nothing."""
    clauses, quantities = of_plan(found.clauses, plan_id), of_plan(found.quantities, plan_id)
    said = [words.text("restated.clauses", count=len(clauses))] if clauses else []
    if quantities:
        differing = sum(found.differs(pair) for pair in quantities)
        said.append(words.text("restated.quantities", count=len(quantities), differing=differing))
    listed = words.text("list.comma").join(said)
    return words.text("restated.of_plan", region=region, said=listed) if said else ""


def by_plan(found: Repetitions, pairs: Sequence[RepeatedPair], counts: Callable[[Sequence[RepeatedPair]], str]) -> str:
    """A sentence with a clause for each plan that has such pairs, in plan order: its region, and their counts."""
    words = found.coding.words
    own = [(words.data(plan, "region"), of_plan(pairs, plan["plan_id"])) for plan in found.coding.columns]
    said = [words.text("restated.of_plan", region=region, said=counts(kept)) for region, kept in own if kept]
    return words.text("headline.sentence", sentence=words.text("headline.separator").join(said))


def of_plan(pairs: Sequence[RepeatedPair], plan_id: str) -> list[RepeatedPair]:
    """The pairs of one plan."""
    return [pair for pair in pairs if pair[1]["plan_id"] == plan_id]


def sources(found: Repetitions, pairs: tuple[RepeatedPair, ...]) -> tuple[str, ...]:
    """A line per document that has such pairs."""
    own = {pair[1]["plan_id"] for pair in pairs}
    plans = [plan for plan in found.coding.columns if plan["plan_id"] in own]
    return tuple(statements.source_line(plan, [], found.coding.words) for plan in plans)


def agreement(found: Repetitions, *fields: str) -> tuple[str, ...]:
    """How far two coders agreed on the fields that pairs rest on."""
    return tuple(line for field in fields for line in agreement_note(found.coding, field))
