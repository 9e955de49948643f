"""The ledger of numerals: every numeral of every text, and the target it belongs to or the reason why it is none."""

from dataclasses import replace

import pandas as pd

from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import grid_columns, grid_exhibit, grid_table, plan_names, row_head, text_cell
from dashboard.figures.model import Exhibit
from dashboard.figures.paging import Page
from dashboard.figures.quality.parts import count_cell, position_text
from dashboard.figures.records import Row, records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

PAGE_SIZE = 50  # numerals
CODED = "coded"  # in place of a reason: the numeral belongs to a target
NUMERAL_WIDTHS = {"numeral": "18%", "place": "20%", "why": ""}


def ledger_reasons(numerals: pd.DataFrame, words: Words) -> dict[str, str]:
    """Names by code: CODED, then each reason that occurs, the commonest first."""
    uncoded = numerals[numerals["target_id"].isna()]
    names = {row["reason"]: words.data(row, "reason_name") for row in records(uncoded)}
    reasons = uncoded["reason"].value_counts().index
    return {CODED: words.text("quality.coded")} | {str(reason): names[str(reason)] for reason in reasons}


def ledger_exhibit(numerals: pd.DataFrame, plans: pd.DataFrame, render: RenderContext) -> Exhibit:
    """How many numerals of each plan belong to a target, or to none for which reason; a click lists them."""
    words, names = render.words, plan_names(plans, render.words)
    columns = (
        *grid_columns({"fate": "30%"}, words, "quality"),
        *(GridColumn(name) for name in names.values()),
        *grid_columns({"sum": "9%"}, words, "quality"),
    )
    coded = int(numerals["target_id"].notna().sum())
    headline = words.text("quality.ledger", count=len(numerals), coded=coded)
    grid = Grid(headline, columns, tuple(ledger_rows(numerals, list(names), words)))
    return grid_exhibit(grid, words.text("quality.ledger.said"), records(plans), (), render)


def ledger_rows(numerals: pd.DataFrame, plan_ids: list[str], words: Words) -> list[GridRow]:
    """A row per reason, then the sums: a number for each plan, and for all of them."""
    reasons = numerals["reason"].where(numerals["target_id"].isna(), CODED)
    counts = pd.crosstab(reasons, numerals["plan_id"]).reindex(columns=plan_ids, fill_value=0)
    rules = {row["reason"]: words.data(row, "reason_rule") for row in records(numerals[numerals["reason"].notna()])}
    rows = []
    for code, name in ledger_reasons(numerals, words).items():
        rule = mark_foreign_names(rules.get(code, words.text("quality.coded.said")), words)
        head = CellItem((TextPart(name), TextPart(rule, "below")), code=f"reason={code}&page=")
        numbers = list(counts.loc[code]) if code in counts.index else [0] * len(plan_ids)
        rows.append(GridRow(head, tuple(count_cell(number, words) for number in [*numbers, sum(numbers)])))
    totals = [int((numerals["plan_id"] == plan_id).sum()) for plan_id in plan_ids]
    cells = tuple(count_cell(number, words) for number in [*totals, sum(totals)])
    return [*rows, GridRow(row_head(words.text("quality.sum")), cells)]


def numerals_exhibit(
    numerals: pd.DataFrame, plans: pd.DataFrame, render: RenderContext, reason: str = "", page: int = 1
) -> Exhibit:
    """A page of the numerals of these plans, of one reason (CODED: those of targets) or of all ("").

    page: from 1; one beyond the last shows the last.
    """
    words, names = render.words, plan_names(plans, render.words)
    listed = numerals[numerals["plan_id"].isin(plans["plan_id"])]
    if reason:
        listed = listed[listed["target_id"].notna() if reason == CODED else listed["reason"] == reason]
    part = Page(page, len(listed), PAGE_SIZE)
    headline, columns = (
        words.text("quality.numerals", count=len(listed)),
        grid_columns(NUMERAL_WIDTHS, words, "quality"),
    )

    def grid(some: pd.DataFrame) -> Grid:
        rows = tuple(numeral_row(row, names[row["plan_id"]], words) for row in records(some))
        return Grid(headline, columns, rows, part.links(words, "quality"))

    exhibit = grid_exhibit(grid(part.rows(listed)), words.text("quality.numerals.said"), (), (), render)
    return replace(exhibit, whole=lambda: grid_table(grid(listed)), extent=part.extent(words))


def numeral_row(row: Row, group: str, words: Words) -> GridRow:
    """A numeral as written, its position, and its target or reason; a click on a target opens the evidence."""
    if isinstance(row["target_id"], str):
        parts = (TextPart(words.data(row, "indicator"), "value"), TextPart(row["target_id"], "code"))
        reason: tuple[CellItem, ...] = (CellItem(parts, code=f"target={row['target_id']}"),)
    else:
        rule = mark_foreign_names(words.data(row, "reason_rule"), words)
        reason = text_cell(words.data(row, "reason_name"), below=rule)
    position = text_cell(position_text(row["start"], row["end"], words))
    return GridRow(row_head(f"“{row['text']}”"), (position, reason), group)
