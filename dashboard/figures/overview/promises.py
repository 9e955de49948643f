"""Every promise at once: themes down, plans across, one mark a quantity, silences as quiet marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_marks import mark_key, silence_mark, target_mark
from dashboard.figures.grid_parts import column_table, plan_name, plan_names
from dashboard.figures.model import Exhibit
from dashboard.figures.overview.coverage import headline as coverage_headline
from dashboard.figures.overview.coverage import notes as coverage_notes
from dashboard.figures.overview.mark_columns import TABLE_WIDTH, column_widths
from dashboard.figures.records import Row, group_frame, records
from dashboard.figures.target_cells import target_texts
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.url_state.urls import page_url

THEMES = 0.25  # of the table: the column of their names
CELL_KEYS = ("theme_id", "plan_id")
COLUMNS = ("theme", "plan", "indicator", "value", "year", "scope", "tier", "kind", "commitment", "clause", "target_id")
Cells = Mapping[Any, Sequence[Row]]  # theme and plan -> rows


@dataclass(frozen=True)
class PromiseFrames:
    """What is drawn: frames as in the queries named_targets, named_silences, themes and plans."""

    targets: pd.DataFrame
    silences: pd.DataFrame
    themes: pd.DataFrame
    plans: pd.DataFrame


def promises_exhibit(frames: PromiseFrames, coverage: pd.DataFrame, render: RenderContext) -> Exhibit:
    """Themes by plans. coverage: as in the query of that name."""
    words, themes, plans, targets = render.words, frames.themes, frames.plans, frames.targets
    promised = targets[targets["restates"].isna() & ~targets["suspect"].astype(bool)]
    counts = {(row["theme_id"], row["plan_id"]): row for row in records(coverage)}
    finding = coverage_headline(counts, themes, plans, words)
    drawn = replace(frames, targets=promised)
    return Exhibit(
        figure=promise_grid(drawn, render, finding),
        headline=finding,
        subtitle=words.text("promises.marks", count=len(promised[promised["kind"] != "tally"])),
        sources=statements.document_sources(plans, words),
        notes=(words.text("promises.note"), *coverage_notes(plans, words)),
        alt=f"{finding} {alt_rows(drawn, words)}",
        table=promise_table(drawn, words),
        data_version=render.version,
    )


def promise_grid(frames: PromiseFrames, render: RenderContext, caption: str) -> Grid:
    """A row per theme that has a promise or a silence, a cell per plan, the key under them."""
    words, themes, plans = render.words, frames.themes, frames.plans
    targets, silences = frames.targets, frames.silences
    marks, quiet = group_frame(targets, *CELL_KEYS), group_frame(silences, *CELL_KEYS)
    rows = tuple(
        GridRow(
            theme_item(theme, render),
            tuple(cell((theme["theme_id"], plan["plan_id"]), plan, marks, quiet, words) for plan in records(plans)),
        )
        for theme in records(themes)
        if any((theme["theme_id"], plan_id) in {**marks, **quiet} for plan_id in plans["plan_id"])
    )
    heads = mark_heads(rows, plans, words)
    kinds = records(silences.drop_duplicates("status"))
    statuses = [(str(row["status"]), words.data(row, "status_name")) for row in kinds]
    provinces = bool((plans["level"] == "province").any())
    return Grid(caption, heads, rows, mark_key(records(targets), statuses, provinces, words), "marks")


def mark_heads(rows: Sequence[GridRow], plans: pd.DataFrame, words: Words) -> tuple[GridColumn, ...]:
    """The themes' column, a quarter of the table, and the plans', as wide as their marks and names need."""
    names = list(plan_names(plans, words).values())
    widths = column_widths([[len(cell) for cell in row.cells] for row in rows], names, (1 - THEMES) * TABLE_WIDTH)
    shares = [f"{width / TABLE_WIDTH:.1%}" for width in widths]
    of_plans = [GridColumn(name, width=share) for name, share in zip(names, shares, strict=True)]
    return (GridColumn(words.text("column.theme"), width=f"{THEMES:.0%}"), *of_plans)


def theme_item(theme: Row, render: RenderContext) -> CellItem:
    """A theme; leads to its clauses side by side."""
    link = page_url("clauses", {**render.carried, "theme": theme["theme_id"]})
    hint = render.words.text("promises.clauses", theme=render.words.data(theme, "name"))
    return CellItem((TextPart(render.words.data(theme, "name")),), link=link, hint=hint)


def cell(key: tuple[str, str], plan: Row, marks: Cells, quiet: Cells, words: Words) -> tuple[CellItem, ...]:
    """The marks of a plan under a theme, then its silences."""
    province = plan["level"] == "province"
    drawn = [target_mark(row, plan["colour"], province, words) for row in marks.get(key, [])]
    return (*drawn, *(silence_mark(row, words) for row in quiet.get(key, [])))


def alt_rows(frames: PromiseFrames, words: Words) -> str:
    """The number of promises of each plan by theme, in words."""
    targets, plans = frames.targets, frames.plans
    counts = targets[targets["kind"] != "tally"].groupby(list(CELL_KEYS)).size().to_dict()
    lines = []
    for theme in records(frames.themes):
        of_plans = [(plan, int(counts.get((theme["theme_id"], plan["plan_id"]), 0))) for plan in records(plans)]
        said = [words.text("promises.count", plan=plan_name(plan, words), count=n) for plan, n in of_plans if n]
        if said:
            lines.append(words.text("alt.row", plan=words.data(theme, "name"), said=words.join(said)))
    return " ".join(lines)


def promise_table(frames: PromiseFrames, words: Words) -> pd.DataFrame:
    """A row per mark, themes and plans in their order; all text, columns COLUMNS."""
    rows: list[dict[str, str]] = []
    marks, quiet = (group_frame(frame, *CELL_KEYS) for frame in (frames.targets, frames.silences))
    for theme, plan in product(records(frames.themes), records(frames.plans)):
        key = (theme["theme_id"], plan["plan_id"])
        head = {"theme": words.data(theme, "name"), "plan": plan_name(plan, words)}
        cells = [(row, target_texts(row, words)) for row in marks.get(key, [])]
        cells += [(row, {"value": words.data(row, "status_name")}) for row in quiet.get(key, [])]
        rows += [head | {"indicator": words.data(row, "indicator")} | cell for row, cell in cells]
    return column_table(rows, COLUMNS, words)
