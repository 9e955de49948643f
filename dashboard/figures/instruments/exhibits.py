"""Instruments by plans, and instruments by themes: numbers of clauses, each plan by itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dashboard.figures.clause_coding import (
    Cell,
    ClauseCoding,
    PlanPart,
    Row,
    code_grid,
    empty_item,
    part_item,
    part_name,
    plan_cells,
    plan_part_name,
    scope_text,
)
from dashboard.figures.clause_notes import caveats
from dashboard.figures.clause_table import instrument_names
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import grid_exhibit, labelled_table
from dashboard.figures.model import Exhibit
from dashboard.figures.records import group_rows, records

PairCounts = dict[tuple[str, str], list[tuple[PlanPart, int]]]  # clauses by plan and part, of theme and instrument


def instruments_exhibit(coding: ClauseCoding) -> Exhibit:
    """Instruments under their types by plan; a click on a row puts its instrument or type into the address."""
    words = coding.words
    notes = (
        words.text("instruments.note.typology"),
        words.text("instruments.note.one"),
        *caveats(coding, "instrument_id"),
    )
    subtitle = words.text("instruments.subtitle", scope=scope_text(coding))
    grid = instrument_grid(coding, commonest_types(coding))
    exhibit = grid_exhibit(grid, subtitle, coding.plans_in_view, notes, coding.render)
    return replace(exhibit, table=labelled_table(instrument_rows(coding), words))


def commonest_types(coding: ClauseCoding) -> str:
    """The type of instrument that most clauses within each plan use; plans with the same answer together."""
    words = coding.words
    plans: dict[str, list[str]] = {}
    names = type_names(coding)
    for plan_part in coding.plan_parts:
        counts = Counter(row["type"] for row in coding.clauses_of(plan_part))
        types = words.join([name for code, name in names.items() if counts[code] == max(counts.values())])
        plans.setdefault(types, []).append(plan_part_name(coding, plan_part))
    if not plans:
        return words.text("policy.empty")
    phrases = [words.text("instruments.leading", types=types, plans=words.join(own)) for types, own in plans.items()]
    return words.text("instruments.headline", said=words.text("headline.separator").join(phrases))


def type_names(coding: ClauseCoding) -> dict[str, str]:
    """Names of the types of instruments by code, in the order of their list."""
    return {str(row["type"]): coding.words.data(row, "type_name") for row in records(coding.instruments)}


def instrument_grid(coding: ClauseCoding, caption: str) -> Grid:
    """Under each type a row of all its clauses, then a row per instrument with bars on one scale."""
    words, instruments, names = coding.words, records(coding.instruments), type_names(coding)
    types = {row["instrument_id"]: str(row["type"]) for row in instruments}
    rules = {str(row["type"]): words.data(row, "type_rule") for row in instruments}
    rules |= {row["instrument_id"]: words.data(row, "rule") for row in instruments}
    counts = (len(clauses_with(coding, code, plan_part)) for code in types for plan_part in coding.plan_parts)
    longest, rows = max(counts, default=0), []
    for code, name in instrument_names(coding.instruments, words).items():
        hint = words.text("policy.open", rule=rules[code])
        head = CellItem((TextPart(name, "word"),), code=f"instrument={code}&theme=", hint=hint)
        cells = instrument_cells(coding, code, longest if code in types else 0)
        rows.append(GridRow(head, cells, names[types.get(code, code)]))
    return code_grid(caption, GridColumn(words.text("column.instrument"), width="24%"), coding, rows)


def clauses_with(coding: ClauseCoding, code: str, plan_part: PlanPart) -> list[Row]:
    """The clauses of one part of a plan that use an instrument, or any instrument of a type."""
    return [row for row in coding.clauses_of(plan_part) if code in (row["instrument_id"], row["type"])]


def instrument_cells(coding: ClauseCoding, code: str, longest: int) -> tuple[Cell, ...]:
    """The number of clauses plan by plan. longest: value of the longest bar, 0 for no bars."""

    def item(plan_part: PlanPart) -> CellItem:
        count = len(clauses_with(coding, code, plan_part))
        text = TextPart(str(count), "value" if longest else "")
        bar = count / longest if longest else 0
        return part_item(coding, plan_part, text, bar) if count else empty_item(coding, plan_part)

    return plan_cells(coding, item)


def instrument_rows(coding: ClauseCoding) -> list[dict[str, str]]:
    """A row per instrument, plan and part in view."""
    words = coding.words
    return [
        {
            "type": words.data(row, "type_name"),
            "instrument": words.data(row, "name"),
            "plan": coding.plan_names[plan_part.plan["plan_id"]],
            "part": part_name(plan_part.part, words),
            "clauses": str(len(clauses_with(coding, row["instrument_id"], plan_part))),
        }
        for row in records(coding.instruments)
        for plan_part in coding.plan_parts
    ]


def pairs_exhibit(coding: ClauseCoding) -> Exhibit:
    """Themes by types of instruments: in each cell the instruments with the number of clauses of each plan."""
    words, counts = coding.words, count_pairs(coding)
    notes = (
        words.text("instruments.note.pairs"),
        *caveats(coding, "theme_id", "instrument_id", absence="unlisted"),
    )
    subtitle = words.text("instruments.subtitle.themes", scope=scope_text(coding))
    grid = pair_grid(coding, counts, pairs_headline(coding, counts))
    exhibit = grid_exhibit(grid, subtitle, coding.plans_in_view, notes, coding.render)
    return replace(exhibit, table=labelled_table(pair_rows(coding, counts), words))


def count_pairs(coding: ClauseCoding) -> PairCounts:
    """Numbers of clauses for each main theme and instrument that occur together."""
    pairs: PairCounts = {}
    for plan_part in coding.plan_parts:
        counts = Counter((row["theme_id"], row["instrument_id"]) for row in coding.clauses_of(plan_part))
        for pair, count in counts.items():
            pairs.setdefault(pair, []).append((plan_part, count))
    return pairs


def pairs_headline(coding: ClauseCoding, counts: PairCounts) -> str:
    """How many pairs of theme and instrument occur, how many in every plan and how many in only one."""
    words, plans = coding.words, coding.plan_count
    if not counts:
        return words.text("policy.empty")
    spread = [len({plan_part.plan["plan_id"] for plan_part, _ in entries}) for entries in counts.values()]
    sentence = words.text("instruments.pairs", count=len(counts))
    if plans > 1:
        sentence += words.text("instruments.pairs_all", count=spread.count(plans), plans=plans)
        sentence += words.text("instruments.pairs_one", count=spread.count(1))
    return words.text("headline.sentence", sentence=sentence)


def pair_grid(coding: ClauseCoding, counts: PairCounts, caption: str) -> Grid:
    """A row per theme, a column per type of instruments."""
    words, names, instruments = coding.words, type_names(coding), group_rows(records(coding.instruments), "type")
    columns = (GridColumn(words.text("column.theme"), width="19%"), *(GridColumn(name) for name in names.values()))
    rows = []
    for theme, name in coding.theme_names.items():
        head = CellItem((TextPart(name, "word"),), code=f"theme={theme}&instrument=")
        rows.append(GridRow(head, tuple(pair_cell(coding, counts, theme, instruments[code]) for code in names)))
    return Grid(caption, columns, tuple(rows))


def pair_cell(coding: ClauseCoding, counts: PairCounts, theme: str, instruments: Iterable[Row]) -> Cell:
    """The instruments that clauses of a theme use, with the number of clauses of each plan."""
    words, items = coding.words, []
    for row in instruments:
        pair = theme, row["instrument_id"]
        plans = [f"{plan_part_name(coding, plan_part)} {count}" for plan_part, count in counts.get(pair, [])]
        parts = (TextPart(words.data(row, "name"), "word"), TextPart(words.text("list.comma").join(plans), "muted"))
        code = f"theme={theme}&instrument={row['instrument_id']}"
        items += [CellItem(parts, code=code, hint=words.text("policy.open_plain"))] if plans else []
    return tuple(items) or (CellItem((TextPart("–", "muted"),), hint=words.text("policy.none"), quiet=True),)


def pair_rows(coding: ClauseCoding, counts: PairCounts) -> list[dict[str, str]]:
    """A row per theme, instrument, plan and part that occur together."""
    words, names = coding.words, instrument_names(coding.instruments, coding.words)
    return [
        {
            "theme": theme_name,
            "instrument": names[instrument],
            "plan": coding.plan_names[plan_part.plan["plan_id"]],
            "part": part_name(plan_part.part, words),
            "clauses": str(count),
        }
        for theme, theme_name in coding.theme_names.items()
        for (pair_theme, instrument), entries in counts.items()
        if pair_theme == theme
        for plan_part, count in entries
    ]
