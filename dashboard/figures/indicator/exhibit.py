"""The indicator exhibit: the figure and the words that travel with it, all made from the data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures import reference_lines, rescale, statements
from dashboard.figures.lanes import caution, drawable_targets, indicator_figure, with_colours
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
    references: pd.DataFrame | None = None,
) -> Exhibit:
    """Everything about one indicator in one language. Frames as in `queries`, of this indicator; `plans` all plans.

    Only the plans `shown` are spoken of, all if none is named. `scale` is one of rescale.SCALES; an indicator that must
    not be rescaled stays as stated, and a note says so. draw: the figure's form, `indicator_figure` or one that takes
    the same. references: values of superior documents, as in `queries.reference_values`; a rescaled figure and
    a small one have them in table and notes alone.
    """
    frames = ComparisonFrames(targets, silences, plans, indicator, tuple(shown), scale, references)
    lanes = with_colours(plans) if not shown else rows_of(with_colours(plans), shown)
    targets, silences = rows_of(targets, lanes["plan_id"]), rows_of(silences, lanes["plan_id"])
    notes = statements.notes(targets, indicator, words) + rescale.notes(targets, lanes, indicator, words, scale)
    if rescale.allowed(indicator, scale):
        targets, indicator = rescale.per_million(targets, lanes, indicator, words)
    finding = statements.headline(drawable_targets(targets, indicator["unit_id"]), silences, lanes, indicator, words)
    superior = references if references is not None and len(references) else None
    rows = with_references(table(targets, silences, lanes, words), superior, words)
    drawn = superior is not None and draw is indicator_figure and not rescale.allowed(indicator, scale)
    lines = {"references": superior} if drawn else {}
    return Exhibit(
        figure=draw(targets, silences, lanes, indicator, words, dark, **lines),
        headline=finding,
        subtitle=statements.subtitle(lanes, indicator, words, len(plans)),
        sources=statements.source_lines(targets, silences, lanes, words),
        notes=notes + (() if superior is None else reference_lines.notes(superior, words)),
        alt=alt(finding, rows, words),
        table=rows,
        data_version=data_version,
        panels=small_panels(targets, silences, lanes, indicator, words, dark),
        caution=caution(indicator, words),
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
        found.append((figure, alt("", table(told, silent, plan, words), words).strip()))
    return tuple(found)


def rows_of(frame: pd.DataFrame, plan_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of these plans."""
    return frame[frame["plan_id"].isin(list(plan_ids))]


def table(targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> pd.DataFrame:
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


def with_references(rows: pd.DataFrame, references: pd.DataFrame | None, words: Words) -> pd.DataFrame:
    """The table with a row under it for each reference value, marked as one."""
    if references is None:
        return rows
    added = text_table([by_columns(reference_lines.cells(row, words), words) for row in records(references)])
    return pd.concat([rows, added[list(rows)]], ignore_index=True)


def target_row(plan: Mapping[str, Any], row: Mapping[str, Any], words: Words) -> dict[str, str]:
    """A target as a row of the table."""
    cells = target_texts(row, words)
    if row["suspect"]:
        cells["value"] = words.text("note.suspect_value", value=cells["value"])
    own = {"plan": f"{words.data(plan, 'region')} {plan['first_year']}", "stated": row.get("stated", "")}
    return by_columns(cells | own, words)


def silence_row(plan: Mapping[str, Any], silence: list[dict[str, Any]], words: Words) -> dict[str, str]:
    """A plan without a target as a row of the table."""
    cells = {
        "plan": f"{words.data(plan, 'region')} {plan['first_year']}",
        "value": words.text(f"silence.{silence[0]['status']}" if silence else "silence.uncoded"),
        "clause": words.clause(silence[0]["clause"]) if silence else "",
    }
    return by_columns(cells, words)


def by_columns(cells: Mapping[str, str], words: Words) -> dict[str, str]:
    """Cells under their columns' names, all columns in order."""
    return {words.text(f"column.{column}"): cells.get(column, "") for column in COLUMNS}


def alt(finding: str, rows: pd.DataFrame, words: Words) -> str:
    """The figure in words: the finding, then every row of the table in short."""
    plan, value, year, scope = (words.text(f"column.{name}") for name in ("plan", "value", "year", "scope"))
    lines = [
        words.text("alt.row", plan=row[plan], said=words.join_parts(row.get(value), row.get(year), row.get(scope)))
        for row in records(rows)
    ]
    return finding + " " + " ".join(lines)
