"""`make draft-score`: the drafts of the texts at hand against their hand codings, and the goals."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.draft_score.hand import HandPlan, invented_plan, register_plans, table
from benchmarks.draft_score.hour import Effort, effort
from benchmarks.draft_score.score import Score, score
from etl.reading.candidates import Index, words_for_candidates
from etl.reading.model import Corpus, Quantity
from etl.reading.periods import Term
from etl.reading.reader import read_plan

OWN_TEXTS = Path(__file__).parents[2] / "tests" / "reading_texts"
COUNTY_TEXTS = Path(__file__).parents[2] / "tests" / "county"
GOALS = {
    "numerals": 1.0, "recall": 0.95, "precision": 0.90, "operator": 0.95, "year": 0.90, "commitment": 0.95,
    "baseline": 0.80, "indicator": 0.85, "reason": 0.90,
}  # fmt: skip


def main() -> int:
    """Print a line per plan; 1 if a goal is missed."""
    options = _options()
    plans = register_plans(options.data, options.sources)
    plans += [invented_plan(folder, name, stem, term) for folder, name, stem, term in _invented_plans(options.drafting)]
    scores = [scored_against(plan, options.data) for plan in plans]
    names = list(scores[0].shares)
    print("plan".ljust(15), *(name.rjust(10) for name in names))
    for result in scores:
        print(result.plan_id.ljust(15), *(_cell(result, name).rjust(10) for name in names))
        for fault in result.faults if options.faults else ():
            print("   ", fault)
    missed = [
        (result.plan_id, name) for result in scores for name, goal in GOALS.items() if not result.reaches(name, goal)
    ]
    for plan_id, name in missed:
        print(f"below the goal of {GOALS[name]:.2f}: {plan_id} {name}")
    print_efforts(options)
    return 1 if missed else 0


def print_efforts(options: argparse.Namespace) -> None:
    """A line per invented text: what its draft asks of a person, and the minutes by the rule."""
    sources = options.sources if options.sources.is_dir() else None
    print("\nA person's work by the rule of benchmarks/draft_score/hour.py; no person was timed.")
    print("plan".ljust(15), *(name.rjust(10) for name in (*Effort._fields, "minutes")))
    texts = [*options.drafting.glob("*-20*.txt"), *OWN_TEXTS.glob("*-20*.txt"), *COUNTY_TEXTS.glob("*-20*.txt")]
    for path in texts:
        result = effort(path, options.data, sources)
        print(path.stem.ljust(15), *(str(count).rjust(10) for count in result), f"{result.minutes:10.0f}")


def corpus_of(data: Path, without: str) -> Corpus:
    """The tables of data/, the rows of one plan left out."""

    def rows(name: str) -> list[dict[str, str]]:
        return [row for row in table(data / f"{name}.csv") if row.get("plan_id") != without]

    names = ("indicators", "targets", "units", "bodies", "measure_bodies", "silences", "regions")
    return Corpus(**{name: rows(name) for name in names})


def scored_against(plan: HandPlan, data: Path) -> Score:
    """The score of a plan read against the tables without its own rows."""
    corpus = corpus_of(data, plan.plan_id)
    reading = read_plan(plan.text, Term(*plan.term), corpus)
    shared = {row["indicator_id"] for row in corpus.targets}
    index = Index(corpus)

    def candidates(quantity: Quantity) -> list[str]:
        words = words_for_candidates(plan.text, quantity)
        return [item.indicator_id for item in index.candidates(words, quantity.unit)]

    return score(plan, reading, candidates, shared)


def _invented_plans(drafting: Path) -> list[tuple[Path, str, str, tuple[int, int]]]:
    """The invented plans at hand: where they are, their names and years."""
    known = [
        (drafting, "qinglan-2023", "qinglan", (2023, 2025)),
        (OWN_TEXTS, "yunpi-2021", "yunpi", (2021, 2025)),
        (OWN_TEXTS, "chenghu-2024", "chenghu", (2024, 2026)),
        (OWN_TEXTS, "jiangyuan-2025", "jiangyuan", (2025, 2027)),
        (OWN_TEXTS, "lanxi-2026", "lanxi", (2026, 2026)),
        (OWN_TEXTS, "hechuan-2024", "hechuan", (2024, 2027)),
        (OWN_TEXTS, "cangpu-2026", "cangpu", (2026, 2030)),
    ]
    return [plan for plan in known if (plan[0] / f"{plan[2]}.csv").exists()]


def _cell(result: Score, name: str) -> str:
    share = result.share(name)
    return "-" if share is None else f"{share:.3f}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.draft_score", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--sources", type=Path, default=Path("../shared/sources"))
    parser.add_argument("--drafting", type=Path, default=Path("../shared/drafting"))
    parser.add_argument("--faults", action="store_true", help="list what differs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
