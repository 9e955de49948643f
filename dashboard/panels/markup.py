"""HTML of our own, as strings. Everything that comes from data or from a link is escaped here; no Streamlit."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard.wording import Words

Row = Mapping[str, Any]


def filled(value: Any) -> bool:
    """Whether a cell holds text."""
    return isinstance(value, str) and bool(value)


def paragraphs(lines: Iterable[str]) -> str:
    """A paragraph for each line."""
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def section(title: str) -> str:
    """A heading between parts of a page."""
    return f'<h2 class="dz-section">{escape(title)}</h2>'


def heading(headline: str, subtitle: str) -> str:
    """A figure's finding and what it shows."""
    return f'<h1 class="dz-headline">{escape(headline)}</h1><p class="dz-subtitle">{escape(subtitle)}</p>'


def footer(notes: Iterable[str], sources: Iterable[str], version: str, words: Words) -> str:
    """Notes, sources and data version under a figure."""
    listed = f"<p><b>{escape(words.text('panel.sources'))}</b></p>" + paragraphs(sources)
    return f'<div class="dz dz-notes">{paragraphs(notes)}{listed}{paragraphs([version])}</div>'


def table(frame: pd.DataFrame) -> str:
    """A table of text cells, its first column as row headings."""
    head = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in frame.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in frame.values)
    return f'<div class="dz dz-scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def problem(title: str, details: Iterable[str] = (), offer: str = "") -> str:
    """A problem: what is wrong, its details line by line, and what may be done, as HTML."""
    lines = "".join(f"<p><code>{escape(line)}</code></p>" for line in details)
    return f'<div class="dz dz-problem" role="alert"><p><b>{escape(title)}</b></p>{lines}{offer}</div>'


def place(page: str, **parameters: str) -> str:
    """An address within the site, relative to it: indicator?lang=zh. No page: the present one."""
    return f"{page}?{urlencode(parameters)}"


def link(address: str, label: str) -> str:
    """A link within the site."""
    return f'<a href="{escape(address)}" target="_self">{escape(label)}</a>'


def marked(quote: str, numerals: Any) -> str:
    """A quote with its number marked; `numerals` as "start-end start-end" from its first character, or NaN."""
    spans = [tuple(map(int, span.split("-"))) for span in numerals.split()] if filled(numerals) else []
    out, done = "", 0
    for start, end in spans:
        if done <= start < end <= len(quote):
            out += escape(quote[done:start]) + f"<mark>{escape(quote[start:end])}</mark>"
            done = end
    return out + escape(quote[done:])


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of name and value; pairs without a value are left out."""
    return "<dl>" + "".join(f"<dt>{escape(n)}</dt><dd>{escape(v)}</dd>" for n, v in pairs if v) + "</dl>"


def evidence(row: Row, restatements: Iterable[Row], words: Words, more: Iterable[tuple[str, str]] = ()) -> str:
    """One target's evidence: value, quote with the number marked, all that was read off it, and a link to it.

    `more` adds facts, such as the `document` where it does not stand under its plan's heading.
    """
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    here = place("indicator", indicator=row["indicator_id"], target=row["target_id"], lang=words.lang)
    pairs = [*target_facts(row, words), *restated(restatements, words), *more]
    return (
        f'<article class="dz dz-evidence"><div><h4>{escape(value)} · {escape(words.year(row))}</h4>{quoted(row)}'
        f"<p>{link(here, words.text('evidence.link'))}</p></div><div>{facts(pairs)}</div></article>"
    )


def quoted(row: Row) -> str:
    """The words of the text, in Chinese whatever the page's language."""
    return f'<blockquote lang="zh-CN">“{marked(row["quote"], row.get("numerals"))}”</blockquote>'


def plan_evidence(plan: Row, inside: str, words: Words) -> str:
    """A plan's part of the evidence: its document in a line, then its targets or its silence, as HTML."""
    none = words.text("evidence.none")
    said = [words.text("evidence.labelled", name=n, value=v) if v == none else v for n, v in document(plan, words)]
    line = words.text("list.remark").join(said)
    title = f"{words.data(plan, 'region')} {plan['first_year']}"
    return f'<section class="dz dz-plan"><h3>{escape(title)}</h3><p>{escape(line)}</p>{inside}</section>'


def target_facts(row: Row, words: Words) -> list[tuple[str, str]]:
    """What was read off the text about one target."""
    coded = {
        field: words.data(row, f"{field}_name") for field in ("due_basis", "time_basis", "tier", "kind", "commitment")
    }
    year = words.text("evidence.year_basis", year=words.year(row), basis=coded["due_basis"], rhythm=coded["time_basis"])
    return [
        (words.text("evidence.clause"), row["clause"]),
        (words.text("evidence.year"), year),
        (words.text("evidence.scope"), words.data(row, "scope")),
        (words.text("evidence.tier"), coded["tier"]),
        (words.text("evidence.kind"), coded["kind"]),
        (words.text("evidence.commitment"), coded["commitment"]),
        (words.text("evidence.suspect"), words.text("evidence.suspect_said") if row["suspect"] else ""),
        (words.text("evidence.note"), words.data(row, "note")),
    ]


def restated(rows: Iterable[Row], words: Words) -> list[tuple[str, str]]:
    """Where the plan says it again, and how that differs."""
    said = [
        (words.text("evidence.restatement", quote=row["quote"], clause=row["clause"]), words.data(row, "note"))
        for row in rows
    ]
    return [(words.text("evidence.restated"), words.join_parts(place, note)) for place, note in said]


def document(plan: Row, words: Words) -> list[tuple[str, str]]:
    """The document a quote stands in."""
    days = [
        words.text(f"evidence.{key}", day=words.day(plan[column]))
        for key, column in (("signed", "signed_on"), ("published", "published_on"))
        if plan[column] is not None and plan[column] == plan[column]
    ]
    title = plan["title_zh"] if words.lang == "zh" else f"{words.data(plan, 'title')} · {plan['title_zh']}"
    number = plan["document_number"]
    return [
        (words.text("evidence.document"), title),
        (words.text("evidence.issuer"), words.data(plan, "issuer")),
        (words.text("evidence.number"), number if filled(number) else words.text("evidence.none")),
        (words.text("evidence.date"), words.text("list.comma").join(days) or words.text("evidence.none")),
    ]


def silence(row: Row | None, words: Words) -> str:
    """Why a plan has no target: the kind of silence, the words if vague, what was searched, and the note."""
    if row is None:
        return f'<article class="dz-evidence"><h4>{escape(words.text("silence.uncoded"))}</h4></article>'
    pairs = [
        (words.text("evidence.clause"), row["clause"] if filled(row["clause"]) else ""),
        (words.text("evidence.searched"), row["terms_searched"]),
        (words.text("evidence.note"), words.data(row, "note")),
    ]
    head = f"<h4>{escape(words.text('silence.' + row['status']))}</h4>{quoted(row) if filled(row['quote']) else ''}"
    return f'<article class="dz-evidence"><div>{head}</div><div>{facts(pairs)}</div></article>'
