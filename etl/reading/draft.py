"""A draft: what one text proposes for every table, with a note on each row. Pure: text and corpus in, rows out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from etl.reading import records
from etl.reading.bodies import Body
from etl.reading.candidates import Candidate, Index, words_for_candidates
from etl.reading.clauses import Clause
from etl.reading.columns import record
from etl.reading.draft_tables import Draft, Taker
from etl.reading.facts import PlanFacts, day_of, plan_facts
from etl.reading.headings import lines
from etl.reading.identifiers import clause_ids, target_ids
from etl.reading.model import Corpus, Quantity
from etl.reading.passages import Passages
from etl.reading.periods import Term
from etl.reading.plausibility import refuse_other_texts
from etl.reading.reader import read_plan
from etl.reading.restatements import mark_restatements
from etl.reading.silences import silences
from etl.reading.unreadable import UnreadableError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EARLIEST, _LATEST = 1990, 2060


class Wishes(NamedTuple):
    """What the caller knows; what is None is proposed from the text. `name` is the file's, without ending."""

    plan_id: str | None = None
    region_id: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    name: str = ""


STEPS = ("quantities", "indicators", "silences")
Step = Callable[[str], None]


def draft(
    text: str,
    sha256: str,
    corpus: Corpus,
    wishes: Wishes,
    step: Step = lambda _: None,
    takers: Mapping[str, Taker] | None = None,
) -> Draft:
    """Everything that a text proposes. `step` is told each of STEPS as it begins; `takers` by table, as of `Draft`.
    Raises UnreadableError for a text that is no plan or whose years are unknown."""
    refuse_other_texts(text)
    if wishes.plan_id and not _ID.fullmatch(wishes.plan_id):
        zh = f"规划代码 {wishes.plan_id} 应为小写字母、数字与连字符"
        raise UnreadableError(zh, f"a plan_id is lower-case letters, digits and hyphens: not {wishes.plan_id}")
    facts = plan_facts(text, lines(text))
    term = _term(facts, wishes)
    step("quantities")
    reading = read_plan(text, term, corpus)
    result = Draft(_plan_id(facts, wishes, term, corpus), reading, facts, takers or {})
    _add_plan(result, sha256, corpus, wishes, term)
    step("indicators")
    ids = _add_measures(result, corpus)
    proposed = _add_targets(result, corpus, ids)
    _add_numerals(result)
    step("silences")
    _add_silences(result, corpus, ids, proposed)
    return result


def _term(facts: PlanFacts, wishes: Wishes) -> Term:
    first, last = wishes.first_year or facts.term.first, wishes.last_year or facts.term.last
    if not _EARLIEST <= first <= last <= _LATEST:
        zh = "看不出规划的起止年：请以 --first-year 与 --last-year 指明"
        raise UnreadableError(zh, "the plan's years are not to be seen: name them with --first-year and --last-year")
    return Term(first, last)


def _plan_id(facts: PlanFacts, wishes: Wishes, term: Term, corpus: Corpus) -> str:
    """The caller's, the file's name if it is an id, or the region's with the first year."""
    if wishes.plan_id:
        return wishes.plan_id
    if _ID.fullmatch(wishes.name):
        return wishes.name
    return f"{_region(facts, wishes, corpus) or 'plan'}-{term.first}"


def _region(facts: PlanFacts, wishes: Wishes, corpus: Corpus) -> str:
    words = facts.words("title") + facts.words("issuer")
    return wishes.region_id or next((row["region_id"] for row in corpus.regions if row["name_zh"] in words), "")


def _add_plan(draft: Draft, sha256: str, corpus: Corpus, wishes: Wishes, term: Term) -> None:
    facts = draft.facts
    cells = {
        "region_id": _region(facts, wishes, corpus), "title_zh": facts.words("title"), "genre": facts.genre,
        "issuer_zh": facts.words("issuer"), "document_number": facts.words("number"),
        "signed_on": day_of(facts.facts.get("signed")), "published_on": day_of(facts.facts.get("published")),
        "first_year": term.first, "last_year": term.last, "completeness": "complete", "coding": "draft",
        "attribution": "stated" if facts.words("issuer") else "inferred",
        "source_sha256": sha256, "source_chars": len(draft.reading.text),
    }  # fmt: skip
    draft.add("plans", record("plans", plan_id=draft.plan_id, **cells))
    draft.tables["plan_facts"] = records.fact_records(draft.plan_id, facts)
    given = wishes.first_year and wishes.last_year
    draft.note(
        "plans", draft.plan_id, "given" if given else facts.term_rule, "sure" if given else "check", "first_year"
    )
    draft.note("plans", draft.plan_id, "text ends as it should?", "check", "completeness")
    for row in draft.tables["plan_facts"]:
        draft.note("plan_facts", row["fact"], "as the text has it", "sure" if row["status"] == "stated" else "check")


def _add_measures(draft: Draft, corpus: Corpus) -> dict[Clause, str]:
    clauses = draft.reading.clauses
    prefix = draft.plan_id.split("-")[0]
    ids = dict(zip(clauses, clause_ids(prefix, (clause.label for clause in clauses)), strict=True))
    counted = {quantity.clause for quantity in draft.reading.quantities if quantity.kind != "tally"}
    for clause, measure_id in ids.items():
        row = records.measure_record(draft.reading, draft.plan_id, measure_id, clause, clause in counted)
        draft.add("measures", row)
        draft.note("measures", measure_id, f"numbered {clause.part}", "sure" if clause.part == "body" else "check")
        for row, body in records.body_records(draft.reading.text, measure_id, clause, corpus):
            draft.add("measure_bodies", row)
            draft.note(
                "measure_bodies", f"{measure_id} {row['position']}", _body_rule(body), "sure" if body.sure else "check"
            )
    return ids


def _body_rule(body: Body) -> str:
    return "printed so before" if body.sure else "short for its full name" if body.body_id else "unknown body"


def _add_targets(draft: Draft, corpus: Corpus, ids: dict[Clause, str]) -> set[str]:
    """Add the quantities; return the indicators proposed."""
    quantities, index = draft.reading.quantities, Index(corpus)
    owners = [ids.get(quantity.clause, "") if quantity.clause else "" for quantity in quantities]
    for quantity, target_id in zip(quantities, target_ids(draft.plan_id.split("-")[0], owners), strict=True):
        quantity.target_id = target_id
    mark_restatements(draft.reading.text, quantities)
    units = {row["indicator_id"]: row["unit_id"] for row in corpus.indicators}
    proposed = set()
    for quantity in quantities:
        words = words_for_candidates(draft.reading.text, quantity)
        candidates = index.candidates(words, quantity.unit)
        best = next((item for item in candidates if units.get(item.indicator_id) == quantity.unit), None)
        measure_id = ids.get(quantity.clause, "") if quantity.clause else ""
        row = records.target_record(draft.reading, draft.plan_id, quantity, measure_id, best)
        draft.add("targets", row)
        for evidence in records.evidence_records(draft.reading.text, quantity):
            draft.add("target_evidence", evidence)
        _note_target(draft, quantity)
        _note_candidates(draft, quantity.target_id, candidates, best)
        proposed |= {row["indicator_id"]}
    return proposed


def _note_target(draft: Draft, quantity: Quantity) -> None:
    doubts = quantity.doubts + ([] if quantity.clause else ["measure_id"])
    draft.note("targets", quantity.target_id, quantity.rule, "check" if doubts else "sure")
    for doubt in dict.fromkeys(doubts):
        draft.note("targets", quantity.target_id, f"{doubt} not certain", "check", doubt)


def _note_candidates(draft: Draft, target_id: str, candidates: list[Candidate], best: Candidate | None) -> None:
    """The likely indicators with what they share; a join for little in common is to be checked."""
    told = "; ".join(f"{item.indicator_id} {item.score:.2f} ({item.why})" for item in candidates)
    sure = bool(best and best.sure)
    weak = "joined for little in common, check: " if best and best.likely and not sure else ""
    rule = weak + told if told else "nothing shared with a known indicator"
    draft.note("targets", target_id, rule, "sure" if sure else "check", "indicator_id")


def _add_numerals(draft: Draft) -> None:
    for row in records.numeral_records(draft.reading, draft.plan_id):
        draft.add("numerals", row)
        unsure = row["reason"] in ("not_coded", "word", "context", "set_label")
        draft.note("numerals", row["start"], row["reason"] or "target", "check" if unsure else "sure")


def _add_silences(draft: Draft, corpus: Corpus, ids: dict[Clause, str], proposed: set[str]) -> None:
    text = draft.reading.text
    absences = list(silences(Passages(text), draft.reading.clauses, corpus, proposed))
    draft.tables["silences"] = records.silence_records(text, draft.plan_id, absences, ids)
    for row in draft.tables["silences"]:
        draft.note("silences", row["indicator_id"], f"searched: {row['terms_searched']}", "check")
