"""The matrix: indicators by plans, each cell with what the plan promises or the kind of its silence."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures import reference_lines, selection, statements, target_cells
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.indicator.exhibit import by_columns, silence_row, target_row
from dashboard.figures.matrix import sentences
from dashboard.figures.model import Exhibit
from dashboard.figures.records import group_frame, records, text_table
from dashboard.i18n.words import Words

SHARED, ALL, SINGLE = "shared", "all", "single"  # rows: of more than one plan, every one; the verdict on one plan's own
CELL = ("plan_id", "indicator_id")
Row = Mapping[str, Any]


def rows_in_view(indicators: pd.DataFrame, themes: pd.DataFrame, verdict: str, theme: str = "") -> pd.DataFrame:
    """The indicators of a verdict, of SHARED or ALL, and of a theme or all ("") in the order of themes, best first."""
    fits = {ALL: indicators["comparability"].notna(), SHARED: indicators["comparability"] != SINGLE}
    kept = indicators[fits.get(verdict, indicators["comparability"] == verdict)]
    kept = kept[kept["theme_id"] == theme] if theme else kept
    place = {theme_id: number for number, theme_id in enumerate(themes["theme_id"])}
    return kept.sort_values("theme_id", key=lambda column: column.map(place), kind="stable")


def matrix_exhibit(
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicators: pd.DataFrame,
    words: Words,
    data_version: str,
    wanted: Mapping[str, Sequence[str]] | None = None,
    carried: Mapping[str, str] | None = None,
    references: pd.DataFrame | None = None,
) -> Exhibit:
    """The matrix of the given indicators and plans. All targets and silences as in `queries`.

    wanted: the filter of targets, as in `selection`; rows it empties go. carried: choices that links take along.
    references: what superior documents say, as in `queries.reference_values`: a row of its own under its indicator.
    """
    told = targets[targets["plan_id"].isin(plans["plan_id"]) & targets["restates"].isna()]
    kept = selection.filter_targets(told, wanted or {})
    rows = indicators[indicators["indicator_id"].isin(kept["indicator_id"])] if len(kept) < len(told) else indicators
    shown = kept[kept["indicator_id"].isin(rows["indicator_id"])]
    omitted = told[told["indicator_id"].isin(indicators["indicator_id"])].shape[0] - len(shown)
    silent = silences[silences["plan_id"].isin(plans["plan_id"])]
    finding = sentences.headline(shown, plans, rows, words)
    table = Matrix(told, shown, silent, again(targets), plans, words, carried or {}, references)
    superior = None if references is None else references[references["indicator_id"].isin(rows["indicator_id"])]
    cited = () if superior is None else reference_lines.notes(superior, words)
    return Exhibit(
        figure=table.grid(rows, finding),
        headline=finding,
        subtitle=sentences.subtitle(plans, rows, words),
        sources=statements.documents(plans, words),
        notes=sentences.notes(shown, rows, omitted, set(targets["restates"].dropna()), words) + cited,
        alt=finding,
        table=behind(shown, silent, plans, rows, words, superior),
        data_version=data_version,
    )


def again(targets: pd.DataFrame) -> dict[str, int]:
    """How often each target is said again."""
    return {str(target): int(count) for target, count in targets["restates"].value_counts().items()}


class Matrix:
    """The cells of a matrix: `told` all targets, `shown` those the reader wants, both without restatements."""

    def __init__(
        self,
        told: pd.DataFrame,
        shown: pd.DataFrame,
        silences: pd.DataFrame,
        again: Mapping[str, int],
        plans: pd.DataFrame,
        words: Words,
        carried: Mapping[str, str],
        references: pd.DataFrame | None = None,
    ) -> None:
        self.told, self.shown, self.silences = (group_frame(frame, *CELL) for frame in (told, shown, silences))
        self.again, self.plans, self.words, self.carried = again, records(plans), words, carried
        self.references = {} if references is None else group_frame(references, "indicator_id")

    def grid(self, indicators: pd.DataFrame, caption: str) -> Grid:
        """A row per indicator under its theme: the verdict, then a cell per plan."""
        plans = [f"{self.words.data(plan, 'region')} {plan['first_year']}" for plan in self.plans]
        heads = [self.words.text("column.indicator"), self.words.text("column.verdict"), *plans]
        widths = ("13%", "15%", *[""] * len(plans))
        columns = tuple(GridColumn(head, width=width) for head, width in zip(heads, widths, strict=True))
        return Grid(caption, columns, tuple(row for one in records(indicators) for row in self.rows(one)))

    def rows(self, indicator: Row) -> tuple[GridRow, ...]:
        """An indicator, and under it what superior documents say of it, where that is wanted."""
        superior = self.references.get(indicator["indicator_id"], [])
        theme = self.words.data(indicator, "theme")
        return self.row(indicator), *(reference_row(row, len(self.plans), theme, self.words) for row in superior)

    def row(self, indicator: Row) -> GridRow:
        """An indicator: its name leads to its page."""
        name = TextPart(self.words.data(indicator, "name"))
        link = selection.sort_position("indicator", {**self.carried, "indicator": indicator["indicator_id"]})
        own = tuple(self.cell(indicator, plan["plan_id"]) for plan in self.plans)
        return GridRow(
            CellItem((name,), link=link), (self.verdict(indicator), *own), self.words.data(indicator, "theme")
        )

    def verdict(self, indicator: Row) -> tuple[CellItem, ...]:
        """Whether the row may be compared, and why."""
        parts = [TextPart(self.words.data(indicator, "comparability_name"))]
        reason = self.words.data(indicator, "reason")
        return (CellItem((*parts, TextPart(reason, "below")) if reason else tuple(parts)),)

    def cell(self, indicator: Row, plan_id: str) -> tuple[CellItem, ...]:
        """What a plan says of an indicator: its targets, each by itself; else its silence; else that nobody looked."""
        place = (plan_id, indicator["indicator_id"])
        if place in self.told:
            shown = self.shown.get(place, [])
            items = [target_cells.target_item(row, self.again.get(row["target_id"], 0), self.words) for row in shown]
            return tuple(items) or (target_cells.filtered_item(self.words),)
        if place in self.silences:
            return (target_cells.silence_item(self.silences[place][0], self.words),)
        if indicator["comparability"] == SINGLE:
            return (target_cells.not_searched_item(self.words),)
        return (CellItem((TextPart(self.words.text("silence.uncoded"), "muted"),)),)


def reference_row(row: Row, plans: int, theme: str, words: Words) -> GridRow:
    """What a superior document says of an indicator: a row of its own, whose cells under the plans stay empty."""
    parts = (
        TextPart(reference_lines.value(row, words), "value"),
        TextPart(reference_lines.due_year(row, words)),
        TextPart(words.data(row, "scope"), "below"),
        TextPart(reference_lines.title(row, words), "below"),
    )
    head = CellItem((TextPart(reference_lines.name(row, words), "muted"),))
    return GridRow(head, ((CellItem(parts),), *[()] * plans), theme)


def behind(
    shown: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicators: pd.DataFrame,
    words: Words,
    references: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """A row per target or silence in the matrix, in its order; all text: the indicator, its verdict, and what
    `indicator.table` has; then its references."""
    lines, told, silent = [], group_frame(shown, *CELL), group_frame(silences, *CELL)
    superior = {} if references is None else group_frame(references, "indicator_id")
    for indicator in records(indicators):
        head = {
            words.text("column.indicator"): words.data(indicator, "name"),
            words.text("column.verdict"): words.data(indicator, "comparability_name"),
        }
        for plan in records(plans):
            place = (plan["plan_id"], indicator["indicator_id"])
            lines += [head | target_row(plan, row, words) for row in told.get(place, [])]
            if place not in told and place in silent:
                lines.append(head | silence_row(plan, silent[place], words))
        cited = superior.get(indicator["indicator_id"], [])
        lines += [head | by_columns(reference_lines.cells(row, words), words) for row in cited]
    return text_table(lines)
