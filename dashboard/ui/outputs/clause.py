"""HTML of a clause: our summary, its coding and doubts, who is named, what it repeats, what it promises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.i18n.words import SOURCE_LANGUAGE, Words
from dashboard.ui.outputs import evidence_html, markup
from dashboard.ui.outputs.evidence_html import Fact
from dashboard.ui.outputs.markup import Safe, has_text

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Clause:
    """A clause and what belongs to it: rows of `queries.measures`, `measure_bodies`, `contested` and `targets`.

    again: the clauses that repeat it. bodies: those named after it. names_bodies: whether its plan names any at all.
    here: the address of the page as it is, without open evidence.
    """

    row: Row
    again: Sequence[Row]
    bodies: Sequence[Row]
    names_bodies: bool
    contested: Sequence[Row]
    targets: Sequence[Row]
    here: Mapping[str, str]


def clause_html(said: Clause, words: Words, document: Iterable[Fact]) -> str:
    """The whole of it."""
    row = said.row
    title = words.text("clause.title", clause=words.clause(row["clause"]))
    summary = f"<p>{escape(words.data(row, 'summary'))}</p><p>{escape(words.text('clause.not_the_text'))}</p>"
    pairs = [
        *coding_html(row, words),
        *responsible(said, words),
        *repeated(said, words),
        *doubts(said, words),
        *document,
    ]
    links = [(address(said, measure=row["measure_id"], lang=words.lang), words.text("evidence.link"))]
    return evidence_html.article(title, f"{summary}{promised(said, words)}", pairs, links, words)


def address(said: Clause, **opened: str) -> str:
    """The present page with this evidence open."""
    return markup.relative_url("", **dict(said.here) | opened)


def promised(said: Clause, words: Words) -> str:
    """The quantities of a clause, each leading to its evidence."""
    lines = []
    for row in said.targets:
        value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
        label = words.join_parts(words.data(row, "scope"), value, words.year(row))
        lines.append(f"<p>{markup.link(address(said, target=row['target_id']), label)}</p>")
    title = escape(words.text("clause.targets"))
    return f"<p><b>{title}</b></p>{''.join(lines)}" if lines else ""


def coding_html(row: Row, words: Words) -> list[Fact]:
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


def responsible(said: Clause, words: Words) -> list[Fact]:
    """The bodies in the order named, in Chinese as printed; or that nobody is."""
    if not said.bodies:
        missing = words.text("clause.no_bodies" if said.names_bodies else "clause.plan_names_no_bodies")
        return [(words.text("clause.bodies"), missing)]
    named = [row["printed"] if words.lang == SOURCE_LANGUAGE else words.data(row, "name") for row in said.bodies]
    return [(words.text("clause.bodies"), words.text("list.comma").join(named))]


def repeated(said: Clause, words: Words) -> list[Fact]:
    """Which clause it says again and how far, and which say it again."""
    row, found = said.row, []
    if has_text(row["repeats"]):
        there = markup.link(address(said, measure=row["repeats"]), words.clause(row["repeats_clause"]))
        extent = words.data(row, "repeats_extent_name")
        found.append((words.text("clause.repeats"), Safe(f"{there} · {escape(extent)}" if extent else there)))
    again = [
        markup.link(address(said, measure=other["measure_id"]), words.clause(other["clause"])) for other in said.again
    ]
    return [*found, (words.text("clause.again"), Safe(escape(words.text("list.comma")).join(again)))]


def doubts(said: Clause, words: Words) -> list[Fact]:
    """The coder's note, and each choice on which the two coders differed with how it was settled."""
    lines = []
    for row in said.contested:
        first, second = (words.data(row, who) or words.text("clause.nothing") for who in ("first", "second"))
        if row["field"] == "repeats":
            first, second = words.clause(first), words.clause(second)
        settled = words.data(row, "settled")
        field = words.text(f"coding.{row['field']}")
        lines.append(words.text("clause.differed", field=field, first=first, second=second, settled=settled))
    joined = Safe("<br>".join(escape(line) for line in lines))
    return [(words.text("evidence.note"), words.data(said.row, "note")), (words.text("clause.contested"), joined)]
