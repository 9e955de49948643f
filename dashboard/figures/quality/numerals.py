"""The ledger of numerals: every numeral of every text, and the target it belongs to or the reason why it is none."""

import pandas as pd

from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import grid_exhibit
from dashboard.figures.model import Exhibit
from dashboard.figures.quality.parts import Row, cell, count, heads, pages, plan_names, row_position
from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

PAGE = 50  # numerals at a time
CODED = "coded"  # the choice of those that belong to a target


def ledger_reasons(numerals: pd.DataFrame, words: Words) -> dict[str, str]:
    """What became of the numerals, by code: belongs to a target, then each reason that occurs, the commonest first."""
    left = numerals[numerals["target_id"].isna()]
    common = left["reason"].value_counts().index
    names = {row["reason"]: words.data(row, "reason_name") for row in records(left)}
    return {CODED: words.text("quality.coded")} | {str(reason): names[str(reason)] for reason in common}


def ledger_exhibit(numerals: pd.DataFrame, plans: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """How many numerals each plan has and what became of them; a click lists those of a reason."""
    reasons, fate = ledger_reasons(numerals, words), numerals["reason"].where(numerals["target_id"].isna(), CODED)
    counts = pd.crosstab(fate, numerals["plan_id"])
    names = plan_names(plans, words)
    rules = {row["reason"]: words.data(row, "reason_rule") for row in records(numerals[numerals["reason"].notna()])}
    rows = []
    for code, label in reasons.items():
        rule = rules.get(code, words.text("quality.coded.said"))
        by_plan = [counts[plan].get(code, 0) if plan in counts else 0 for plan in names]
        cells = [count(number, words) for number in [*by_plan, sum(by_plan)]]
        rows.append(
            GridRow(
                CellItem(
                    (TextPart(label), TextPart(mark_foreign_names(rule, words), "below")), code=f"reason={code}&page="
                ),
                tuple(cells),
            )
        )
    total = [int((numerals["plan_id"] == plan).sum()) for plan in names]
    rows.append(
        GridRow(CellItem((TextPart(words.text("quality.sum")),)), tuple(count(n, words) for n in [*total, sum(total)]))
    )
    grid = Grid(
        words.text("quality.ledger", count=len(numerals), coded=int(numerals["target_id"].notna().sum())),
        (*heads({"fate": "30%"}, words), *(GridColumn(name) for name in names.values()), *heads({"sum": "9%"}, words)),
        tuple(rows),
    )
    return grid_exhibit(grid, words.text("quality.ledger.said"), records(plans), (), RenderContext(words, version))


def numerals_exhibit(
    numerals: pd.DataFrame, plans: pd.DataFrame, reason: str, words: Words, version: str, page: int = 1
) -> Exhibit:
    """The numerals of these plans, of one reason (CODED: of targets) or of all (""), page by page."""
    kept = numerals[numerals["plan_id"].isin(plans["plan_id"])]
    if reason:
        kept = kept[kept["target_id"].notna() if reason == CODED else kept["reason"] == reason]
    here, last = pages(len(kept), PAGE, page)
    names = plan_names(plans, words)
    shown = records(kept.iloc[(here - 1) * PAGE : here * PAGE])
    rows = tuple(numeral_row(row, names[row["plan_id"]], words) for row in shown)
    title = words.text("quality.numerals", count=len(kept))
    grid = Grid(
        title, heads({"numeral": "18%", "place": "20%", "why": ""}, words), rows, foot(len(kept), here, last, words)
    )
    return grid_exhibit(grid, words.text("quality.numerals.said"), [], (), RenderContext(words, version))


def numeral_row(row: Row, group: str, words: Words) -> GridRow:
    """A numeral as written, where it stands, and what became of it; that of a target opens the evidence."""
    where = cell(row_position(row["start"], row["end"], words))
    head = CellItem((TextPart(f"“{row['text']}”"),))
    if isinstance(row["target_id"], str):
        parts = TextPart(words.data(row, "indicator"), "value"), TextPart(row["target_id"], "code")
        return GridRow(head, (where, (CellItem(parts, code=f"target={row['target_id']}"),)), group)
    return GridRow(
        head,
        (where, cell(words.data(row, "reason_name"), mark_foreign_names(words.data(row, "reason_rule"), words))),
        group,
    )


def foot(total: int, here: int, last: int, words: Words) -> tuple[CellItem, ...]:
    """Which rows these are, and the way to those before and after."""
    if last == 1:
        return ()
    first, end = (here - 1) * PAGE + 1, min(here * PAGE, total)
    middle = CellItem((TextPart(words.text("register.place", first=first, last=end, count=total)),))
    before = CellItem((TextPart(words.text("quality.before")),), code=f"page={here - 1 if here > 2 else ''}")
    after = CellItem((TextPart(words.text("quality.after")),), code=f"page={here + 1}")
    return (*([before] if here > 1 else []), middle, *([after] if here < last else []))
