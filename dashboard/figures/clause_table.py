"""Clauses side by side, a column per plan: number, summary, instrument, and the quantities each promises."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.figures import clause_coding, target_cells
from dashboard.figures.clause_coding import ClauseCoding, Row
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import group_rows, records, text_table
from dashboard.figures.themes.exhibit import PRIMARY, ThemeMention, mentions
from dashboard.i18n.words import Words


@dataclass(frozen=True)
class ClauseFilter:
    """Which clauses: of a theme, and of an instrument or a whole type of instruments; "" for any.

    mention: whether a theme is that of a clause only as its main one, or as any of its themes; as in `themes`.
    """

    theme: str = ""
    instrument: str = ""
    mention: str = PRIMARY


def chosen(coding: ClauseCoding, wanted: ClauseFilter) -> list[ThemeMention]:
    """The clauses in view that are wanted, each once."""
    found = mentions(coding.clauses, wanted.mention if wanted.theme else PRIMARY)
    kept = [one for one in found if wanted.theme in ("", one.theme)]
    return [one for one in kept if wanted.instrument in ("", one.row["instrument_id"], one.row["type"])]


def clauses_exhibit(coding: ClauseCoding, targets: pd.DataFrame, wanted: ClauseFilter) -> Exhibit:
    """The wanted clauses by plan; a click on one opens it, a click on a quantity its evidence. `targets` as in
    `queries.targets`, of all plans."""
    words, found = coding.words, chosen(coding, wanted)
    quantities: dict[str, list[Row]] = group_rows(records(targets), "measure_id")
    finding = headline(coding, found, wanted)
    return Exhibit(
        figure=table(coding, found, quantities, finding),
        headline=finding,
        subtitle=words.text("clauses.subtitle", scope=clause_coding.scope(coding)),
        sources=clause_coding.sources(coding),
        notes=(words.text("clauses.note"), *clause_coding.caveats(coding)[1:]),
        alt=finding,
        table=behind(coding, found, quantities),
        data_version=coding.data_version,
    )


def headline(coding: ClauseCoding, found: list[ThemeMention], wanted: ClauseFilter) -> str:
    """What is shown and how many clauses each plan has of it."""
    words = coding.words
    said = [
        words.text("policy.place_count", place=clause_coding.with_part(plan, part, coding), count=count)
        for plan, part in coding.places
        if (count := len(clause_coding.rows_of_plan([one.row for one in found], plan, part)))
    ]
    title = words.text("mark.separator").join(name for name in names(coding, wanted) if name)
    counts = words.text("list.comma").join(said) or words.text("policy.none")
    return words.text("clauses.headline", title=title, counts=counts)


def names(coding: ClauseCoding, wanted: ClauseFilter) -> tuple[str, str]:
    """The names of what is wanted."""
    theme = theme_names(coding)[wanted.theme] if wanted.theme else ""
    return theme, instrument_names(coding.instruments, coding.words).get(wanted.instrument, "")


def theme_names(coding: ClauseCoding) -> dict[str, str]:
    """Names by code, in the order of the list, after that of no theme in particular, which has none."""
    names = {row["theme_id"]: coding.words.data(row, "name") for row in records(coding.themes)}
    return {"": coding.words.text("policy.any")} | names


def instrument_names(instruments: pd.DataFrame, words: Words) -> dict[str, str]:
    """Names by code: each type, followed by its instruments."""
    found: dict[str, str] = {}
    for row in records(instruments):
        found.setdefault(str(row["type"]), words.text("instruments.type", name=words.data(row, "type_name")))
        found[row["instrument_id"]] = words.data(row, "name")
    return found


def table(coding: ClauseCoding, found: list[ThemeMention], targets: Mapping[str, list[Row]], caption: str) -> Grid:
    """A row for the clauses of each part; those that name the theme only besides another come in a row after."""
    words, rows = coding.words, []
    for part in coding.parts:
        for main in (True, False):
            group = [one.row for one in found if one.main == main and one.row["part"] == part]
            if main or group:
                said = clause_coding.part_name(part, words) if main else words.text("clauses.besides")
                own = tuple(cell(coding, group, plan, part, targets, main) for plan in coding.columns)
                rows.append(GridRow(CellItem((TextPart(said, "muted"),)), own))
    plans = [GridColumn(clause_coding.head(plan, words)) for plan in coding.columns]
    return Grid(caption, (GridColumn(words.text("column.part"), width="6rem"), *plans), tuple(rows))


def cell(
    coding: ClauseCoding, group: list[Row], plan: Row, part: str, targets: Mapping[str, list[Row]], main: bool
) -> tuple[CellItem, ...]:
    """The clauses of one plan, each followed by its quantities."""
    items: list[CellItem] = []
    for row in clause_coding.rows_of_plan(group, plan, part):
        items.append(clause(row, coding, main))
        items += [quantity(target, coding) for target in targets.get(row["measure_id"], [])]
    return tuple(items) or (clause_coding.empty_cell(plan, part, coding),)


def clause(row: Row, coding: ClauseCoding, main: bool) -> CellItem:
    """A clause in short: number, summary, instrument and how far it is quantified, and its main theme if another."""
    words = coding.words
    instrument = words.text("clauses.typed", name=words.data(row, "instrument"), type=words.data(row, "type_name"))
    below = [TextPart(said, "below") for said in (instrument, words.data(row, "quantification_name"))]
    parts = [TextPart(words.clause(row["clause"]), "value"), TextPart(words.data(row, "summary")), *below]
    if not main:
        parts.append(TextPart(words.text("clauses.main", theme=words.data(row, "theme")), "below"))
    if isinstance(row["repeats_clause"], str):
        parts.append(TextPart(words.text("clauses.repeats", clause=words.clause(row["repeats_clause"])), "below"))
    return CellItem(tuple(parts), code=f"measure={row['measure_id']}", hint=words.text("clauses.open"))


def quantity(target: Row, coding: ClauseCoding) -> CellItem:
    """A target of the clause above it, with its words."""
    words, short = coding.words, target_cells.target_item(target, 0, coding.words)
    again = (TextPart(words.text("clauses.again"), "below"),) if isinstance(target["restates"], str) else ()
    return replace(short, parts=(*short.parts, *again, TextPart(f"“{words.quote(target)}”", "below")), inside=True)


def behind(coding: ClauseCoding, found: list[ThemeMention], targets: Mapping[str, list[Row]]) -> pd.DataFrame:
    """A row per clause, in the order of plans and of the text; all text."""
    words, lines = coding.words, []
    plans = {plan["plan_id"]: clause_coding.head(plan, words) for plan in coding.columns}
    for row in (one.row for one in found):
        said = [short(target, coding) for target in targets.get(row["measure_id"], [])]
        lines.append(
            {
                words.text("column.plan"): plans[row["plan_id"]],
                words.text("column.part"): words.data(row, "part_name"),
                words.text("column.clause"): words.clause(row["clause"]),
                words.text("column.summary"): words.data(row, "summary"),
                words.text("column.theme"): words.data(row, "theme"),
                words.text("column.instrument"): words.data(row, "instrument"),
                words.text("column.quantification"): words.data(row, "quantification_name"),
                words.text("column.targets"): words.text("headline.separator").join(said),
            }
        )
    return text_table(lines)


def short(target: Row, coding: ClauseCoding) -> str:
    """A target in a line."""
    words = coding.words
    value = words.value(target["value_low"], target["value_high"], target["operator"], words.unit(target))
    return words.join_parts(words.data(target, "scope"), value, words.year(target))
