"""All proposals for the empty cells of a draft, in the order in which one thing follows from another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.proposals import closed_lists, composed, english, identifiers, joined, place, questions, silent
from etl.proposals.model import PROPOSED, Workpiece
from etl.proposals.sentences import Pair, differing_fields, gloss, restatement, summary, value_note
from etl.proposals.themes import ClauseClasses, theme_of_indicators
from etl.table_files import Row
from etl.units import general_units

LIKELY = "likely: "
_OPENING = re.compile("总体[要求思路目标]{2}|指导思想|基本原则|[主要工作发展]{2}目标|发展基础|[发展面临]{2}形势")
"""Headings of clauses about the whole, whose theme and instrument the general closed lists call `general` and
`planning`: right for all of the register's."""
_FACTS: Mapping[str, tuple[str, str]] = {
    "document_number": ("文号", "number"), "issuer": ("机关", "issuer"), "date": ("日期", "date"),
    "period": ("规划期", "period"),
}  # fmt: skip


def propose(work: Workpiece, answers: Mapping[str, str] | None = None) -> list[questions.Question]:
    """Fill what can be proposed, put answers in their cells, and return what is still asked."""
    closed_lists.add_region(work)
    closed_lists.add_units(work, general_units())
    closed_lists.add_bodies(work)
    questions.answer(work, answers or {})
    place.name_place(work)
    composed.name_bodies(work)
    composed.name_units(work)
    _class_clauses(work)
    closed_lists.add_indicators(work)
    questions.answer(work, answers or {})
    english.remember(work)
    english.name_scopes(work)
    composed.name_things(work)
    english.name_apart(work)
    english.name_parts(work)
    questions.answer(work, answers or {})
    _finish_units(work)
    english.name_issuer(work)
    closed_lists.define_indicators(work)
    identifiers.rename(work)
    joined.join(work)
    silent.keep_up(work)
    _compose(work)
    work.tables["draft_notes"].sort(key=lambda note: note["rule"].startswith((PROPOSED, LIKELY)))
    return questions.questions(work)


def _class_clauses(work: Workpiece) -> None:
    """Theme of each clause where its indicators or its words tell; of the instrument a note of the likely ones."""
    indicators = work.by_id("indicators")
    if not work.register["themes"]:
        return
    known = {*work.by_id("themes"), *work.by_id("instruments")}
    themes = ClauseClasses(work.register, "theme_id", work.register["themes"])
    instruments = ClauseClasses(work.register, "instrument_id", work.register["instruments"])
    targets = by_clause(work)
    notes = work.tables["draft_notes"]
    work.tables["draft_notes"] = [note for note in notes if not note["rule"].startswith(LIKELY)]
    for row in work.tables["measures"]:
        words = work.text[int(row["start"]) : int(row["end"])]
        clause_targets = targets.get(row["measure_id"], [])
        ranking = themes.rank(words)
        if "general" in known and _OPENING.search(words.split("\n")[0][:20]):
            work.offer("measures", row, "theme_id", "general", "its heading")
            if row["theme_id"] == "general" and "planning" in known:
                work.offer("measures", row, "instrument_id", "planning", "its heading")
        likely, also = theme_of_indicators(clause_targets, indicators), ", ".join(ranking.codes)
        work.offer_to_read("measures", row, "theme_id", likely, f"of its indicators; by its words {also}")
        if ranking.is_clear:
            work.offer_to_read("measures", row, "theme_id", ranking.codes[0], f"by its words {also}")
        _suggest(work, row, "theme_id", ranking.codes)
        _suggest(work, row, "instrument_id", instruments.rank(words).codes)


def by_clause(work: Workpiece) -> dict[str, list[Row]]:
    """The draft's targets by their clause."""
    groups: dict[str, list[Row]] = {}
    for row in work.tables["targets"]:
        groups.setdefault(row["measure_id"], []).append(row)
    return groups


def _suggest(work: Workpiece, row: Row, column: str, codes: Sequence[str]) -> None:
    note = {"table": "measures", "row": row["measure_id"], "field": column, "rule": LIKELY + ", ".join(codes)}
    if not row[column]:
        work.tables["draft_notes"].append({**note, "confidence": "check"})


def _finish_units(work: Workpiece) -> None:
    """Names of a new unit from its labels."""
    for row in work.tables["units"]:
        label = row["label_en"]
        if label:
            one = label[:-3] + "y" if label.endswith("ies") else label.removesuffix("s")
            work.offer("units", row, "label_one_en", one, "its label for one")
            work.offer("units", row, "name_en", label[:1].upper() + label[1:], "its label")
            work.offer("units", row, "rule_en", f"Counted in {label}.", "its label")


def _compose(work: Workpiece) -> None:
    """Sentences made of what is filled by now."""
    units, indicators = work.by_id("units"), work.by_id("indicators")
    themes, instruments = work.by_id("themes"), work.by_id("instruments")
    targets = {row["target_id"]: row for row in work.tables["targets"]}
    for row in targets.values():
        unit = units.get(row["unit_id"], {})
        work.offer("targets", row, "gloss", gloss(row, unit), "made of value, unit and scope")
        if row["value_words_zh"] and row["value_words_en"]:
            _note(work, row, value_note(row), "the words for its value")
        principal = targets.get(row["restates"])
        if principal and differing_fields(row, principal):
            _note(work, row, restatement(row, principal, unit), "what differs")
    clauses = by_clause(work)
    for row in work.tables["measures"]:
        if row["theme_id"] in themes and row["instrument_id"] in instruments:
            codes = [item["indicator_id"] for item in clauses.get(row["measure_id"], [])]
            names = [(indicators[name]["name_zh"], indicators[name]["name_en"]) for name in codes if name in indicators]
            zh, en = summary(themes[row["theme_id"]], instruments[row["instrument_id"]], names)
            work.offer("measures", row, "summary_zh", zh, "made of theme and quantities")
            work.offer("measures", row, "summary_en", en, "made of theme and quantities")
    _describe_plan(work)


def _note(work: Workpiece, row: Row, words: Pair, rule: str) -> None:
    for column, said in zip(("note_zh", "note_en"), words, strict=True):
        work.offer("targets", row, column, said, rule)


def _describe_plan(work: Workpiece) -> None:
    """The plan's note: which of its facts the text states, and which are inferred."""
    facts = work.tables["plan_facts"]
    parts = []
    for status, zh, en in (
        ("stated", "见于原文", "in the text"),
        ("inferred", "由推断", "inferred"),
        ("missing", "缺", "missing"),
    ):
        kinds = dict.fromkeys(row["kind"] for row in facts if row["status"] == status and row["kind"] in _FACTS)
        if kinds:
            names = [_FACTS[kind] for kind in kinds]
            listed = "、".join(name for name, _ in names), ", ".join(name for _, name in names)
            parts.append((f"{listed[0]}{zh}", f"{listed[1]} {en}"))
    zh, en = "；".join(part[0] for part in parts), "; ".join(part[1] for part in parts)
    work.offer("plans", work.plan, "notes_zh", f"{zh}。" if zh else "", "its facts")
    work.offer("plans", work.plan, "notes_en", f"{en[:1].upper()}{en[1:]}." if en else "", "its facts")
