"""Clauses side by side, a column per plan: number, summary, instrument, and the targets of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from dashboard.figures import target_cells
from dashboard.figures.clause_coding import Cell, ClauseCoding, PlanPart, part_name
from dashboard.figures.clause_notes import caveats
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import below_parts, grid_exhibit, labelled_table
from dashboard.figures.model import Exhibit
from dashboard.figures.records import Row, group_rows, records
from dashboard.figures.target_values import value_text
from dashboard.figures.text_search import matches_terms, search_terms
from dashboard.figures.themes.counts import PRIMARY, ThemeMention, theme_mentions
from dashboard.i18n.words import Words

CLAUSE_TEXTS = ("clause", "summary_zh", "summary_en")
TARGET_TEXTS = ("quote", "gloss", "indicator_zh", "indicator_en", "scope_zh", "scope_en")


@dataclass(frozen=True)
class ClauseFilter:
    """Which clauses: of a theme, and of an instrument or a whole type of instruments; "" for any.

    mention: PRIMARY or ANY, as in `theme_mentions`. query: words that a clause or a target of it must contain.
    """

    theme: str = ""
    instrument: str = ""
    mention: str = PRIMARY
    query: str = ""


@dataclass(frozen=True)
class ClauseSelection:
    """The clauses of a coding that pass a filter, and the targets of each by measure_id."""

    coding: ClauseCoding
    filter: ClauseFilter
    targets: Mapping[str, list[Row]]

    @cached_property
    def mentions(self) -> list[ThemeMention]:
        """The clauses, each once, in their order."""
        wanted = self.filter
        mentions = theme_mentions(self.coding.clauses, wanted.mention if wanted.theme else PRIMARY)
        return [
            mention
            for mention in mentions
            if wanted.theme in ("", mention.theme)
            and wanted.instrument in ("", mention.clause["instrument_id"], mention.clause["type"])
            and self.contains_query(mention.clause)
        ]

    def contains_query(self, clause: Row) -> bool:
        """True if each word of the search occurs in the clause's summary or number, or in one of its targets."""
        terms = search_terms(self.filter.query)
        texts = [str(clause.get(column) or "") for column in CLAUSE_TEXTS]
        texts += [
            str(row.get(column) or "") for row in self.targets.get(clause["measure_id"], []) for column in TARGET_TEXTS
        ]
        return not terms or matches_terms({"text": "\n".join(texts)}, ["text"], terms)

    def clauses(self, main: bool, plan_part: PlanPart) -> list[Row]:
        """The clauses of one part of a plan whose main theme is the theme (`main`), or another theme."""
        return [
            mention.clause
            for mention in self.mentions
            if mention.main == main and (mention.clause["plan_id"], mention.clause["part"]) == plan_part.key
        ]


def clauses_exhibit(coding: ClauseCoding, targets: pd.DataFrame, wanted: ClauseFilter) -> Exhibit:
    """The wanted clauses by plan; a click on a clause or a target opens its evidence. targets: as `queries.targets`."""
    words = coding.words
    selection = ClauseSelection(coding, wanted, group_rows(records(targets), "measure_id"))
    subtitle = words.text("clauses.subtitle", scope=coding.scope_text())
    notes = (words.text("clauses.note"), *caveats(coding)[1:])
    grid = clause_grid(selection, clauses_headline(selection))
    exhibit = grid_exhibit(grid, subtitle, coding.plans_in_view, notes, coding.render)
    return replace(exhibit, table=labelled_table(clause_rows(selection), words))


def clauses_headline(selection: ClauseSelection) -> str:
    """What is listed, and how many clauses of it each plan has."""
    coding, words, wanted = selection.coding, selection.coding.words, selection.filter
    counts = []
    for plan_part in coding.plan_parts:
        count = sum(len(selection.clauses(main, plan_part)) for main in (True, False))
        place = coding.plan_part_name(plan_part)
        counts += [words.text("policy.place_count", place=place, count=count)] if count else []
    theme = theme_names(coding)[wanted.theme] if wanted.theme else ""
    instrument = instrument_names(coding.instruments, words).get(wanted.instrument, "")
    search = words.text("clauses.search", query=wanted.query) if wanted.query else ""
    return words.text(
        "clauses.headline",
        title=words.text("mark.separator").join(words.inline(name) for name in (theme, instrument, search) if name),
        counts=words.text("list.comma").join(counts) or words.text("policy.none"),
    )


def theme_names(coding: ClauseCoding) -> dict[str, str]:
    """Names of the choices of a theme by code, "" for any."""
    return {"": coding.words.text("policy.any")} | coding.theme_names


def instrument_names(instruments: pd.DataFrame, words: Words) -> dict[str, str]:
    """Names by code: each type, followed by its instruments."""
    names: dict[str, str] = {}
    for row in records(instruments):
        names.setdefault(str(row["type"]), words.text("instruments.type", name=words.data(row, "type_name")))
        names[row["instrument_id"]] = words.data(row, "name")
    return names


def clause_grid(selection: ClauseSelection, caption: str) -> Grid:
    """A row per part in view, each followed by a row of the clauses that name the theme besides their main one."""
    coding, words, rows = selection.coding, selection.coding.words, []
    for part in coding.parts:
        for main in (True, False):
            cells = [clause_cell(selection, main, PlanPart(plan, part)) for plan in coding.plans_in_view]
            if main or any(cells):
                label = part_name(part, words) if main else words.text("clauses.besides")
                columns = zip(coding.plans_in_view, cells, strict=True)
                filled = (
                    cell or (CellItem((TextPart(coding.silence(PlanPart(plan, part)), "muted"),), quiet=True),)
                    for plan, cell in columns
                )
                rows.append(GridRow(CellItem((TextPart(label, "muted"),)), tuple(filled)))
    return coding.grid(caption, GridColumn(words.text("column.part"), width="6rem"), rows)


def clause_cell(selection: ClauseSelection, main: bool, plan_part: PlanPart) -> Cell:
    """The clauses of one part of a plan, each followed by its targets."""
    items: list[CellItem] = []
    for row in selection.clauses(main, plan_part):
        items.append(clause_item(row, selection.coding.words, main))
        items += [
            quoted_target(target, selection.coding.words) for target in selection.targets.get(row["measure_id"], [])
        ]
    return tuple(items)


def clause_item(row: Row, words: Words, main: bool) -> CellItem:
    """A clause in short: number, summary, instrument, degree of quantification; its main theme where that is another
    (not `main`); the clause it repeats."""
    repeats = isinstance(row["repeats_clause"], str)
    instrument = words.data(row, "instrument")
    below = (
        words.text("clauses.typed", name=instrument, type=words.data(row, "type_name")) if instrument else "",
        words.data(row, "quantification_name"),
        "" if main else words.text("clauses.main", theme=words.data(row, "theme")),
        words.text("clauses.repeats", clause=words.cited_clauses(row["repeats_clause"])) if repeats else "",
    )
    parts = (TextPart(words.clause(row["clause"]), "value"), TextPart(words.data(row, "summary")), *below_parts(*below))
    return CellItem(parts, code=f"measure={row['measure_id']}", hint=words.text("clauses.open"))


def quoted_target(target: Row, words: Words) -> CellItem:
    """A target of the clause above it, with its quote."""
    item = target_cells.target_item(target, 0, words)
    again = words.text("clauses.again") if isinstance(target["restates"], str) else ""
    return replace(item, parts=(*item.parts, *below_parts(again, f"“{words.quote(target)}”")), inside=True)


def clause_rows(selection: ClauseSelection) -> list[dict[str, str]]:
    """A row per clause, in the order of plans and of the text."""
    words, rows = selection.coding.words, []
    for row in (mention.clause for mention in selection.mentions):
        targets = [target_line(target, words) for target in selection.targets.get(row["measure_id"], [])]
        rows.append(
            {
                "plan": selection.coding.plan_names[row["plan_id"]],
                "part": words.data(row, "part_name"),
                "clause": words.clause(row["clause"]),
                "summary": words.data(row, "summary"),
                "theme": words.data(row, "theme"),
                "instrument": words.data(row, "instrument"),
                "quantification": words.data(row, "quantification_name"),
                "targets": words.text("headline.separator").join(targets),
            }
        )
    return rows


def target_line(target: Row, words: Words) -> str:
    """Scope, value and year of a target in one line."""
    value = value_text(target, words)
    return words.join_parts(words.data(target, "scope"), value, words.year(target))
