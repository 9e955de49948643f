"""What superior documents say of an indicator as HTML: value, words, document, and how it can be proved."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from dashboard.figures import reference_texts
from dashboard.figures.records import records
from dashboard.figures.statements import web_page_cell
from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.inline_html import code_spans, official_text
from dashboard.ui.outputs.evidence_html import Evidence, has_text

CHINESE = re.compile("[一-鿿]")


def references_html(references: pd.DataFrame, words: Words) -> Markup:
    """A section with an article for each reference value; empty where there is none. Frame as in
    `queries.reference_values`."""
    if references.empty:
        return Markup("")
    items = [reference_evidence(row, words) for row in records(references)]
    return render("reference_values", items=items, words=words)


def reference_evidence(row: Mapping[str, Any], words: Words) -> Evidence:
    """One reference value with its quote and proof."""
    value = reference_texts.value(row, words, "long")
    parts = [reference_texts.name(row, words), value, reference_texts.due_year(row, words)]
    facts = [
        (words.text("evidence.document"), official_text(reference_texts.document(row, words), words)),
        (words.text("evidence.scope"), words.data(row, "scope")),
        (
            words.text("evidence.proof"),
            code_spans(words.join_parts(words.data(row, "proof_name"), web_page_cell(row, words))),
        ),
        (words.text("evidence.note"), words.data(row, "note")),
    ]
    title, quote = words.text("mark.separator").join(parts), row["quote"]
    if not has_text(quote):
        return Evidence(title, facts)
    if CHINESE.search(quote):
        return Evidence(title, facts, quote=escape(quote), gloss=words.gloss(row))
    return Evidence(title, facts, body=Markup('<blockquote lang="en">“{}”</blockquote>').format(quote))
