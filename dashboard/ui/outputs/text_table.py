"""The rows behind a figure as an HTML table."""

from collections.abc import Callable

import pandas as pd
from markupsafe import Markup, escape

from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.ui.html import render
from dashboard.ui.inline_html import link, official_text, tag_chinese

TargetUrl = Callable[[str], str]  # from the code of a target to the address that opens its evidence
CODES, QUOTES = ("target_id", "restates"), ("quote", "searched", "printed")  # columns of codes; of words of the texts


def text_table(frame: pd.DataFrame, words: Words, target_url: TargetUrl | None = None) -> Markup:
    """A table of text cells; codes, quotes and official Chinese are marked as what they are.

    With `target_url`, the code of a target is a link.
    """
    codes, quotes = ({words.text(f"column.{name}") for name in names} for names in (CODES, QUOTES))

    def cell(column: str, text: str) -> Markup:
        if text and column in codes:
            return Markup(f"<code>{link(target_url(text), text) if target_url else escape(text)}</code>")
        return tag_chinese(text, words) if text and column in quotes else official_text(text, words)

    rows = [[cell(name, str(value)) for name, value in row.items()] for row in records(frame)]
    return render("table", head=[str(name) for name in frame.columns], rows=rows)
