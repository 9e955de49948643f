"""HTML of what superior documents say of an indicator: value, words, document, and how it can be proved."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.figures import reference_lines
from dashboard.figures.records import records
from dashboard.figures.statements import web_page
from dashboard.i18n.words import Words
from dashboard.ui.outputs import markup
from dashboard.ui.outputs.evidence_html import article, quoted

CHINESE = re.compile("[一-鿿]")


def references_html(references: pd.DataFrame, words: Words) -> str:
    """A section with an article for each reference value; "" where there is none. Frame as in
    `queries.reference_values`."""
    if references.empty:
        return ""
    articles = "".join(reference_html(row, words) for row in records(references))
    lead = f'<div class="dz dz-notes">{markup.paragraphs([words.text("reference.lead")])}</div>'
    return markup.section(words.text("reference.section")) + lead + articles


def reference_html(row: Mapping[str, Any], words: Words) -> str:
    """One reference value with its quote and proof."""
    value = reference_lines.value(row, words, "long")
    parts = [reference_lines.name(row, words), value, reference_lines.due_year(row, words)]
    facts = [
        (words.text("evidence.document"), markup.tag_official_text(reference_lines.document(row, words), words)),
        (words.text("evidence.scope"), words.data(row, "scope")),
        (words.text("evidence.proof"), words.join_parts(words.data(row, "proof_name"), web_page(row, words))),
        (words.text("evidence.note"), words.data(row, "note")),
    ]
    return article(words.text("mark.separator").join(parts), quote_html(row, words), facts, (), words)


def quote_html(row: Mapping[str, Any], words: Words) -> str:
    """The words that carry the value: Chinese with a gloss, or a report's own English; "" where none is recorded."""
    if not markup.has_text(row["quote"]):
        return ""
    if CHINESE.search(row["quote"]):
        return quoted(row, words)
    return f'<blockquote lang="en">“{escape(row["quote"])}”</blockquote>'
