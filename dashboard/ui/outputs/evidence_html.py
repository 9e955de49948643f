"""Evidence as words and HTML: what was read off the text, the words it was read off, and where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from dashboard.figures import plan_coding
from dashboard.figures.silence_words import silence_name
from dashboard.figures.statements import web_page
from dashboard.i18n.words import SOURCE_LANGUAGE, Words
from dashboard.ui.inline_html import chinese, marked_numerals, tag_chinese

Row = Mapping[str, Any]
Fact = tuple[str, str]  # name and value; a Markup value is HTML already
Links = Sequence[tuple[str, str]]  # address within the site, label

EMPTY = Markup("")
CODED = ("scope", "tier", "kind", "quantity_type", "commitment")


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence. indicator: its name; quote: in Chinese, with marked numerals; gloss: of the quote in the
    page's language; body: HTML in place of a quote. Each may be empty.
    """

    title: str
    facts: Sequence[Fact]
    links: Links = ()
    indicator: str = ""
    quote: Markup = EMPTY
    gloss: str = ""
    body: Markup = EMPTY


@dataclass(frozen=True)
class PlanEvidence:
    """A plan's part of an indicator's evidence. document: its facts in one line of HTML."""

    title: str
    document: Markup
    items: Sequence[Evidence]


def has_text(value: object) -> bool:
    """Whether a cell of a frame holds text; an empty one may be NaN or None."""
    return isinstance(value, str) and bool(value)


def target_evidence(
    row: Row, restatements: Iterable[Row], words: Words, links: Links, document: Iterable[Fact] = ()
) -> Evidence:
    """A target's value, its quote with the numbers marked, all that was read off it, and where it leads.

    document: facts of `document_facts`, where they do not stand in the heading of the plan.
    """
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    facts = [
        (words.text("evidence.clause"), words.clause(row["clause"])),
        *document,
        *target_facts(row, words),
        *[(words.text("evidence.restated"), restatement(other, words)) for other in restatements],
    ]
    title, indicator = f"{value} · {words.year(row)}", words.data(row, "indicator")
    return Evidence(title, facts, links, indicator, marked_numerals(row["quote"], row["numerals"]), words.gloss(row))


def silence_evidence(row: Row | None, words: Words, links: Links = (), document: Iterable[Fact] = ()) -> Evidence:
    """Why a plan has no target: the kind of silence, the words if vague, what was searched, and the note."""
    if row is None:
        return Evidence(words.text("silence.uncoded"), ())
    facts = [
        (words.text("evidence.clause"), words.clause(row["clause"])),
        *document,
        (
            words.text("evidence.searched"),
            tag_chinese(row["terms_searched"], words) if has_text(row["terms_searched"]) else "",
        ),
        (words.text("evidence.note"), words.data(row, "note")),
    ]
    title, indicator = silence_name(row, words), words.data(row, "indicator")
    if not has_text(row["quote"]):
        return Evidence(title, facts, links, indicator)
    return Evidence(title, facts, links, indicator, escape(row["quote"]), words.gloss(row))


def target_facts(row: Row, words: Words) -> list[Fact]:
    """What was read off the text about one target."""
    basis, rhythm = (words.inline(words.data(row, f"{field}_name")) for field in ("due_basis", "time_basis"))
    key, year = "evidence.year_undated" if row["due_basis"] == "undated" else "evidence.year_basis", words.year(row)
    if year != rhythm:
        year = words.text(key, year=year, basis=basis, rhythm=rhythm)
    coded = {field: words.data(row, f"{field}_name") for field in CODED} | {"scope": words.data(row, "scope")}
    return [
        (words.text("evidence.year"), year),
        *[(words.text(f"evidence.{field}"), name) for field, name in coded.items()],
        (words.text("evidence.suspect"), words.text("evidence.suspect_said") if row["suspect"] else ""),
        (words.text("evidence.note"), words.data(row, "note")),
    ]


def restatement(row: Row, words: Words) -> Markup:
    """Where a plan says a target again: the quote with a gloss, its clause, and what differs."""
    clause = words.cited_clauses(row["clause"])
    remarks = words.text("mark.separator").join(filter(None, (words.gloss(row), clause, words.data(row, "note"))))
    return Markup("{}<br>{}").format(chinese(f"“{row['quote']}”"), remarks)


def document_facts(plan: Row, words: Words) -> list[Fact]:
    """The document a quote stands in: title, issuer, number, dates; its web page and how it was coded where that
    needs a remark."""
    title: Markup = tag_chinese(plan["title_zh"], words)
    if words.lang != SOURCE_LANGUAGE:
        title = escape(words.data(plan, "title")) + " · " + title
    remarks = (("evidence.web_page", web_page(plan, words)), ("evidence.coding", plan_coding.remark(plan, words)))
    none, number = words.text("evidence.none"), plan["document_number"]
    return [
        (words.text("evidence.document"), title),
        (words.text("evidence.issuer"), words.data(plan, "issuer")),
        (words.text("evidence.number"), tag_chinese(number, words) if has_text(number) else none),
        (words.text("evidence.date"), words.text("list.comma").join(document_dates(plan, words)) or none),
        *[(words.text(key), remark) for key, remark in remarks if remark],
    ]


def document_dates(plan: Row, words: Words) -> list[str]:
    """When a document was signed and published, as far as it is known."""
    return [
        words.text(f"evidence.{key}", day=words.day(plan[column]))
        for key, column in (("signed", "signed_on"), ("published", "published_on"))
        if plan[column] is not None and plan[column] == plan[column]  # NaT differs from itself
    ]


def plan_evidence(plan: Row, items: Sequence[Evidence], words: Words) -> PlanEvidence:
    """A plan's document in a line, and its targets or its silence."""
    none = words.text("evidence.none")
    facts = document_facts(plan, words)
    parts = [words.text("evidence.labelled", name=n, value=v) if v == none else v for n, v in facts]
    return PlanEvidence(words.plan_name(plan), escape(words.text("list.remark")).join(parts), items)
