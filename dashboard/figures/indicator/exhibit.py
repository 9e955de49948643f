"""The indicator exhibit: the figure and the words that travel with it, all made from the data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures import reference_texts, rescale, statements
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.indicator.headline import comparison_headline
from dashboard.figures.lanes import add_colours, drawable_targets, has_own_axes, indicator_figure, separate_axes_reason
from dashboard.figures.model import ComparisonFrames, Exhibit
from dashboard.figures.numerals_panel import numerals_panel
from dashboard.figures.records import Row, group_frame, records, text_table
from dashboard.figures.silence_words import silence_name
from dashboard.figures.target_cells import target_texts
from dashboard.figures.wide_lanes import wide_figure
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

COLUMNS = ("plan", "value", "stated", "year", "scope", "tier", "kind", "commitment", "clause", "target_id")


def indicator_exhibit(
    frames: ComparisonFrames, render: RenderContext, draw: Callable[..., go.Figure] = indicator_figure
) -> Exhibit:
    """Everything about one indicator in one language; only the plans in view are drawn, counted and cited.

    draw: from frames in view and a RenderContext to a figure. An indicator that must not be rescaled stays as stated,
    and a note says so. What superior documents say stands in table and notes, and in the figure if `draw` shows it.
    """
    words, view = render.words, frames_in_view(frames, render.words)
    promised = drawable_targets(view.targets, view.indicator["unit_id"])
    headline = comparison_headline(promised, view.silences, view.plans, view.indicator, words)
    table = with_references(target_table(view, words), frames.references, words)
    figure, has_wide_form = draw(view, render), draw is indicator_figure and not has_own_axes(view.indicator)
    return Exhibit(
        figure=figure,
        headline=headline,
        subtitle=statements.comparison_subtitle(view.plans, view.indicator, words, len(frames.plans)),
        sources=statements.source_lines(view.targets, view.silences, view.plans, words),
        notes=indicator_notes(frames, view.plans, words),
        alt=alt_text(headline, table, words),
        table=table,
        data_version=render.version,
        wide=wide_figure(view, render, figure) if has_wide_form else None,
        panels=small_panels(view, render),
        caution=separate_axes_reason(view.indicator, words),
        frames=frames,
    )


def frames_in_view(frames: ComparisonFrames, words: Words) -> ComparisonFrames:
    """The frames limited to the plans in view, these with their `colour`, and in the chosen scale; references
    have no line on a rescaled axis."""
    plans = add_colours(frames.plans)
    plans = rows_of(plans, frames.shown) if frames.shown else plans
    targets, silences = (rows_of(frame, plans["plan_id"]) for frame in (frames.targets, frames.silences))
    indicator, references = frames.indicator, frames.references
    rescaled = rescale.is_rescaled(indicator, frames.scale)
    if rescaled and not rescale.unknown_populations(targets, plans, indicator):
        references = None
        targets, indicator = rescale.per_million(targets, plans, indicator, words)
    view = replace(frames, targets=targets, silences=silences, plans=plans)
    return replace(view, indicator=indicator, references=references)


def indicator_notes(frames: ComparisonFrames, plans: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """What must be known to read the figure, and how values were rescaled; then what
    superior documents say. plans: those in view."""
    targets = rows_of(frames.targets, plans["plan_id"])
    notes = statements.comparison_notes(targets, frames.indicator, words)
    notes += rescale.rescale_notes(targets, plans, frames.indicator, words, frames.scale)
    return notes + (() if frames.references is None else reference_texts.notes(frames.references, words))


def small_panels(view: ComparisonFrames, render: RenderContext) -> tuple[tuple[go.Figure, str], ...]:
    """A figure for each plan in view, with its words, where plans may share no axis; else none."""
    if view.indicator["comparability"] != "related":
        return ()
    panels = []
    for plan_id in view.plans["plan_id"]:
        targets, silences, plans = (rows_of(frame, [plan_id]) for frame in (view.targets, view.silences, view.plans))
        panel = replace(view, targets=targets, silences=silences, plans=plans, references=None)
        figure = numerals_panel(panel, render)
        panels.append((figure, alt_text("", target_table(panel, render.words), render.words).strip()))
    return tuple(panels)


def rows_of(frame: pd.DataFrame, plan_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of these plans."""
    return frame[frame["plan_id"].isin(list(plan_ids))]


def target_table(view: ComparisonFrames, words: Words) -> pd.DataFrame:
    """A row per target that is no restatement, or per silent plan, in plan order; all text, columns in words.

    Columns: plan, what it promises (or the silence), the value as stated where it is rescaled, year,
    scope, tier, kind, commitment, clause, code of the target.
    """
    targets = group_frame(view.targets[view.targets["restates"].isna()], "plan_id")
    silences, rows = group_frame(view.silences, "plan_id"), []
    for plan in records(view.plans):
        promised = [target_row(plan, row, words) for row in targets.get(plan["plan_id"], [])]
        rows += promised or [silence_row(plan, silences.get(plan["plan_id"], []), words)]
    table = text_table(rows)
    return table if "stated" in view.targets else table.drop(columns=words.text("column.stated"))


def with_references(rows: pd.DataFrame, references: pd.DataFrame | None, words: Words) -> pd.DataFrame:
    """The table with a row under it for each reference value, marked as one."""
    if references is None or references.empty:
        return rows
    added = text_table([labelled_cells(reference_texts.cells(row, words), words) for row in records(references)])
    return pd.concat([rows, added[list(rows)]], ignore_index=True)


def target_row(plan: Row, row: Row, words: Words) -> dict[str, str]:
    """A target as a row of the table."""
    cells = target_texts(row, words)
    if row["suspect"]:
        cells["value"] = words.text("note.suspect_value", value=cells["value"])
    return labelled_cells(cells | {"plan": plan_name(plan, words), "stated": row.get("stated", "")}, words)


def silence_row(plan: Row, silence: Sequence[Row], words: Words) -> dict[str, str]:
    """A plan without a target as a row of the table."""
    cells = {
        "plan": plan_name(plan, words),
        "value": silence_name(silence[0], words) if silence else words.text("silence.uncoded"),
        "clause": words.clause(silence[0]["clause"]) if silence else "",
    }
    return labelled_cells(cells, words)


def labelled_cells(cells: Mapping[str, str], words: Words) -> dict[str, str]:
    """Cells under their columns' names, all columns in order."""
    return {words.text(f"column.{column}"): cells.get(column, "") for column in COLUMNS}


def alt_text(headline: str, table: pd.DataFrame, words: Words) -> str:
    """The figure in words: the headline, then every row of the table in short."""
    plan, value, year, scope = (words.text(f"column.{name}") for name in ("plan", "value", "year", "scope"))
    lines = [
        words.text("alt.row", plan=row[plan], said=words.join_parts(row.get(value), row.get(year), row.get(scope)))
        for row in records(table)
    ]
    return headline + " " + " ".join(lines)
