"""HTML of the evidence: what was read off the text, the words it was read off, and where they stand. No Streamlit."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from dashboard.figures import plan_coding
from dashboard.figures.statements import web_page
from dashboard.i18n.words import SOURCE_LANGUAGE, Words
from dashboard.ui.outputs.markup import Safe, facts_list, has_text, link, mark_numerals, tag_chinese, to_html

Row = Mapping[str, Any]
Fact = tuple[str, str]
Links = Sequence[tuple[str, str]]  # address within the site, label

READ_OFF = ("scope", "tier", "kind", "quantity_type", "commitment")


def evidence(row: Row, restatements: Iterable[Row], words: Words, links: Links, more: Iterable[Fact] = ()) -> str:
    """One target's evidence: value, quote with the number marked, all that was read off it, and where it leads.

    `more` adds facts, such as the `document` where it does not stand under its plan's heading.
    """
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    pairs = [(words.text("evidence.clause"), words.clause(row["clause"])), *more, *target_facts(row, words)]
    title = f"{value} · {words.year(row)}"
    return article(title, quoted(row, words), [*pairs, *restated(restatements, words)], links, words, row)


def silence(row: Row | None, words: Words, links: Links = (), more: Iterable[Fact] = ()) -> str:
    """Why a plan has no target: the kind of silence, the words if vague, what was searched, and the note."""
    if row is None:
        return article(words.text("silence.uncoded"), "", [], (), words)
    searched = tag_chinese(row["terms_searched"], words) if has_text(row["terms_searched"]) else ""
    pairs = [
        (words.text("evidence.clause"), words.clause(row["clause"])),
        *more,
        (words.text("evidence.searched"), searched),
        (words.text("evidence.note"), words.data(row, "note")),
    ]
    quote = quoted(row, words) if has_text(row["quote"]) else ""
    return article(words.text(f"silence.{row['status']}"), quote, pairs, links, words, row)


def article(title: str, quote: str, pairs: Iterable[Fact], links: Links, words: Words, row: Row | None = None) -> str:
    """A piece of evidence: what it is of and what it says on one side, the facts on the other."""
    of = words.data(row, "indicator") if row else ""
    named = f"<p>{escape(of)}</p>" if of else ""
    ways = " · ".join(link(address, label) for address, label in links)
    left = f"<div><h4>{escape(title)}</h4>{named}{quote}<p>{ways}</p></div>"
    return f'<article class="dz dz-evidence">{left}<div>{facts_list(pairs)}</div></article>'


def quoted(row: Row, words: Words) -> str:
    """The words of the text in Chinese whatever the page's language, the number marked; a gloss beside them."""
    gloss = words.gloss(row)
    beside = f'<p class="dz-gloss">{escape(gloss)}</p>' if gloss else ""
    return f'<blockquote lang="zh-CN">“{mark_numerals(row["quote"], row.get("numerals"))}”</blockquote>{beside}'


def target_facts(row: Row, words: Words) -> list[Fact]:
    """What was read off the text about one target."""
    basis, rhythm = (words.data(row, f"{field}_name") for field in ("due_basis", "time_basis"))
    year = words.text("evidence.year_basis", year=words.year(row), basis=basis, rhythm=rhythm)
    coded = {field: words.data(row, f"{field}_name") for field in READ_OFF} | {"scope": words.data(row, "scope")}
    return [
        (words.text("evidence.year"), year),
        *[(words.text(f"evidence.{field}"), said) for field, said in coded.items()],
        (words.text("evidence.suspect"), words.text("evidence.suspect_said") if row["suspect"] else ""),
        (words.text("evidence.note"), words.data(row, "note")),
    ]


def restated(rows: Iterable[Row], words: Words) -> list[Fact]:
    """Where the plan says it again, and how that differs."""
    return [(words.text("evidence.restated"), restatement(row, words)) for row in rows]


def restatement(row: Row, words: Words) -> Safe:
    """A restatement: its quote with a gloss, its clause, and what differs."""
    quote = f'<span lang="zh-CN">“{escape(row["quote"])}”</span>'
    clause = words.text("evidence.in_clause", clause=words.clause(row["clause"]))
    after = words.join_parts(words.gloss(row), clause, words.data(row, "note"))
    return Safe(f"{quote}<br>{escape(after)}")


def document(plan: Row, words: Words) -> list[Fact]:
    """The document a quote stands in."""
    days = [
        words.text(f"evidence.{key}", day=words.day(plan[column]))
        for key, column in (("signed", "signed_on"), ("published", "published_on"))
        if plan[column] is not None and plan[column] == plan[column]
    ]
    title: str = tag_chinese(plan["title_zh"], words)
    if words.lang != SOURCE_LANGUAGE:
        title = Safe(f"{escape(words.data(plan, 'title'))} · {title}")
    number = plan["document_number"]
    remarks = (("evidence.web_page", web_page(plan, words)), ("evidence.coding", plan_coding.remark(plan, words)))
    return [
        (words.text("evidence.document"), title),
        (words.text("evidence.issuer"), words.data(plan, "issuer")),
        (
            words.text("evidence.number"),
            tag_chinese(number, words) if has_text(number) else words.text("evidence.none"),
        ),
        (words.text("evidence.date"), words.text("list.comma").join(days) or words.text("evidence.none")),
        *[(words.text(key), said) for key, said in remarks if said],
    ]


def plan_evidence(plan: Row, inside: str, words: Words) -> str:
    """A plan's part of the evidence: its document in a line, then its targets or its silence, as HTML."""
    none = words.text("evidence.none")
    said = [words.text("evidence.labelled", name=n, value=v) if v == none else v for n, v in document(plan, words)]
    line = escape(words.text("list.remark")).join(to_html(part) for part in said)
    title = f"{words.data(plan, 'region')} {plan['first_year']}"
    return f'<section class="dz dz-plan"><h3>{escape(title)}</h3><p>{line}</p>{inside}</section>'
