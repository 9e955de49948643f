"""The matrix: indicators by plans, each cell with what the plan promises or the kind of its silence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.figures import reference_texts, selection, statements, target_cells
from dashboard.figures.alternatives import grid_alternative
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.indicator.exhibit import labelled_cells, silence_row, target_row
from dashboard.figures.matrix import sentences
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, group_frame, records, text_table
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.url_state.urls import page_url

SHARED, ALL, SINGLE = "shared", "all", "single"  # rows: of more than one plan, every one; the verdict on one plan's own
CELL_KEYS = ("plan_id", "indicator_id")


@dataclass(frozen=True)
class MatrixFrames:
    """Targets and silences as in `queries`, the plans that are columns, and the indicators that are rows.

    references: as in `queries.reference_values`, each a row of its own under its indicator; None for none. chosen: the
    plans are some of all, and the indicators those of which one of them has a target.
    """

    targets: pd.DataFrame
    silences: pd.DataFrame
    plans: pd.DataFrame
    indicators: pd.DataFrame
    references: pd.DataFrame | None = None
    chosen: bool = False


def rows_in_view(indicators: pd.DataFrame, themes: pd.DataFrame, verdict: str, theme: str = "") -> pd.DataFrame:
    """The indicators of a verdict, of SHARED or ALL, and of a theme or all ("") in the order of themes, best first."""
    fits = {ALL: indicators["comparability"].notna(), SHARED: indicators["comparability"] != SINGLE}
    rows = indicators[fits.get(verdict, indicators["comparability"] == verdict)]
    rows = rows[rows["theme_id"] == theme] if theme else rows
    positions = {theme_id: number for number, theme_id in enumerate(themes["theme_id"])}
    return rows.sort_values("theme_id", key=lambda column: column.map(positions), kind="stable")


def matrix_exhibit(
    frames: MatrixFrames, render: RenderContext, filters: Mapping[str, Sequence[str]] | None = None
) -> Exhibit:
    """The matrix of the given indicators and plans.

    filters: of targets, as in `selection.filter_targets`; rows without any target left are dropped.
    """
    matrix = Matrix(frames, filters or {}, render)
    plans, words = frames.plans, render.words
    headline = sentences.headline(matrix.targets, plans, matrix.indicators, words, frames.chosen)
    grid = matrix.grid(headline)
    return Exhibit(
        figure=grid,
        headline=headline,
        subtitle=sentences.subtitle(plans, matrix.indicators, words),
        sources=statements.document_sources(plans, words),
        notes=sentences.notes(
            matrix.targets, matrix.indicators, matrix.omitted, set(frames.targets["restates"].dropna()), words
        )
        + reference_texts.notes(matrix.references, words),
        alt=grid_alternative(grid, words),
        table=matrix_table(matrix.filtered(frames), words),
        data_version=render.version,
    )


def restatement_counts(targets: pd.DataFrame) -> dict[str, int]:
    """Number of restatements of each target, by its id."""
    return {str(target): int(count) for target, count in targets["restates"].value_counts().items()}


class Matrix:
    """Rows and cells of a matrix.

    targets: those that pass the filters. indicators: those that are rows. omitted: number of targets filtered out.
    """

    def __init__(self, frames: MatrixFrames, filters: Mapping[str, Sequence[str]], render: RenderContext) -> None:
        of_plans = frames.targets["plan_id"].isin(frames.plans["plan_id"])
        promised = frames.targets[of_plans & frames.targets["restates"].isna()]
        filtered, indicators = selection.filter_targets(promised, filters), frames.indicators
        with_target = indicators["indicator_id"].isin(filtered["indicator_id"])
        self.indicators = indicators[with_target] if len(filtered) < len(promised) else indicators
        self.targets = filtered[filtered["indicator_id"].isin(self.indicators["indicator_id"])]
        self.omitted = int(promised["indicator_id"].isin(indicators["indicator_id"]).sum()) - len(self.targets)
        references = indicators.iloc[:0] if frames.references is None else frames.references
        self.references = references[references["indicator_id"].isin(self.indicators["indicator_id"])]
        self.reference_rows = group_frame(self.references, "indicator_id")
        self.plans, self.words, self.carried = records(frames.plans), render.words, render.carried
        self.restatements = restatement_counts(frames.targets)
        self.target_cells, self.filtered_cells, self.silence_cells = (
            group_frame(frame, *CELL_KEYS) for frame in (promised, self.targets, frames.silences)
        )

    def filtered(self, frames: MatrixFrames) -> MatrixFrames:
        """The frames limited to what passes the filters."""
        return replace(frames, targets=self.targets, indicators=self.indicators, references=self.references)

    def grid(self, caption: str) -> Grid:
        """A row per indicator under its theme: the verdict, then a cell per plan."""
        plans = [plan_name(plan, self.words) for plan in self.plans]
        heads = [self.words.text("column.indicator"), self.words.text("column.verdict"), *plans]
        widths = ("13%", "15%", *[""] * len(plans))
        columns = tuple(GridColumn(head, width=width) for head, width in zip(heads, widths, strict=True))
        return Grid(
            caption, columns, tuple(row for indicator in records(self.indicators) for row in self.rows(indicator))
        )

    def rows(self, indicator: Row) -> tuple[GridRow, ...]:
        """An indicator, and under it what superior documents say of it, where that is wanted."""
        references = self.reference_rows.get(indicator["indicator_id"], [])
        theme = self.words.data(indicator, "theme")
        return self.row(indicator), *(reference_row(row, len(self.plans), theme, self.words) for row in references)

    def row(self, indicator: Row) -> GridRow:
        """An indicator, with a link to its page."""
        name = TextPart(self.words.data(indicator, "name"))
        link = page_url("indicator", {**self.carried, "indicator": indicator["indicator_id"]})
        cells = (self.verdict(indicator), *(self.cell(indicator, plan["plan_id"]) for plan in self.plans))
        return GridRow(CellItem((name,), link=link), cells, self.words.data(indicator, "theme"))

    def verdict(self, indicator: Row) -> tuple[CellItem, ...]:
        """Whether plans may be compared under the indicator, and why."""
        parts = [TextPart(self.words.data(indicator, "comparability_name"))]
        reason = self.words.data(indicator, "reason")
        return (CellItem((*parts, TextPart(reason, "below")) if reason else tuple(parts)),)

    def cell(self, indicator: Row, plan_id: str) -> tuple[CellItem, ...]:
        """The targets of a plan under an indicator, or that they are filtered out; else its silence, or that the plan
        was not searched."""
        key, words = (plan_id, indicator["indicator_id"]), self.words
        if key in self.target_cells:
            rows = self.filtered_cells.get(key, [])
            items = [target_cells.target_item(row, self.restatements.get(row["target_id"], 0), words) for row in rows]
            return tuple(items) or (target_cells.filtered_item(words),)
        if key in self.silence_cells:
            return (target_cells.silence_item(self.silence_cells[key][0], words),)
        if indicator["comparability"] == SINGLE:
            return (target_cells.not_searched_item(words),)
        return (CellItem((TextPart(words.text("silence.uncoded"), "muted"),)),)


def reference_row(row: Row, plans: int, theme: str, words: Words) -> GridRow:
    """What a superior document says of an indicator: a row of its own, whose cells under the plans stay empty."""
    parts = (
        TextPart(reference_texts.value(row, words), "value"),
        TextPart(reference_texts.due_year(row, words)),
        TextPart(words.data(row, "scope"), "below"),
        TextPart(reference_texts.title(row, words), "below"),
    )
    head = CellItem((TextPart(reference_texts.name(row, words), "muted"),))
    return GridRow(head, ((CellItem(parts, code=f"proof={row['reference_id']}"),), *[()] * plans), theme)


def matrix_table(frames: MatrixFrames, words: Words) -> pd.DataFrame:
    """A row per target or silence of the frames, in the order of the matrix; all text: the indicator, its verdict, and
    the columns of `indicator.exhibit.target_table`; then the indicator's references."""
    rows = []
    targets, silences = (group_frame(frame, *CELL_KEYS) for frame in (frames.targets, frames.silences))
    references = {} if frames.references is None else group_frame(frames.references, "indicator_id")
    for indicator in records(frames.indicators):
        head = {
            words.text("column.indicator"): words.data(indicator, "name"),
            words.text("column.verdict"): words.data(indicator, "comparability_name"),
        }
        for plan in records(frames.plans):
            key = (plan["plan_id"], indicator["indicator_id"])
            rows += [head | target_row(plan, row, words) for row in targets.get(key, [])]
            if key not in targets and key in silences:
                rows.append(head | silence_row(plan, silences[key], words))
        for row in references.get(indicator["indicator_id"], []):
            rows.append(head | labelled_cells(reference_texts.cells(row, words), words))
    return text_table(rows)
