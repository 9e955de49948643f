"""Coverage: how many quantities each plan promises on each theme, as a table that leads to the matrix."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.alternatives import grid_alternative
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import plan_name, plan_names, row_head
from dashboard.figures.matrix.exhibit import ALL
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, records, text_table
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.url_state.urls import page_url

CoverageCounts = dict[tuple[str, str], dict[str, Any]]  # theme and plan -> counts


def coverage_exhibit(
    coverage: pd.DataFrame, themes: pd.DataFrame, plans: pd.DataFrame, render: RenderContext
) -> Exhibit:
    """Themes by plans. Frames as in `queries`."""
    words = render.words
    counts = {(row["theme_id"], row["plan_id"]): row for row in records(coverage)}
    finding = headline(counts, themes, plans, words)
    cells = [theme_cells(counts, theme, records(plans), render) for theme in records(themes)]
    rows = [
        GridRow(row_head(words.data(theme, "name"), hint=words.data(theme, "rule")), tuple((item,) for item in items))
        for theme, items in zip(records(themes), cells, strict=True)
    ]
    columns = (GridColumn(words.text("column.theme"), width="22%"), *map(GridColumn, plan_names(plans, words).values()))
    grid = Grid(finding, columns, tuple(rows))
    return Exhibit(
        figure=grid,
        headline=finding,
        subtitle=words.text("coverage.subtitle", count=len(plans)),
        sources=statements.document_sources(plans, words),
        notes=notes(plans, words),
        alt=grid_alternative(grid, words),
        table=coverage_table(cells, themes, plans, words),
        data_version=render.version,
    )


def headline(counts: CoverageCounts, themes: pd.DataFrame, plans: pd.DataFrame, words: Words) -> str:
    """The themes on which every plan promises a number, and those on which none does."""
    promising = {
        words.data(theme, "name"): sum(
            bool(counts.get((theme["theme_id"], plan), {}).get("targets")) for plan in plans["plan_id"]
        )
        for theme in records(themes)
    }
    everywhere = [theme for theme, number in promising.items() if number == len(plans)]
    nowhere = [theme for theme, number in promising.items() if not number]
    clauses = [
        words.text(key, count=len(names), themes=words.join(list(map(words.inline, names))))
        for key, names in (("coverage.everywhere", everywhere), ("coverage.nowhere", nowhere))
        if names
    ]
    sentence = words.text("headline.separator").join(clauses or [words.text("coverage.scattered")])
    return words.text("headline.sentence", sentence=sentence[:1].upper() + sentence[1:])


def theme_cells(counts: CoverageCounts, theme: Row, plans: Sequence[Row], render: RenderContext) -> list[CellItem]:
    """The cells of a theme; they are quiet if it has no number at all."""
    items = [coverage_cell(counts.get((theme["theme_id"], plan["plan_id"]), {}), theme, plan, render) for plan in plans]
    return items if any(item.link for item in items) else [replace(item, quiet=True) for item in items]


def coverage_cell(counts: Row, theme: Row, plan: Row, render: RenderContext) -> CellItem:
    """Number of targets, with a link to them in the matrix, or the word for none; restatements and tallies apart."""
    words = render.words
    apart = [
        TextPart(words.text(f"coverage.{kind}", count=int(counts[kind])), "muted")
        for kind in ("restated", "tallies")
        if counts.get(kind)
    ]
    if not counts.get("targets"):
        key = "coverage.not_in_file" if statements.is_truncated(plan) else "coverage.none"
        return CellItem((TextPart(words.text(key), "muted"), *apart))
    choices = {"theme": theme["theme_id"], "plans": plan["plan_id"], "verdict": ALL}
    hint = words.text("coverage.open", theme=words.data(theme, "name"), plan=plan_name(plan, words))
    number = TextPart(str(int(counts["targets"])), "value")
    return CellItem((number, *apart), link=page_url("matrix", {**render.carried, **choices}), hint=hint)


def coverage_table(
    cells: list[list[CellItem]], themes: pd.DataFrame, plans: pd.DataFrame, words: Words
) -> pd.DataFrame:
    """The cells as text."""
    return text_table(
        {words.text("column.theme"): words.data(theme, "name")}
        | {
            plan_name(plan, words): " ".join(part.text for part in item.parts)
            for plan, item in zip(records(plans), items, strict=True)
        }
        for theme, items in zip(records(themes), cells, strict=True)
    )


def notes(plans: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """What is counted, what none means, and that a text is cut off."""
    cut = [words.data(plan, "region") for plan in records(plans) if statements.is_truncated(plan)]
    truncated = [words.text("coverage.note_cut", count=len(cut), regions=words.join(cut))] if cut else []
    return (words.text("coverage.note_counts"), words.text("coverage.note_none"), *truncated)
