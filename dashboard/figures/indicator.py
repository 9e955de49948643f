"""The indicator exhibit: the figure and the words that travel with it, all made from the data."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.exhibit import Exhibit, records
from dashboard.figures import statements
from dashboard.figures.lanes import charted, indicator_figure
from dashboard.wording import Words

COLUMNS = ("plan", "value", "year", "scope", "tier", "kind", "commitment", "clause", "target_id")


def indicator_exhibit(
    targets: pd.DataFrame,
    silences: pd.DataFrame,
    plans: pd.DataFrame,
    indicator: Mapping[str, Any],
    words: Words,
    data_version: str,
    dark: bool = False,
) -> Exhibit:
    """Everything about one indicator in one language. Frames as in `queries`, of this indicator; `plans` all plans."""
    drawn = charted(targets, indicator["unit_id"])
    finding = statements.headline(drawn, silences, plans, indicator, words)
    rows = table(targets, silences, plans, words)
    return Exhibit(
        figure=indicator_figure(targets, silences, plans, indicator, words, dark),
        headline=finding,
        subtitle=statements.subtitle(plans, indicator, words),
        sources=statements.source_lines(targets, silences, plans, words),
        notes=statements.notes(targets, indicator, words),
        alt=alt(finding, rows, words),
        table=rows,
        data_version=data_version,
    )


def table(targets: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, words: Words) -> pd.DataFrame:
    """A row per target that is no restatement, or per silent plan, in plan order; all text, columns in words.

    Columns: plan, what it promises (or the silence), year, scope, tier, kind, commitment, clause, code of the target.
    """
    rows = []
    for plan in records(plans):
        own = records(targets[(targets["plan_id"] == plan["plan_id"]) & targets["restates"].isna()])
        silence = records(silences[silences["plan_id"] == plan["plan_id"]])
        rows += [target_row(plan, row, words) for row in own] or [silent_row(plan, silence, words)]
    return pd.DataFrame(rows)


def target_row(plan: Mapping[str, Any], row: Mapping[str, Any], words: Words) -> dict[str, str]:
    """A target as a row of the table."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long")
    cells = {
        "plan": f"{words.data(plan, 'region')} {plan['first_year']}",
        "value": words.text("note.suspect_value", value=value) if row["suspect"] else value,
        "year": words.year(row),
        "scope": words.data(row, "scope"),
        "tier": "" if row["tier"] == "none" else words.data(row, "tier_name"),
        "kind": words.data(row, "kind_name"),
        "commitment": words.data(row, "commitment_name"),
        "clause": row["clause"],
        "target_id": row["target_id"],
    }
    return in_columns(cells, words)


def silent_row(plan: Mapping[str, Any], silence: list[dict[str, Any]], words: Words) -> dict[str, str]:
    """A plan without a target as a row of the table."""
    clause = silence[0]["clause"] if silence else ""
    cells = {
        "plan": f"{words.data(plan, 'region')} {plan['first_year']}",
        "value": words.text(f"silence.{silence[0]['status']}" if silence else "silence.uncoded"),
        "clause": clause if isinstance(clause, str) else "",
    }
    return in_columns(cells, words)


def in_columns(cells: Mapping[str, str], words: Words) -> dict[str, str]:
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
