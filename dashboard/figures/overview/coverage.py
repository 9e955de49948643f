"""Coverage: how many quantities each plan promises on each theme, as a table that leads to the matrix."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.figures import selection, statements
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.matrix.exhibit import ALL
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records, text_table
from dashboard.i18n.words import Words

TRUNCATED = "truncated"
Row = Mapping[str, Any]
CoverageCounts = dict[tuple[str, str], dict[str, Any]]  # theme and plan -> counts


def coverage_exhibit(
    coverage: pd.DataFrame,
    themes: pd.DataFrame,
    plans: pd.DataFrame,
    words: Words,
    data_version: str,
    carried: Mapping[str, str] | None = None,
) -> Exhibit:
    """Themes by plans. Frames as in `queries`; carried: choices that links take along."""
    found = {(row["theme_id"], row["plan_id"]): row for row in records(coverage)}
    finding = headline(found, themes, plans, words)
    cells = [theme_cells(found, theme, records(plans), words, carried or {}) for theme in records(themes)]
    rows = [
        GridRow(theme_item(theme, words), tuple((item,) for item in own))
        for theme, own in zip(records(themes), cells, strict=True)
    ]
    columns = [
        GridColumn(words.text("column.theme"), width="22%"),
        *(GridColumn(coverage_plan_name(plan, words)) for plan in records(plans)),
    ]
    table = coverage_table(cells, themes, plans, words)
    return Exhibit(
        figure=Grid(finding, tuple(columns), tuple(rows)),
        headline=finding,
        subtitle=words.text("coverage.subtitle", count=len(plans)),
        sources=statements.document_sources(plans, words),
        notes=notes(plans, words),
        alt=finding,
        table=table,
        data_version=data_version,
    )


def coverage_plan_name(plan: Row, words: Words) -> str:
    """A plan by region and year."""
    return f"{words.data(plan, 'region')} {plan['first_year']}"


def headline(found: CoverageCounts, themes: pd.DataFrame, plans: pd.DataFrame, words: Words) -> str:
    """The themes on which every plan promises a number, and those on which none does."""
    having = {
        words.data(theme, "name"): sum(
            bool(found.get((theme["theme_id"], plan), {}).get("targets")) for plan in plans["plan_id"]
        )
        for theme in records(themes)
    }
    everywhere = [theme for theme, count in having.items() if count == len(plans)]
    nowhere = [theme for theme, count in having.items() if not count]
    clauses = [
        words.text(key, count=len(some), themes=words.join(some))
        for key, some in (("coverage.everywhere", everywhere), ("coverage.nowhere", nowhere))
        if some
    ]
    said = words.text("headline.separator").join(clauses or [words.text("coverage.scattered")])
    return words.text("headline.sentence", sentence=said[:1].upper() + said[1:])


def theme_item(theme: Row, words: Words) -> CellItem:
    """A theme by its name, with what it holds on hover."""
    return CellItem((TextPart(words.data(theme, "name")),), hint=words.data(theme, "rule"))


def theme_cells(
    found: CoverageCounts, theme: Row, plans: list[dict[str, Any]], words: Words, carried: Mapping[str, str]
) -> list[CellItem]:
    """The cells of a theme; they are quiet if it has no number at all."""
    items = [coverage_cell(found, theme, plan, words, carried) for plan in plans]
    return items if any(item.link for item in items) else [replace(item, quiet=True) for item in items]


def coverage_cell(found: CoverageCounts, theme: Row, plan: Row, words: Words, carried: Mapping[str, str]) -> CellItem:
    """How many targets, leading to them in the matrix, or the word for none; and what stands apart."""
    counts = found.get((theme["theme_id"], plan["plan_id"]), {})
    apart = [
        TextPart(words.text(f"coverage.{kind}", count=int(counts[kind])), "muted")
        for kind in ("restated", "tallies")
        if counts.get(kind)
    ]
    if not counts.get("targets"):
        word = "coverage.not_in_file" if plan["completeness"] == TRUNCATED else "coverage.none"
        return CellItem((TextPart(words.text(word), "muted"), *apart))
    link = selection.page_url(
        "matrix", {**carried, "theme": theme["theme_id"], "plans": plan["plan_id"], "verdict": ALL}
    )
    hint = words.text("coverage.open", theme=words.data(theme, "name"), plan=coverage_plan_name(plan, words))
    return CellItem((TextPart(str(int(counts["targets"])), "value"), *apart), link=link, hint=hint)


def coverage_table(
    cells: list[list[CellItem]], themes: pd.DataFrame, plans: pd.DataFrame, words: Words
) -> pd.DataFrame:
    """The cells as text."""
    return text_table(
        {words.text("column.theme"): words.data(theme, "name")}
        | {
            coverage_plan_name(plan, words): " ".join(part.text for part in item.parts)
            for plan, item in zip(records(plans), own, strict=True)
        }
        for theme, own in zip(records(themes), cells, strict=True)
    )


def notes(plans: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """What is counted, what none means, and that a text is cut off."""
    cut = [words.data(plan, "region") for plan in records(plans) if plan["completeness"] == TRUNCATED]
    told = [words.text("coverage.note_cut", count=len(cut), regions=words.join(cut))] if cut else []
    return (words.text("coverage.note_counts"), words.text("coverage.note_none"), *told)
