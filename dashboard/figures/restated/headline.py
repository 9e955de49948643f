"""Headlines on what plans say twice."""

from collections.abc import Callable, Sequence

from dashboard.figures.records import Row
from dashboard.figures.restated.repetitions import RepeatedPair, Repetitions


def restated_headline(repetitions: Repetitions) -> str:
    """Plan by plan: how many clauses repeat another, how many targets do, and how many of these differ."""
    words = repetitions.words
    phrases = [plan_phrase(repetitions, plan) for plan in repetitions.coding.plans_in_view]
    if not any(phrases):
        return words.text("restated.none")
    sentence = words.text("headline.separator").join(phrase for phrase in phrases if phrase)
    return words.text("headline.sentence", sentence=sentence)


def plan_phrase(repetitions: Repetitions, plan: Row) -> str:
    """The phrase of the headline on one plan; empty where it repeats nothing."""
    words = repetitions.words
    clauses, quantities = (of_plan(pairs, plan) for pairs in (repetitions.clauses, repetitions.quantities))
    counts = [words.text("restated.clauses", count=len(clauses))] if clauses else []
    if quantities:
        differing = sum(repetitions.differs(pair) for pair in quantities)
        counts.append(words.text("restated.quantities", count=len(quantities), differing=differing))
    listed = words.text("list.comma").join(counts)
    return words.text("restated.of_plan", region=words.data(plan, "region"), said=listed) if counts else ""


def pairs_headline(
    repetitions: Repetitions, pairs: Sequence[RepeatedPair], count: Callable[[Sequence[RepeatedPair]], str]
) -> str:
    """A sentence with a phrase for each plan that has such pairs: its region, and what `count` says of its pairs."""
    words = repetitions.words
    phrases = [
        words.text("restated.of_plan", region=words.data(plan, "region"), said=count(of_plan(pairs, plan)))
        for plan in repetitions.plans_with(pairs)
    ]
    return words.text("headline.sentence", sentence=words.text("headline.separator").join(phrases))


def of_plan(pairs: Sequence[RepeatedPair], plan: Row) -> list[RepeatedPair]:
    """The pairs of one plan."""
    return [pair for pair in pairs if pair[1]["plan_id"] == plan["plan_id"]]
