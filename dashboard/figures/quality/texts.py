"""The texts that were read and their damage; the checks of the tables; the changes between versions."""

import pandas as pd

from dashboard.figures import plan_coding
from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.grid_parts import (
    coded_exhibit,
    grid_columns,
    grid_exhibit,
    plan_name,
    plan_names,
    row_head,
    text_cell,
)
from dashboard.figures.model import Exhibit
from dashboard.figures.quality.parts import count_cell, position_text
from dashboard.figures.records import Row, records
from dashboard.figures.statements import web_page_cell
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

READING_WIDTHS = {"plan": "22%", "text": "34%", "whole": "14%", "clauses": "", "targets": "", "numerals": ""}
DAMAGE_WIDTHS = {"kind": "14%", "statement": "", "status": "12%", "words": "30%"}


def reading_exhibit(
    plans: pd.DataFrame, reading: pd.DataFrame, codes: pd.DataFrame, overrides: pd.DataFrame, render: RenderContext
) -> Exhibit:
    """A row per text: length and checksum, completeness, how it was coded, and how much. Frames as
    `queries.plan_sheets`, `queries.reading`, `queries.codes` and `queries.overrides`."""
    words = render.words
    counts = {row["plan_id"]: row for row in records(reading)}
    rows = tuple(reading_row(row, counts[row["plan_id"]], words) for row in records(plans))
    chars, coded = (words.in_full(int(column.sum())) for column in (plans["source_chars"], reading["coded"]))
    kinds = records(codes[codes["field"] == "plans.coding"])
    coding = plan_coding.counts(plans, kinds, words)
    headline = words.text("quality.reading", count=len(plans), chars=chars, coding=coding)
    grid = Grid(headline, grid_columns(READING_WIDTHS, words, "quality"), rows)
    coders = words.text("quality.reading.coders", coded=coded)
    notes = (
        coders,
        *plan_coding.rules(plans, kinds, words),
        words.text("quality.reading.proof"),
        kept_values(overrides, words),
    )
    return grid_exhibit(grid, words.text("quality.reading.said"), records(plans), notes, render)


def kept_values(overrides: pd.DataFrame, words: Words) -> str:
    """How many values a person keeps against the program's reading."""
    if overrides.empty:
        return words.text("quality.reading.no_overrides")
    return words.text("quality.reading.overrides", count=len(overrides))


def reading_row(plan: Row, counts: Row, words: Words) -> GridRow:
    """A text, with the SHA-256 by which anyone who has the text can verify that it is the same."""
    chars = int(plan["source_chars"])
    length = words.text("quality.chars", count=chars, number=words.in_full(chars))
    checksum = CellItem((TextPart(length), TextPart(plan["source_sha256"], "code")))
    completeness = CellItem((TextPart(words.data(plan, "completeness_name")), *basis_parts(plan, words)))
    head = CellItem(
        (TextPart(plan_name(plan, words)), TextPart(words.data(plan, "title"), "below")),
        link=f"plan?plan={plan['plan_id']}&lang={words.lang}",
    )
    numbers = (count_cell(counts[name], words) for name in ("measures", "targets", "numerals"))
    return GridRow(head, ((checksum,), (completeness,), *numbers))


def basis_parts(plan: Row, words: Words) -> tuple[TextPart, ...]:
    """On what the attribution of a text rests, and how it was coded, each under its name."""
    said = {"document.attribution_basis": "attribution_name", "document.coding": "coding_name"}
    lines = [
        words.text("evidence.labelled", name=words.text(key), value=words.data(plan, name))
        for key, name in said.items()
        if words.data(plan, name)
    ]
    return tuple(TextPart(line, "below") for line in lines)


def damage_exhibit(plans: pd.DataFrame, damage: pd.DataFrame, targets: pd.DataFrame, render: RenderContext) -> Exhibit:
    """Truncations, misprints, what is masked, missing or inferred, and suspect figures, plan by plan. Frames as
    `queries.plan_sheets`, `queries.damage` and `queries.targets`."""
    words, rows = render.words, []
    suspect = targets[targets["suspect"].astype(bool)]
    for plan_id, name in plan_names(plans, words).items():
        rows += [fact_row(row, name, words) for row in records(damage[damage["plan_id"] == plan_id])]
        rows += [suspect_row(row, name, words) for row in records(suspect[suspect["plan_id"] == plan_id])]
    grid = Grid(
        words.text("quality.damage", count=len(rows)), grid_columns(DAMAGE_WIDTHS, words, "quality"), tuple(rows)
    )
    notes = damage_notes(plans, len(suspect), words)
    return grid_exhibit(grid, words.text("quality.damage.said"), records(plans), notes, render)


def damage_notes(plans: pd.DataFrame, suspects: int, words: Words) -> tuple[str, str]:
    """Which texts are truncated, and how many figures are suspect."""
    truncated = list(plan_names(plans[plans["completeness"] == "truncated"], words).values())
    cut = words.text("quality.damage.cut", count=len(truncated), plans=words.join(truncated))
    suspect = words.text("quality.damage.suspect", count=suspects)
    return (
        cut if truncated else words.text("quality.damage.whole"),
        suspect if suspects else words.text("quality.damage.no_suspect"),
    )


def fact_row(row: Row, group: str, words: Words) -> GridRow:
    """A fact of a plan: its kind, the statement, whether stated, inferred or missing, and the quote it rests on."""
    quote = isinstance(row["quote"], str)
    basis = quote_cell(row, words) if quote else ()
    statement = text_cell(mark_foreign_names(words.data(row, "statement"), words), below=web_page_cell(row, words))
    cells = (statement, text_cell(words.data(row, "status_name")), basis)
    return GridRow(row_head(words.data(row, "kind_name")), cells, group)


def suspect_row(row: Row, group: str, words: Words) -> GridRow:
    """A target whose figure looks misprinted; it is in the tables, and in no chart."""
    head = row_head(words.text("evidence.suspect"), code=f"target={row['target_id']}")
    note = mark_foreign_names(words.data(row, "note"), words)
    return GridRow(head, (text_cell(words.data(row, "indicator"), below=note), (), quote_cell(row, words)), group)


def quote_cell(row: Row, words: Words) -> tuple[CellItem, ...]:
    """A quote and its position in the text."""
    return text_cell(f"“{row['quote']}”", below=position_text(row["quote_start"], row["quote_end"], words))


def checks_exhibit(checks: pd.DataFrame, render: RenderContext) -> Exhibit:
    """Each check of the build, and how many problems it found."""
    words = render.words
    rows = tuple(
        GridRow(
            CellItem((TextPart(row["check_id"], "code"),)),
            (text_cell(mark_foreign_names(words.data(row, "sentence"), words)), count_cell(row["problems"], words)),
        )
        for row in records(checks)
    )
    headline = words.text("quality.checks", count=len(checks), problems=int(checks["problems"].sum()))
    grid = Grid(headline, grid_columns({"check": "24%", "rule": "", "problems": "12%"}, words, "quality"), rows)
    return coded_exhibit(grid, words.text("quality.checks.said"), (), render)


def changes_exhibit(changes: pd.DataFrame, render: RenderContext) -> Exhibit:
    """The changes of the data, newest version first, grouped by version."""
    words = render.words
    rows = tuple(
        GridRow(
            row_head(words.in_full(row["position"])),
            (text_cell(words.data(row, "text")),),
            words.text("quality.version", version=row["version"], day=words.day(row["released_on"])),
        )
        for row in records(changes)
    )
    headline = words.text("quality.changes", version=render.version, count=changes["version"].nunique())
    grid = Grid(headline, grid_columns({"number": "8%", "change": ""}, words, "quality"), rows)
    notes = (words.text("quality.changes.diff"),)
    return grid_exhibit(grid, words.text("quality.changes.said"), (), notes, render)
