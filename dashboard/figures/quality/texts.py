"""What was read and how whole it is; the rules the tables were checked by; what changed between versions."""

import pandas as pd

from dashboard.figures import plan_coding
from dashboard.figures.code_spans import mark_foreign_names
from dashboard.figures.grid import CellItem, Grid, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.plan.parts import grid_exhibit, plan_name
from dashboard.figures.quality.coders import settled_value
from dashboard.figures.quality.parts import Row, cell, count, heads, plan_names, row_position
from dashboard.figures.records import records
from dashboard.figures.statements import web_page
from dashboard.i18n.words import Words


def reading_exhibit(
    plans: pd.DataFrame, reading: pd.DataFrame, codes: pd.DataFrame, words: Words, version: str
) -> Exhibit:
    """A row per text: its length and checksum, how whole it is, how it was coded, what was read off it. Frames as in
    `queries`: plan_sheets, reading, codes."""
    counts = {row["plan_id"]: row for row in records(reading)}
    rows = [reading_row(row, counts[row["plan_id"]], words) for row in records(plans)]
    total = words.in_full(int(plans["source_chars"].sum()))
    coded = words.in_full(int(reading["coded"].sum()))
    widths = {"plan": "22%", "text": "34%", "whole": "14%", "clauses": "", "targets": "", "numerals": ""}
    ways = plan_coding.counts(plans, records(codes[codes["field"] == "plans.coding"]), words)
    title = words.text("quality.reading", count=len(plans), chars=total, coding=ways)
    grid = Grid(title, heads(widths, words), tuple(rows))
    coders = words.text("quality.reading.coders", coded=coded)
    notes = (coders, *plan_coding.notes(plans, words), words.text("quality.reading.proof"))
    return grid_exhibit(grid, words.text("quality.reading.said"), records(plans), notes, words, version)


def reading_row(plan: Row, counts: Row, words: Words) -> GridRow:
    """A text, with the SHA-256 by which anyone who has it can tell that it is the same."""
    length = words.text(
        "quality.chars", count=int(plan["source_chars"]), number=words.in_full(int(plan["source_chars"]))
    )
    proof = CellItem((TextPart(length), TextPart(plan["source_sha256"], "code")))
    whole = cell(
        words.data(plan, "completeness_name"),
        words.join_parts(words.data(plan, "attribution_name"), words.data(plan, "coding_name")),
    )
    numbers = [count(counts[name], words) for name in ("measures", "targets", "numerals")]
    name = plan_name(plan, words)
    head = CellItem(
        (TextPart(name), TextPart(words.data(plan, "title"), "below")),
        link=f"plan?plan={plan['plan_id']}&lang={words.lang}",
    )
    return GridRow(head, ((proof,), whole, *numbers))


def damage_exhibit(
    plans: pd.DataFrame, damage: pd.DataFrame, targets: pd.DataFrame, words: Words, version: str
) -> Exhibit:
    """Truncations, misprints, what is masked, missing or inferred, and suspect figures, plan by plan. Frames as in
    `queries`: plan_sheets, damage, targets."""
    names = plan_names(plans, words)
    suspect = targets[targets["suspect"].astype(bool)]
    rows = []
    for plan, title in names.items():
        rows += [fact_row(row, title, words) for row in records(damage[damage["plan_id"] == plan])]
        rows += [suspect_row(row, title, words) for row in records(suspect[suspect["plan_id"] == plan])]
    cut = [
        title for plan, title in names.items() if "truncated" in set(plans[plans["plan_id"] == plan]["completeness"])
    ]
    notes = (
        words.text("quality.damage.cut", count=len(cut), plans=words.join(cut))
        if cut
        else words.text("quality.damage.whole"),
        words.text("quality.damage.suspect", count=len(suspect))
        if len(suspect)
        else words.text("quality.damage.no_suspect"),
    )
    widths = {"kind": "14%", "statement": "", "status": "12%", "words": "30%"}
    grid = Grid(words.text("quality.damage", count=len(rows)), heads(widths, words), tuple(rows))
    return grid_exhibit(grid, words.text("quality.damage.said"), records(plans), notes, words, version)


def fact_row(row: Row, group: str, words: Words) -> GridRow:
    """A fact of a plan: its kind, what it says, whether stated, inferred or missing, and the words it rests on."""
    quote = isinstance(row["quote"], str)
    rests = cell(f"“{row['quote']}”", row_position(row["quote_start"], row["quote_end"], words)) if quote else ()
    said = cell(mark_foreign_names(words.data(row, "statement"), words), web_page(row, words))
    return GridRow(
        CellItem((TextPart(words.data(row, "kind_name")),)), (said, cell(words.data(row, "status_name")), rests), group
    )


def suspect_row(row: Row, group: str, words: Words) -> GridRow:
    """A figure that looks misprinted; it is kept, and never drawn."""
    head = CellItem((TextPart(words.text("evidence.suspect")),), code=f"target={row['target_id']}")
    said = cell(words.data(row, "indicator"), mark_foreign_names(words.data(row, "note"), words))
    rests = cell(f"“{row['quote']}”", row_position(row["quote_start"], row["quote_end"], words))
    return GridRow(head, (said, (), rests), group)


def checks_exhibit(checks: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """Every rule that ran before the build, and how many problems it found."""
    rows = [
        GridRow(
            CellItem((TextPart(row["check_id"], "code"),)),
            (cell(mark_foreign_names(words.data(row, "sentence"), words)), count(row["problems"], words)),
        )
        for row in records(checks)
    ]
    title = words.text("quality.checks", count=len(checks), problems=int(checks["problems"].sum()))
    grid = Grid(title, heads({"check": "24%", "rule": "", "problems": "12%"}, words), tuple(rows))
    return settled_value(grid_exhibit(grid, words.text("quality.checks.said"), [], (), words, version), grid, words)


def changes_exhibit(changes: pd.DataFrame, words: Words, version: str) -> Exhibit:
    """What changed, the newest version first, under its day."""
    rows = [
        GridRow(
            CellItem((TextPart(words.in_full(row["position"])),)),
            (cell(words.data(row, "text")),),
            words.text("quality.version", version=row["version"], day=words.day(row["released_on"])),
        )
        for row in records(changes)
    ]
    title = words.text("quality.changes", version=version, count=changes["version"].nunique())
    grid = Grid(title, heads({"number": "8%", "change": ""}, words), tuple(rows))
    return grid_exhibit(
        grid, words.text("quality.changes.said"), [], (words.text("quality.changes.diff"),), words, version
    )
