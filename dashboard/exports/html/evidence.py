"""Evidence below a figure of the handout: an entry per target and silence with the words of the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.exports.quote_spans import quote_pieces
from dashboard.figures import reference_texts
from dashboard.figures.indicator.exhibit import rows_of
from dashboard.figures.model import EvidenceFrames
from dashboard.figures.records import records
from dashboard.figures.statements import cited_title, web_page
from dashboard.i18n.words import Words

Row = Mapping[str, Any]
Facts = list[tuple[str, str]]  # name and value, "" for an unknown value
CODED_FIELDS = ("tier", "kind", "quantity_type", "commitment")


@dataclass(frozen=True)
class Quote:
    """Words of a text in pieces (text, is it the number), and their gloss for readers of another language."""

    pieces: list[tuple[str, bool]]
    gloss: str


@dataclass(frozen=True)
class EvidenceEntry:
    """A target or silence: the line to be clicked, and what unfolds. id: of its element."""

    id: str
    summary: str
    quote: Quote | None
    facts: Facts


def evidence_entries(slide_id: str, frames: EvidenceFrames | None, words: Words) -> list[EvidenceEntry]:
    """Entries in plan order, targets (restatements too) before silences."""
    if frames is None:
        return []
    with_indicator = len({*frames.targets["indicator_id"], *frames.silences["indicator_id"]}) > 1
    entries = []
    for plan in records(frames.plans):
        for row in records(rows_of(frames.targets, [plan["plan_id"]])):
            entries.append(target_entry(slide_id, subject(row, plan, with_indicator, words), row, plan, words))
        for row in records(rows_of(frames.silences, [plan["plan_id"]])):
            entries.append(silence_entry(slide_id, subject(row, plan, with_indicator, words), row, words))
    return entries


def reference_entries(slide_id: str, references: pd.DataFrame | None, words: Words) -> list[EvidenceEntry]:
    """Entries of what superior documents say of the indicator, in the order of the frame; none for None."""
    return [] if references is None else [reference_entry(slide_id, row, words) for row in records(references)]


def reference_entry(slide_id: str, row: Row, words: Words) -> EvidenceEntry:
    """Entry of a reference value: its document, value and year; below them the quote, whom it counts and the proof."""
    parts = [
        reference_texts.name(row, words),
        reference_texts.value(row, words, "long"),
        reference_texts.due_year(row, words),
    ]
    facts = [
        ("evidence.scope", words.data(row, "scope")),
        ("evidence.document", reference_texts.document(row, words)),
        ("evidence.proof", words.join_parts(words.data(row, "proof_name"), web_page(row, words))),
        ("evidence.note", words.data(row, "note")),
    ]
    quoted = quote(row, words) if isinstance(row["quote"], str) else None
    summary = words.text("mark.separator").join(parts)
    return EvidenceEntry(f"{slide_id}-proof={row['reference_id']}", summary, quoted, with_names(facts, words))


def subject(row: Row, plan: Row, with_indicator: bool, words: Words) -> str:
    """Region and year of a row's plan, and its indicator where a figure has several."""
    name = f"{words.data(plan, 'region')} {plan['first_year']}"
    return words.text("mark.separator").join((name, words.data(row, "indicator"))) if with_indicator else name


def target_entry(slide_id: str, name: str, row: Row, plan: Row, words: Words) -> EvidenceEntry:
    """Entry of a target: value, year and scope; below them the quote and what was read off it."""
    restated = words.text("evidence.restated") if isinstance(row["restates"], str) else ""
    parts = [name, value_text(row, words), words.year(row), words.data(row, "scope"), restated]
    summary = words.text("mark.separator").join(filter(None, parts))
    return EvidenceEntry(f"{slide_id}-{row['target_id']}", summary, quote(row, words), target_facts(row, plan, words))


def silence_entry(slide_id: str, name: str, row: Row, words: Words) -> EvidenceEntry:
    """Entry of a silence: its kind; below it the vague promise if any, the terms searched and the note."""
    summary = words.text("mark.separator").join([name, words.text(f"silence.{row['status']}")])
    facts = [
        ("evidence.clause", words.clause(row["clause"])),
        ("evidence.searched", row["terms_searched"] if isinstance(row["terms_searched"], str) else ""),
        ("evidence.note", words.data(row, "note")),
    ]
    vague = quote(row, words) if isinstance(row["quote"], str) else None
    id_ = f"{slide_id}-{row['plan_id']}~{row['indicator_id']}"
    return EvidenceEntry(id_, summary, vague, with_names(facts, words))


def quote(row: Row, words: Words) -> Quote:
    """The quote of a target or silence."""
    return Quote(quote_pieces(str(row["quote"]), row.get("numerals")), words.gloss(row))


def value_text(row: Row, words: Words) -> str:
    """Value of a target in words, with operator and unit."""
    return words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")


def target_facts(row: Row, plan: Row, words: Words) -> Facts:
    """What was read off the text about a target, and the document it stands in."""
    number = plan["document_number"]
    facts = [
        ("column.value", value_text(row, words)),
        ("evidence.year", words.year(row)),
        ("evidence.scope", words.data(row, "scope")),
        *[(f"evidence.{field}", words.data(row, f"{field}_name")) for field in CODED_FIELDS],
        ("evidence.suspect", words.text("evidence.suspect_said") if row["suspect"] else ""),
        ("evidence.note", words.data(row, "note")),
        ("evidence.clause", words.clause(row["clause"])),
        ("evidence.document", cited_title(plan, words)),
        ("evidence.issuer", words.data(plan, "issuer")),
        ("evidence.number", number if isinstance(number, str) else words.text("evidence.none")),
    ]
    return with_names(facts, words)


def with_names(facts: Iterable[tuple[str, str]], words: Words) -> Facts:
    """Facts with names in words instead of catalogue keys."""
    return [(words.text(key), value) for key, value in facts]
