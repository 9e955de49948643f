"""A clause as evidence: our summary, its coding and doubts, who is named, what it repeats, what it promises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from dashboard.i18n.words import SOURCE_LANGUAGE, Words
from dashboard.ui.html import render
from dashboard.ui.inline_html import link
from dashboard.ui.outputs.evidence_html import Evidence, Fact, has_text
from dashboard.url_state.urls import page_url

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Clause:
    """A clause and what belongs to it: rows of the queries measures, measure_bodies, contested and targets.

    repetitions: the clauses that repeat it. bodies: those named after it. plan_names_bodies: whether its plan names
    any at all. choices: of the present address, without open evidence.
    """

    row: Row
    repetitions: Sequence[Row]
    bodies: Sequence[Row]
    plan_names_bodies: bool
    contested: Sequence[Row]
    targets: Sequence[Row]
    choices: Mapping[str, str]

    def url(self, **opened: str) -> str:
        """The present page with other evidence open."""
        return page_url("", {**self.choices, **opened})


def clause_evidence(clause: Clause, words: Words, document: Iterable[Fact]) -> Evidence:
    """A clause with all its facts and those of its document."""
    row = clause.row
    body = render("clause_body", summary=words.data(row, "summary"), targets=target_links(clause, words), words=words)
    facts = [
        *coding_facts(row, words),
        body_fact(clause, words),
        *repetition_facts(clause, words),
        *doubt_facts(clause, words),
        *document,
    ]
    links = [(clause.url(measure=row["measure_id"], lang=words.lang), words.text("evidence.link"))]
    cited = words.cited_clauses(row["clause"])
    return Evidence(cited[:1].upper() + cited[1:], facts, links, body=body)


def target_links(clause: Clause, words: Words) -> list[tuple[str, str]]:
    """The quantities of a clause, each with the address that opens its evidence."""
    links = []
    for row in clause.targets:
        value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
        label = words.join_parts(words.data(row, "scope"), value, words.year(row))
        links.append((clause.url(target=row["target_id"]), label))
    return links


def coding_facts(row: Row, words: Words) -> list[Fact]:
    """Theme or themes, instrument with its type, quantification."""
    instrument = words.text("clause.typed", type=words.data(row, "type_name"), name=words.data(row, "instrument"))
    further = [words.data(row, name) for name in ("theme_2", "theme_3")]
    return [
        (words.text("column.part"), words.data(row, "part_name")),
        (words.text("coding.theme_id"), words.data(row, "theme")),
        (words.text("clause.further"), words.text("list.comma").join(name for name in further if name)),
        (words.text("coding.instrument_id"), instrument if words.data(row, "instrument") else ""),
        (words.text("coding.quantification"), words.data(row, "quantification_name")),
    ]


def body_fact(clause: Clause, words: Words) -> Fact:
    """The bodies in the order named, in Chinese as printed; or that nobody is."""
    if not clause.bodies:
        missing = "clause.no_bodies" if clause.plan_names_bodies else "clause.plan_names_no_bodies"
        return words.text("clause.bodies"), words.text(missing)
    names = [row["printed"] if words.lang == SOURCE_LANGUAGE else words.data(row, "name") for row in clause.bodies]
    return words.text("clause.bodies"), words.text("clause.bodies_separator").join(names)


def repetition_facts(clause: Clause, words: Words) -> list[Fact]:
    """Which clause it repeats and how far, and which clauses repeat it; each a link."""
    row, facts = clause.row, []
    if has_text(row["repeats"]):
        original = link(clause.url(measure=row["repeats"]), words.clause(row["repeats_clause"]))
        extent = words.data(row, "repeats_extent_name")
        facts.append((words.text("clause.repeats"), original + f" · {extent}" if extent else original))
    links = [link(clause.url(measure=r["measure_id"]), words.clause(r["clause"])) for r in clause.repetitions]
    return [*facts, (words.text("clause.again"), escape(words.text("list.comma")).join(links))]


def doubt_facts(clause: Clause, words: Words) -> list[Fact]:
    """The coder's note, and each choice on which the two coders differed with how it was settled."""
    lines = [disagreement(row, words) for row in clause.contested]
    return [
        (words.text("evidence.note"), words.data(clause.row, "note")),
        (words.text("clause.contested"), Markup("<br>").join(lines)),
    ]


def disagreement(row: Row, words: Words) -> str:
    """What each coder chose for a field, and what was settled."""
    first, second = (words.data(row, coder) or words.text("clause.nothing") for coder in ("first", "second"))
    if row["field"] == "repeats":
        first, second = words.clause(first), words.clause(second)
    field, settled = words.text(f"coding.{row['field']}"), words.data(row, "settled")
    return words.text("clause.differed", field=field, first=first, second=second, settled=settled)
