"""Silences of the plan itself: a row for each shared indicator without a target, with glosses and notes."""

from __future__ import annotations

from etl.proposals.joined import clause_of, promises, silence_row, unexplained_silences
from etl.proposals.model import Workpiece
from etl.proposals.sentences import lower, with_numbers
from etl.reading.model import Corpus
from etl.reading.passages import Passages
from etl.reading.silences import silences
from etl.table_files import Row


def keep_up(work: Workpiece) -> None:
    """Silences follow the targets: rows for shared indicators that lost their last one, none for those that have one;
    then the words that a silence can be explained by."""
    plan_id = work.plan["plan_id"]
    promised = {row["indicator_id"] for row in work.tables["targets"] if promises(row)}
    shared = [row for row in work.by_id("indicators").values() if row["comparability"] not in ("single", "")]
    names = {row["indicator_id"] for row in shared}
    work.tables["silences"] = [
        row
        for row in work.tables["silences"]
        if row["plan_id"] != plan_id or (row["indicator_id"] in names and row["indicator_id"] not in promised)
    ]
    recorded = {row["indicator_id"] for row in work.tables["silences"] if row["plan_id"] == plan_id}
    _search(work, [row for row in shared if row["indicator_id"] not in promised | recorded])
    _explain(work)


def _search(work: Workpiece, shared: list[Row]) -> None:
    ids = {int(row["start"]): row["measure_id"] for row in work.tables["measures"]}
    spans = [clause_of(row) for row in work.tables["measures"]]
    corpus = Corpus(indicators=shared, silences=work.register["silences"])
    for absence in silences(Passages(work.text), spans, corpus, set()):
        measure_id = ids[absence.clause.start] if absence.clause else ""
        work.tables["silences"].append(silence_row(work, absence, work.plan["plan_id"], work.text, measure_id))


def _explain(work: Workpiece) -> None:
    """The gloss of a vague promise, and why a term that stands in the text is none."""
    indicators, clauses = work.by_id("indicators"), [*work.rows("measures")]
    for row in work.tables["silences"]:
        name = indicators.get(row["indicator_id"], {}).get("name_en", "")
        if row["quote"] and name:
            words = with_numbers(f"mentions {lower(name)}, without a number for it", row)
            work.offer("silences", row, "gloss", words, "made of its indicator")
    for row, terms in unexplained_silences(work):
        text = work.text if row["plan_id"] == work.plan["plan_id"] else work.texts[row["plan_id"]]
        places = dict.fromkeys(_clause_at(clauses, row["plan_id"], text.find(term)) for term in terms)
        zh, en = "、".join(places) or "条款以外", ", ".join(places) or "outside the clauses"
        words = "、".join(f"“{term}”" for term in terms)
        rule = "where the term stands"
        work.offer("silences", row, "note_zh", f"{words}见于 {zh}，那里没有读出对这一指标的承诺。", rule)
        work.offer("silences", row, "note_en", f"{words} in {en}: no promise of this indicator was read there.", rule)


def _clause_at(clauses: list[Row], plan_id: str, offset: int) -> str:
    return next(
        (
            row["clause"]
            for row in clauses
            if row["plan_id"] == plan_id and int(row["start"]) <= offset < int(row["end"])
        ),
        "–",
    )
