"""The register: every target and restatement as a row, searched, sorted, and page by page."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard.figures import statements, target_cells, text_search
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.figures.register.export_table import register_table
from dashboard.i18n.words import Words

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
Row = Mapping[str, Any]


def register_rows(targets: pd.DataFrame, plans: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """The targets of these plans and indicators, with region_*, first_year, title_*, theme_*, and `place`, that of
    their indicator among those given. All frames as in `queries`."""
    about = indicators[["indicator_id", "theme_zh", "theme_en"]].assign(place=range(len(indicators)))
    where = plans[["plan_id", "region_zh", "region_en", "first_year", "title_zh", "title_en"]]
    return targets.merge(about, on="indicator_id", how="inner").merge(where, on="plan_id", how="inner")


def search_rows(rows: pd.DataFrame, query: str) -> pd.DataFrame:
    """The rows in which every word of a search is found; all rows for an empty one."""
    wanted = text_search.search_terms(query)
    fitting = [text_search.matches_terms(row, SEARCH_COLUMNS, wanted) for row in records(rows)]
    return rows[pd.Series(fitting, index=rows.index, dtype=bool)] if wanted else rows  # a bare empty list names columns


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
    rows: pd.DataFrame,
    plans: pd.DataFrame,
    words: Words,
    data_version: str,
    meaning: Mapping[str, str],
    sort: str = SORTS[0],
    page: int = 1,
    query: str = "",
) -> Exhibit:
    """One page of the rows given, in their order. meaning: what a column holds, by its name in `targets`.

    `table` holds every column of the rows shown; `listed` makes the same of all rows, for taking away.
    """
    pages = max(-(-len(rows) // PAGE_SIZE), 1)
    here = min(page, pages)
    shown = rows.iloc[(here - 1) * PAGE_SIZE : here * PAGE_SIZE]
    finding = headline(rows, query, words)
    return Exhibit(
        figure=Grid(
            finding,
            register_columns(words, meaning, sort),
            register_lines(shown, sort, words),
            page_links(len(rows), here, pages, words),
        ),
        headline=finding,
        subtitle=words.text("register.subtitle", count=len(plans)),
        sources=statements.document_sources(plans, words),
        notes=notes(shown, sort, words),
        alt=finding,
        table=register_table(shown, words),
        data_version=data_version,
    )


def headline(rows: pd.DataFrame, query: str, words: Words) -> str:
    """How many targets, restatements and existing quantities are listed."""
    if rows.empty:
        return words.text("register.none_found", query=query) if query else words.text("register.none")
    again, existing = int(rows["restates"].notna().sum()), int((rows["kind"] == "tally").sum())
    own = len(rows) - again - existing
    each = {"register.targets": own, "register.again": again, "register.existing": existing}
    counts = [words.text(name, count=count) for name, count in each.items() if count]
    key = "register.found" if query else "register.all"
    return words.text(key, query=query, counts=words.join(counts))


def notes(shown: pd.DataFrame, sort: str, words: Words) -> tuple[str, ...]:
    """How to read the signs that occur."""
    occurs = {
        "note.assumed_year": "plan_year" in set(shown["due_basis"]),
        "matrix.note.aspirational": "aspirational" in set(shown["commitment"]),
        "register.note.again": bool(shown["restates"].notna().any()),
        "register.note.value": sort == "value",
    }
    return tuple(words.text(key) for key, there in occurs.items() if there)


def register_columns(words: Words, meaning: Mapping[str, str], sort: str) -> tuple[GridColumn, ...]:
    """The heads; those that can be sorted by say so, and put the rows in their order."""
    fields = {"indicator": "indicator_id", "plan": "plan_id", "value": "value_low", "year": "due_year"}
    fields |= {"scope": "scope_zh", "kind": "kind", "quote": "quote"}
    widths = ("15%", "11%", "14%", "10%", "19%", "9%", "")
    return tuple(
        GridColumn(
            words.text(f"column.{name}"),
            help=meaning.get(field, ""),
            code=f"sort={name if name != SORTS[0] else ''}&page=" if name in SORTS else "",
            ordered="ascending" if name == sort else "",
            width=width,
        )
        for (name, field), width in zip(fields.items(), widths, strict=True)
    )


def register_lines(shown: pd.DataFrame, sort: str, words: Words) -> tuple[GridRow, ...]:
    """The rows; ordered by value they stand under their units, by indicator under their themes."""
    groups: dict[str, Callable[[Row], str]] = {
        "value": lambda row: words.text("register.unit", unit=words.unit(row).label),
        "indicator": lambda row: words.data(row, "theme"),
    }
    group = groups.get(sort, lambda _: "")
    return tuple(register_line(row, words, group(row)) for row in records(shown))


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
    return (CellItem((TextPart(first), *([TextPart(below, "below")] if below else []))),)


def quote_cell(row: Row, words: Words) -> tuple[CellItem, ...]:
    """The words of the text, and in another language what they mean."""
    gloss = words.gloss(row)
    return (CellItem((TextPart(f"“{row['quote']}”", "quote"), *([TextPart(gloss, "below")] if gloss else []))),)


def page_links(count: int, here: int, pages: int, words: Words) -> tuple[CellItem, ...]:
    """Which rows these are, and the way to those before and after."""
    first, last = (here - 1) * PAGE_SIZE + 1, min(here * PAGE_SIZE, count)
    if pages == 1:
        return ()
    place = CellItem((TextPart(words.text("register.place", first=first, last=last, count=count)),))
    before = CellItem((TextPart(words.text("register.before")),), code=f"page={here - 1 if here > 2 else ''}")
    after = CellItem((TextPart(words.text("register.after")),), code=f"page={here + 1}")
    return (*([before] if here > 1 else []), place, *([after] if here < pages else []))
