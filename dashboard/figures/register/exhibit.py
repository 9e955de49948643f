"""The register: every target and restatement as a row, searched, sorted, and page by page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.figures import statements, target_cells, text_search
from dashboard.figures.alternatives import grid_alternative
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts
from dashboard.figures.model import Exhibit
from dashboard.figures.paging import Page
from dashboard.figures.records import Row, records
from dashboard.figures.register.export_table import register_data, register_table
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext

PAGE_SIZE = 25  # rows at a time
SORTS = ("plan", "indicator", "year", "value")  # the first as the queries have them: by plan, then as the text runs
BILINGUAL_COLUMNS = ("scope", "note", "indicator", "theme", "region")
SEARCH_COLUMNS = (
    "quote",
    "gloss",
    "clause",
    "target_id",
    *(f"{name}_{lang}" for name in BILINGUAL_COLUMNS for lang in ("zh", "en")),
)


@dataclass(frozen=True)
class RegisterPage:
    """Which rows of the register are in view: their order, of SORTS, the page counted from 1, and the search."""

    sort: str = SORTS[0]
    number: int = 1
    query: str = ""


def register_rows(targets: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """The targets of these plans and indicators, with region_*, first_year, title_*, theme_*, and `place`, that of
    their indicator among those given. All frames as in `queries`."""
    themes = indicators[["indicator_id", "theme_zh", "theme_en"]].assign(place=range(len(indicators)))
    documents = plans[["plan_id", "region_zh", "region_en", "first_year", "title_zh", "title_en"]]
    return targets.merge(themes, on="indicator_id", how="inner").merge(documents, on="plan_id", how="inner")


def search_rows(rows: pd.DataFrame, query: str) -> pd.DataFrame:
    """The rows in which every word of a search is found; all rows for an empty one."""
    terms = text_search.search_terms(query)
    matches = [text_search.matches_terms(row, SEARCH_COLUMNS, terms) for row in records(rows)]
    return rows[pd.Series(matches, index=rows.index, dtype=bool)] if terms else rows  # a bare empty list names columns


def sort_rows(rows: pd.DataFrame, sort: str) -> pd.DataFrame:
    """The rows in an order of SORTS; values are ordered within one unit only, undated ones come last."""
    if sort == "indicator":
        return rows.sort_values("place", kind="stable")
    if sort == "year":
        return rows.sort_values("due_year", kind="stable", na_position="last")
    if sort == "value":
        size = rows["value_low"].fillna(rows["value_high"])
        return rows.assign(size=size).sort_values(["unit_id", "size"], kind="stable").drop(columns="size")
    return rows


def register_exhibit(
    rows: pd.DataFrame, plans: pd.DataFrame, page: RegisterPage, descriptions: Mapping[str, str], render: RenderContext
) -> Exhibit:
    """One page of the rows given, in their order. descriptions: of the columns of `targets`, by name.

    The exhibit's table holds every column of the rows on the page; `register_table` makes the same of all rows.
    """
    words, part = render.words, Page(page.number, len(rows), PAGE_SIZE)
    on_page = part.rows(rows)
    finding = headline(rows, page.query, words)
    columns, lines = register_columns(words, descriptions, page.sort), register_lines(on_page, page.sort, words)
    grid = Grid(finding, columns, lines, part.links(words, "register"))
    return Exhibit(
        figure=grid,
        headline=finding,
        subtitle=words.text("register.subtitle", count=len(plans)),
        sources=statements.document_sources(plans, words),
        notes=notes(on_page, page.sort, words),
        alt=grid_alternative(grid, words),
        table=register_table(on_page, words),
        data_version=render.version,
        whole=lambda: register_data(rows, words),
        extent=part.extent(words),
    )


def headline(rows: pd.DataFrame, query: str, words: Words) -> str:
    """Numbers of targets, restatements and existing quantities among the rows."""
    if rows.empty:
        return words.text("register.none_found", query=query) if query else words.text("register.none")
    restated, existing = int(rows["restates"].notna().sum()), int((rows["kind"] == "tally").sum())
    first = len(rows) - restated - existing
    numbers = {"register.targets": first, "register.again": restated, "register.existing": existing}
    counts = [words.text(name, count=count) for name, count in numbers.items() if count]
    key = "register.found" if query else "register.all"
    return words.text(key, query=query, counts=words.join(counts))


def notes(rows: pd.DataFrame, sort: str, words: Words) -> tuple[str, ...]:
    """How to read the signs that occur."""
    occurs = {
        "note.assumed_year": "plan_year" in set(rows["due_basis"]),
        "matrix.note.aspirational": "aspirational" in set(rows["commitment"]),
        "register.note.again": bool(rows["restates"].notna().any()),
        "register.note.value": sort == "value",
    }
    return tuple(words.text(key) for key, present in occurs.items() if present)


def register_columns(words: Words, descriptions: Mapping[str, str], sort: str) -> tuple[GridColumn, ...]:
    """The heads; those that can be sorted by say so, and put the rows in their order."""
    fields = {"indicator": "indicator_id", "plan": "plan_id", "value": "value_low", "year": "due_year"}
    fields |= {"scope": "scope_zh", "kind": "kind", "quote": "quote"}
    widths = ("15%", "11%", "14%", "10%", "19%", "9%", "")
    return tuple(
        GridColumn(
            words.text(f"column.{name}"),
            help=descriptions.get(field, ""),
            code=f"sort={name if name != SORTS[0] else ''}&page=" if name in SORTS else "",
            ordered="ascending" if name == sort else "",
            width=width,
        )
        for (name, field), width in zip(fields.items(), widths, strict=True)
    )


def register_lines(rows: pd.DataFrame, sort: str, words: Words) -> tuple[GridRow, ...]:
    """The rows; ordered by value they stand under their units, by indicator under their themes."""
    groups: dict[str, Callable[[Row], str]] = {
        "value": lambda row: words.text("register.unit", unit=words.unit(row).label),
        "indicator": lambda row: words.data(row, "theme"),
    }
    group = groups.get(sort, lambda _: "")
    return tuple(register_line(row, words, group(row)) for row in records(rows))


def register_line(row: Row, words: Words, group: str) -> GridRow:
    """A target: its indicator opens the evidence; then plan and clause, value, year, scope, kind, quote."""
    head = CellItem((TextPart(words.data(row, "indicator")),), code=f"target={row['target_id']}")
    plan = text_cell(f"{words.data(row, 'region')} {row['first_year']}", words.clause(row["clause"]))
    tier = "" if row["tier"] == "none" else words.data(row, "tier_name")
    kind = [TextPart(words.data(row, "kind_name")), *target_cells.commitment_parts(row, words)]
    kind += [TextPart(words.text("register.restated"), "below")] if isinstance(row["restates"], str) else []
    value = (CellItem(tuple(target_cells.value_parts(row, words))),)
    year, scope = text_cell(words.year(row)), text_cell(words.data(row, "scope"), tier)
    return GridRow(head, (plan, value, year, scope, (CellItem(tuple(kind)),), quote_cell(row, words)), group)


def text_cell(first: str, below: str = "") -> tuple[CellItem, ...]:
    """A cell of plain text, with more under it."""
    return (CellItem((TextPart(first), *below_parts(below))),)


def quote_cell(row: Row, words: Words) -> tuple[CellItem, ...]:
    """The words of the text, and in another language what they mean."""
    return (CellItem((TextPart(f"“{row['quote']}”", "quote"), *below_parts(words.gloss(row)))),)
