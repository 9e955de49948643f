"""A reading as rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.reading.bodies import Body, responsible
from etl.reading.candidates import Candidate
from etl.reading.clauses import Clause
from etl.reading.columns import Record, record
from etl.reading.facts import PlanFacts
from etl.reading.model import Corpus, Quantity
from etl.reading.numbers import number
from etl.reading.passages import Passages
from etl.reading.reader import PlanReading
from etl.reading.scopes import scope
from etl.reading.silences import Silence

_VAGUE = re.compile("一批|一系列|一定|提高|扩大|加大|增加|更多|壮大|提升")
_PARTS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
_WHOLES = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
_STATEMENTS = {
    "document_number": ("文号见于原文。", "The number stands in the text."),
    "issuer": ("落款署名。", "Signed in the text."),
    "date": ("日期见于原文。", "The date stands in the text."),
    "period": ("规划期见于题名。", "The title names the period."),
}


def measure_record(reading: PlanReading, plan_id: str, measure_id: str, clause: Clause, counted: bool) -> Record:
    """A clause; its heading, in the plan's own words, stands where a person will put a summary."""
    words = reading.text[clause.start : clause.end]
    quantification = "number" if counted else "vague" if _VAGUE.search(words) else "none"
    return record(
        "measures",
        measure_id=measure_id,
        plan_id=plan_id,
        clause=clause.label,
        part="annex" if clause.label.startswith("附件") else "body",
        summary_zh=re.split("[。；;]", reading.text[clause.heading.start : clause.heading.end])[0][:60],
        quantification=quantification,
        start=clause.start,
        end=clause.end,
    )


def body_records(text: str, measure_id: str, clause: Clause, corpus: Corpus) -> list[tuple[Record, Body]]:
    """Responsible bodies of a clause, in order, each with what was printed."""
    bodies = responsible(text, clause, corpus)
    return [
        (
            record("measure_bodies", measure_id=measure_id, body_id=body.body_id, position=place, printed=body.printed),
            body,
        )
        for place, body in enumerate(bodies, 1)
    ]


def target_record(
    reading: PlanReading, plan_id: str, quantity: Quantity, measure_id: str, best: Candidate | None
) -> Record:
    """A quantity with every field that words carry; the English is a person's."""

    def id_of(other: Quantity | None) -> str:
        return other.target_id if other else ""

    start, end = quantity.quote
    return record(
        "targets",
        target_id=quantity.target_id,
        plan_id=plan_id,
        measure_id=measure_id,
        indicator_id=best.indicator_id if best and best.likely else "",
        value_low=quantity.value_low,
        value_high=quantity.value_high,
        operator=quantity.operator,
        unit_id=quantity.unit,
        **_worded_value(quantity),
        baseline_value=quantity.baseline_value,
        baseline_year=quantity.baseline_year,
        milestone_of=id_of(quantity.milestone_of),
        due_year=quantity.due_year,
        due_basis=quantity.due_basis,
        period_start=quantity.period[0],
        period_end=quantity.period[1],
        time_basis=quantity.time_basis,
        quantity_type=quantity.quantity_type,
        scope_zh=scope(Passages(reading.text), quantity),
        tier=quantity.tier,
        kind=quantity.kind,
        commitment=quantity.commitment,
        suspect=False,
        restates=id_of(quantity.restates),
        nested_in=id_of(quantity.nested_in),
        quote=reading.text[start:end],
        quote_start=start,
        quote_end=end,
    )


def _worded_value(quantity: Quantity) -> dict[str, str]:
    """三分之二 or 大体相当 in words, which are shown instead of 66.6667 per cent or 1:1; the English of common ones."""
    if quantity.rule == "parity":
        return {"value_words_zh": quantity.expression.written, "value_words_en": "roughly equal"}
    if quantity.expression.form != "fraction":
        return {}
    written = quantity.expression.written
    whole, part = (int(number(words)) for words in written.split("分之"))
    english = f"{_PARTS[part]} {_WHOLES[whole]}{'s' if part > 1 else ''}" if part in _PARTS and whole in _WHOLES else ""
    notes = {
        "note_zh": f"“{written}”记为 {quantity.expression.low:.4f}%，显示时用原文的词。",
        "note_en": f"A fraction, recorded as {quantity.expression.low:.4f} per cent and shown as written.",
    }
    return {"value_words_zh": written, "value_words_en": english, **notes}


def evidence_records(text: str, quantity: Quantity) -> Iterator[Record]:
    """The words of each field."""
    for words in quantity.evidence:
        quote = text[words.start : words.end]
        yield record(
            "target_evidence",
            target_id=quantity.target_id,
            field=words.field,
            start=words.start,
            end=words.end,
            quote=quote,
        )


def numeral_records(reading: PlanReading, plan_id: str) -> Iterator[Record]:
    """Every numeral of the text, with its target or its reason."""
    for token in reading.numerals:
        yield record(
            "numerals",
            plan_id=plan_id,
            start=token.start,
            end=token.end,
            text=token.text,
            target_id=reading.owners[token].target_id if token in reading.owners else "",
            reason="" if token in reading.owners else reading.reasons[token],
        )


def silence_records(text: str, plan_id: str, absences: Sequence[Silence], ids: dict[Clause, str]) -> list[Record]:
    """Shared indicators without a target, with the terms searched."""
    return [
        record(
            "silences",
            plan_id=plan_id,
            indicator_id=item.indicator_id,
            status=item.status,
            measure_id=ids[item.clause] if item.clause else "",
            quote=text[item.quote.start : item.quote.end] if item.quote else "",
            quote_start=item.quote.start if item.quote else None,
            quote_end=item.quote.end if item.quote else None,
            terms_searched=" ".join(item.terms),
        )
        for item in absences
    ]


def fact_records(plan_id: str, facts: PlanFacts) -> list[Record]:
    """What the text says of itself, as it says it; what is missing is said to be missing."""
    records = []
    for name, kind in (("number", "document_number"), ("issuer", "issuer"), ("signed", "date"), ("published", "date")):
        fact = facts.facts.get(name)
        if fact is None and name == "published":
            continue
        zh, en = _STATEMENTS[kind] if fact else ("原文未见。", "Not found in the text.")
        cells = {"quote": fact.words, "quote_start": fact.start, "quote_end": fact.end} if fact else {}
        status = fact.status if fact else "missing"
        records.append(
            record(
                "plan_facts",
                plan_id=plan_id,
                fact=name,
                kind=kind,
                status=status,
                statement_zh=zh,
                statement_en=en,
                **cells,
            )
        )
    return records
