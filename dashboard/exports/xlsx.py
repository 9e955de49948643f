"""A workbook of several figures: a sheet for each with its rows, then the sources and the codebook."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import xlsxwriter

from dashboard.exports import tabular
from dashboard.exports.items import Comparison, Content, Quotation, check_length, sources
from dashboard.figures.indicator.exhibit import target_row
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.figures.statements import source_line
from dashboard.i18n.words import Words

Report = Callable[[float], None]


@dataclass(frozen=True)
class Codebook:
    """What the columns and codes of a table mean: frames as in `queries.column_help` and `queries.codes`."""

    columns: pd.DataFrame
    codes: pd.DataFrame
    table: str


def workbook(
    items: Sequence[Content], words: Words, data_version: str, book: Codebook, report: Report = lambda _: None
) -> bytes:
    """The file. No item makes the sources and the codebook only. Raises TooManyError as all files do."""
    found, out = check_length(items), io.BytesIO()
    with xlsxwriter.Workbook(out, tabular.OPTIONS) as made:
        made.set_properties({"title": words.text("deck.title"), "author": words.text("cite.author")})
        for number, item in enumerate(found, start=1):
            tabular.add_sheet(
                made, f"{number} {name(item, words)}", exhibit(item, words, data_version), words, item.link
            )
            report(number / len(found))
        listed = pd.DataFrame({words.text("panel.sources"): list(sources(found, words))})
        add_plain(made, words.text("panel.sources"), listed, words, data_version)
        add_plain(made, words.text("workbook.codebook"), codebook(book, words), words, data_version)
    return out.getvalue()


def name(item: Content, words: Words) -> str:
    """What the sheet of an item is called."""
    if item.title:
        return item.title
    if isinstance(item, Comparison):
        return words.data(item.indicator, "name")
    if isinstance(item, Quotation):
        return words.data(item.target, "indicator")
    return item.exhibit.headline


def exhibit(item: Content, words: Words, data_version: str) -> Exhibit:
    """An item as an exhibit; its own title stands over the finding."""
    if isinstance(item, Quotation):
        return quotation_exhibit(item, words, data_version)
    shown = item.exhibit(words, data_version) if isinstance(item, Comparison) else item.exhibit
    if not item.title:
        return shown
    return replace(shown, headline=item.title, subtitle=words.join_parts(shown.headline, shown.subtitle))


def quotation_exhibit(item: Quotation, words: Words, data_version: str) -> Exhibit:
    """A quotation as an exhibit without a drawing: its words, and the row that was read off them."""
    row, plan = item.target, item.plan
    place = f"{words.data(plan, 'region')} {plan['first_year']}"
    title = item.title or words.text("deck.quote_title", plan=place, indicator=words.data(row, "indicator"))
    source = source_line(plan, [row["clause"]] if isinstance(row["clause"], str) else [], words)
    table = pd.DataFrame([target_row(plan, row, words) | {words.text("column.quote"): row["quote"]}])
    notes = tuple(filter(None, [words.data(row, "note")]))
    return Exhibit(None, title, words.gloss(row), (source,), notes, title, table, data_version)


def codebook(book: Codebook, words: Words) -> pd.DataFrame:
    """A row per column of a table, and under it one per code of its closed list: column, code, name, meaning."""
    heads = [words.text(f"workbook.{column}") for column in ("column", "code", "name", "meaning")]
    rows = []
    for column in records(book.columns):
        code = str(column["column_name"])
        rows.append([code, "", words.data(column, "title"), words.data(column, "description")])
        for one in records(book.codes[book.codes["field"] == f"{book.table}.{code}"]):
            rows.append([code, str(one["code"]), words.data(one, "name"), words.data(one, "rule")])
    return pd.DataFrame(rows, columns=heads)


def add_plain(book: xlsxwriter.Workbook, title: str, table: pd.DataFrame, words: Words, data_version: str) -> None:
    """A sheet with a heading and a table."""
    shown = Exhibit(None, title, "", (), (), title, table, data_version)
    tabular.add_sheet(book, title, shown, words)
