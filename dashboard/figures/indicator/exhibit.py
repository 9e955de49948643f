"""The indicator exhibit: the figure and the words that travel with it, all made from the data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures import rescale, statements
from dashboard.figures.lanes import add_colours, drawable_targets, indicator_figure, separate_axes_reason
from dashboard.figures.model import ComparisonFrames, Exhibit
from dashboard.figures.records import group_frame, records, text_table
from dashboard.figures.rescale import STATED
from dashboard.figures.target_cells import target_texts
from dashboard.i18n.words import Words

COLUMNS = ("plan", "value", "stated", "year", "scope", "tier", "kind", "commitment", "clause", "target_id")


def indicator_exhibit(
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicator: Mapping[str, Any],
    words: Words,
    data_version: str,
    dark: bool = False,
    shown: Sequence[str] = (),
    scale: str = STATED,
    draw: Callable[..., go.Figure] = indicator_figure,
) -> Exhibit:
    """Everything about one indicator in one language. Frames as in `queries`, of this indicator; `plans` all plans.

    Only the plans `shown` are spoken of, all if none is named. `scale` is one of rescale.SCALES; an indicator that must
    not be rescaled stays as stated, and a note says so. draw: the figure's form, `indicator_figure` or one that takes
    the same.
    """
    frames = ComparisonFrames(targets, silences, plans, indicator, tuple(shown), scale)
    lanes = add_colours(plans) if not shown else rows_of(add_colours(plans), shown)
    targets, silences = rows_of(targets, lanes["plan_id"]), rows_of(silences, lanes["plan_id"])
    notes = statements.comparison_notes(targets, indicator, words) + rescale.rescale_notes(
        targets, lanes, indicator, words, scale
    )
    if rescale.is_rescaled(indicator, scale):
        targets, indicator = rescale.per_million(targets, lanes, indicator, words)
    finding = statements.comparison_headline(
        drawable_targets(targets, indicator["unit_id"]), silences, lanes, indicator, words
    )
    rows = target_table(targets, silences, lanes, words)
    return Exhibit(
        figure=draw(targets, silences, lanes, indicator, words, dark),
        headline=finding,
        subtitle=statements.comparison_subtitle(lanes, indicator, words, len(plans)),
        sources=statements.source_lines(targets, silences, lanes, words),
        notes=notes,
        alt=alt_text(finding, rows, words),
        table=rows,
        data_version=data_version,
        panels=small_panels(targets, silences, lanes, indicator, words, dark),
        caution=separate_axes_reason(indicator, words),
        frames=frames,
    )


def small_panels(
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicator: Mapping[str, Any],
    words: Words,
    dark: bool,
) -> tuple[tuple[go.Figure, str], ...]:
    """A figure for each plan, with its words, where plans may share no axis; else none. `plans` have a `colour`."""
    if indicator["comparability"] != "related":
        return ()
    found = []
    for plan_id in plans["plan_id"]:
        told, silent, plan = (rows_of(frame, [plan_id]) for frame in (targets, silences, plans))
        figure = indicator_figure(told, silent, plan, indicator, words, dark, cautioned=False)
        found.append((figure, alt_text("", target_table(told, silent, plan, words), words).strip()))
    return tuple(found)


def rows_of(frame: pd.DataFrame, plan_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of these plans."""
    return frame[frame["plan_id"].isin(list(plan_ids))]


def target_table(targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A row per target that is no restatement, or per silent plan, in plan order; all text, columns in words.

    Columns: plan, what it promises (or the silence), the value as stated where it is rescaled, year,
    scope, tier, kind, commitment, clause, code of the target.
    """
    rows, told, silent = (
        [],
        group_frame(targets[targets["restates"].isna()], "plan_id"),
        group_frame(silences, "plan_id"),
    )
    for plan in records(plans):
        own, silence = told.get(plan["plan_id"], []), silent.get(plan["plan_id"], [])
        rows += [target_row(plan, row, words) for row in own] or [silence_row(plan, silence, words)]
    made = text_table(rows)
    return made if "stated" in targets else made.drop(columns=words.text("column.stated"))


def target_row(plan: Mapping[str, Any], row: Mapping[str, Any], words: Words) -> dict[str, str]:
    """A target as a row of the table."""
    cells = target_texts(row, words)
    if row["suspect"]:
        cells["value"] = words.text("note.suspect_value", value=cells["value"])
    own = {"plan": f"{words.data(plan, 'region')} {plan['first_year']}", "stated": row.get("stated", "")}
    return labelled_cells(cells | own, words)


def silence_row(plan: Mapping[str, Any], silence: list[dict[str, Any]], words: Words) -> dict[str, str]:
    """A plan without a target as a row of the table."""
    cells = {
        "plan": f"{words.data(plan, 'region')} {plan['first_year']}",
        "value": words.text(f"silence.{silence[0]['status']}" if silence else "silence.uncoded"),
        "clause": words.clause(silence[0]["clause"]) if silence else "",
    }
    return labelled_cells(cells, words)


def labelled_cells(cells: Mapping[str, str], words: Words) -> dict[str, str]:
    """Cells under their columns' names, all columns in order."""
    return {words.text(f"column.{column}"): cells.get(column, "") for column in COLUMNS}


def alt_text(finding: str, rows: pd.DataFrame, words: Words) -> str:
    """The figure in words: the finding, then every row of the table in short."""
    plan, value, year, scope = (words.text(f"column.{name}") for name in ("plan", "value", "year", "scope"))
    lines = [
        words.text("alt.row", plan=row[plan], said=words.join_parts(row.get(value), row.get(year), row.get(scope)))
        for row in records(rows)
    ]
    return finding + " " + " ".join(lines)
