"""The evidence in a handout: under each figure, a fold per target or silence, with the words of the text in it."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.exports.file_names import printable_text
from dashboard.exports.quote_spans import quote_pieces
from dashboard.figures.indicator.exhibit import rows_of
from dashboard.figures.records import records
from dashboard.figures.statements import cited_title
from dashboard.i18n.words import Words

Row = Mapping[str, Any]
READ_OFF = ("tier", "kind", "quantity_type", "commitment")


def escape_text(text: object) -> str:
    """Text as HTML."""
    return escape(printable_text(str(text)))


def paragraphs(lines: Iterable[str]) -> str:
    """A paragraph for each line."""
    return "".join(f"<p>{escape_text(line)}</p>" for line in lines)


def details(summary: str, inside: str, place: str = "") -> str:
    """A fold. `inside` is HTML already."""
    named = f' id="{escape_text(place)}"' if place else ""
    return f"<details{named}><summary>{escape_text(summary)}</summary>{inside}</details>"


def evidence(place: str, targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> str:
    """A fold for each target, restatements too, and for each silence, in plan order; "" where there is nothing."""
    several = len({*targets["indicator_id"], *silences["indicator_id"]}) > 1
    folds = []
    for plan in records(plans):
        told, silent = (records(rows_of(frame, [plan["plan_id"]])) for frame in (targets, silences))
        folds += [target_fold(place, named(row, plan, several, words), row, plan, words) for row in told]
        folds += [silence_fold(place, named(row, plan, several, words), row, words) for row in silent]
    if not folds:
        return ""
    return f'<div class="evidence"><h3>{escape_text(words.text("panel.evidence"))}</h3>{"".join(folds)}</div>'


def named(row: Row, plan: Row, several: bool, words: Words) -> str:
    """Whose row it is, and of what where a figure has rows of several indicators."""
    name = f"{words.data(plan, 'region')} {plan['first_year']}"
    return words.text("mark.separator").join((name, words.data(row, "indicator"))) if several else name


def target_fold(place: str, name: str, row: Row, plan: Row, words: Words) -> str:
    """One target: what it promises to be clicked, the words that carry it within."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    again = words.text("evidence.restated") if isinstance(row["restates"], str) else ""
    said = [name, value, words.year(row), words.data(row, "scope"), again]
    summary = words.text("mark.separator").join(part for part in said if part)
    return details(summary, quote_html(row, words) + target_facts(row, plan, words), f"{place}-{row['target_id']}")


def silence_fold(place: str, name: str, row: Row, words: Words) -> str:
    """One silence: its kind to be clicked; the vague promise, what was searched and the note within."""
    quote = quote_html(row, words) if isinstance(row["quote"], str) else ""
    searched = row["terms_searched"] if isinstance(row["terms_searched"], str) else ""
    said = [
        ("evidence.clause", words.clause(row["clause"])),
        ("evidence.searched", searched),
        ("evidence.note", words.data(row, "note")),
    ]
    summary = words.text("mark.separator").join([name, words.text(f"silence.{row['status']}")])
    return details(summary, quote + facts(said, words), f"{place}-{row['plan_id']}~{row['indicator_id']}")


def quote_html(row: Row, words: Words) -> str:
    """The words of the text in Chinese, the number marked; a gloss for a reader who cannot read them."""
    told = "".join(f"<mark>{escape_text(said)}</mark>" if number else escape_text(said) for said, number in cut(row))
    gloss = words.gloss(row)
    beside = f'<p class="gloss">{escape_text(gloss)}</p>' if gloss else ""
    return f'<blockquote lang="zh-CN">“{told}”</blockquote>{beside}'


def cut(row: Row) -> list[tuple[str, bool]]:
    """A quote in pieces."""
    return quote_pieces(str(row["quote"]), row.get("numerals"))


def target_facts(row: Row, plan: Row, words: Words) -> str:
    """What was read off the text about a target, and the document it stands in."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    number = plan["document_number"]
    said = [
        ("column.value", value),
        ("evidence.year", words.year(row)),
        ("evidence.scope", words.data(row, "scope")),
        *[(f"evidence.{field}", words.data(row, f"{field}_name")) for field in READ_OFF],
        ("evidence.suspect", words.text("evidence.suspect_said") if row["suspect"] else ""),
        ("evidence.note", words.data(row, "note")),
        ("evidence.clause", words.clause(row["clause"])),
        ("evidence.document", cited_title(plan, words)),
        ("evidence.issuer", words.data(plan, "issuer")),
        ("evidence.number", number if isinstance(number, str) else words.text("evidence.none")),
    ]
    return facts(said, words)


def facts(pairs: Iterable[tuple[str, str]], words: Words) -> str:
    """A list of names, by message, and values; those without a value are left out."""
    listed = "".join(
        f"<dt>{escape_text(words.text(name))}</dt><dd>{escape_text(said)}</dd>" for name, said in pairs if said
    )
    return f"<dl>{listed}</dl>"
