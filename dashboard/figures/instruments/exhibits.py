"""Instruments by plans, and instruments by themes: counts of clauses, each plan's apart."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from dashboard.figures import clause_coding
from dashboard.figures.clause_coding import ClauseCoding, Row
from dashboard.figures.clause_table import instrument_names
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import group_rows, records, text_table

Pairs = dict[tuple[str, str], list[tuple[Row, str, int]]]  # by theme and instrument: plan, part, how many clauses


def instruments_exhibit(coding: ClauseCoding) -> Exhibit:
    """Instruments by plan under their types; a click on a row puts its instrument or type into the address."""
    words, finding = coding.words, leading(coding)
    return Exhibit(
        figure=by_plan(coding, finding),
        headline=finding,
        subtitle=words.text("instruments.subtitle", scope=clause_coding.scope(coding)),
        sources=clause_coding.sources(coding),
        notes=(
            words.text("instruments.note.typology"),
            words.text("instruments.note.one"),
            *clause_coding.caveats(coding, "instrument_id"),
        ),
        alt=finding,
        table=plan_rows(coding),
        data_version=coding.data_version,
    )


def leading(coding: ClauseCoding) -> str:
    """Which type of instrument most clauses within each plan use; plans with the same answer stand together."""
    words = coding.words
    plans: dict[str, list[str]] = {}
    names = {str(row["type"]): words.data(row, "type_name") for row in records(coding.instruments)}
    for plan, part in coding.places:
        counts = Counter(row["type"] for row in clause_coding.rows_of_plan(coding.clauses, plan, part))
        most = words.join([name for code, name in names.items() if counts[code] == max(counts.values())])
        plans.setdefault(most, []).append(clause_coding.with_part(plan, part, coding))
    if not plans:
        return words.text("policy.empty")
    said = [words.text("instruments.leading", types=types, plans=words.join(found)) for types, found in plans.items()]
    return words.text("instruments.headline", said=words.text("headline.separator").join(said))


def by_plan(coding: ClauseCoding, caption: str) -> Grid:
    """Under each type a row of all its clauses, then one per instrument."""
    words = coding.words
    names, rows = instrument_names(coding.instruments, words), []
    groups = {str(row["type"]): words.data(row, "type_name") for row in records(coding.instruments)}
    rules = {str(row["type"]): words.data(row, "type_rule") for row in records(coding.instruments)}
    rules |= {row["instrument_id"]: words.data(row, "rule") for row in records(coding.instruments)}
    types = {row["instrument_id"]: str(row["type"]) for row in records(coding.instruments)}
    most = max((len(of(coding, code, plan, part)) for code in types for plan, part in coding.places), default=0)
    for code, name in names.items():
        hint = words.text("policy.open", rule=rules[code])
        head = CellItem((TextPart(name, "word"),), code=f"instrument={code}&theme=", hint=hint)
        found = tuple(cell(coding, code, plan, most if code in types else 0) for plan in coding.columns)
        rows.append(GridRow(head, found, groups[types.get(code, code)]))
    columns = [GridColumn(clause_coding.head(plan, words)) for plan in coding.columns]
    return Grid(caption, (GridColumn(words.text("column.instrument"), width="24%"), *columns), tuple(rows))


def of(coding: ClauseCoding, code: str, plan: Row, part: str) -> list[Row]:
    """The clauses of a plan and part that use an instrument or a type of instruments."""
    return [
        row
        for row in clause_coding.rows_of_plan(coding.clauses, plan, part)
        if code in (row["instrument_id"], row["type"])
    ]


def cell(coding: ClauseCoding, code: str, plan: Row, most: int) -> tuple[CellItem, ...]:
    """How many clauses; with a bar on the scale of all instruments, if `most` is given; or why there is none."""
    items = []
    for part in coding.parts:
        count = len(of(coding, code, plan, part))
        said = TextPart(str(count), "value" if most else "")
        bar = count / most if most else 0
        item = CellItem((*clause_coding.labelled_names(part, coding), said), bar=bar)
        items.append(item if count else clause_coding.empty_cell(plan, part, coding))
    return tuple(dict.fromkeys(items))


def plan_rows(coding: ClauseCoding) -> pd.DataFrame:
    """A row per instrument, plan and part in view; all text."""
    words = coding.words
    return text_table(
        {
            words.text("column.type"): words.data(row, "type_name"),
            words.text("column.instrument"): words.data(row, "name"),
            words.text("column.plan"): clause_coding.head(plan, words),
            words.text("column.part"): clause_coding.part_name(part, words),
            words.text("column.clauses"): str(len(of(coding, row["instrument_id"], plan, part))),
        }
        for row in records(coding.instruments)
        for plan, part in coding.places
    )


def pairs_exhibit(coding: ClauseCoding) -> Exhibit:
    """Themes by types of instruments, each cell the instruments with how many clauses of each plan use them there."""
    words, counts = coding.words, pairs(coding)
    finding = common(coding, counts)
    return Exhibit(
        figure=by_theme(coding, counts, finding),
        headline=finding,
        subtitle=words.text("instruments.subtitle.themes", scope=clause_coding.scope(coding)),
        sources=clause_coding.sources(coding),
        notes=(
            words.text("instruments.note.pairs"),
            *clause_coding.caveats(coding, "theme_id", "instrument_id", absence="unlisted"),
        ),
        alt=finding,
        table=pair_rows(coding, counts),
        data_version=coding.data_version,
    )


def pairs(coding: ClauseCoding) -> Pairs:
    """For every main theme and instrument that occur together: plan, part, how many clauses."""
    found: Pairs = {}
    for plan, part in coding.places:
        own = Counter(
            (row["theme_id"], row["instrument_id"]) for row in clause_coding.rows_of_plan(coding.clauses, plan, part)
        )
        for pair, count in own.items():
            found.setdefault(pair, []).append((plan, part, count))
    return found


def common(coding: ClauseCoding, counts: Pairs) -> str:
    """How many pairs of theme and instrument occur, and how many in every plan."""
    words, plans = coding.words, coding.speaking
    if not counts:
        return words.text("policy.empty")
    shares = [len({plan["plan_id"] for plan, _, _ in own}) for own in counts.values()]
    said = words.text("instruments.pairs", count=len(counts))
    if plans > 1:
        said += words.text("instruments.pairs_all", count=shares.count(plans), plans=plans)
        said += words.text("instruments.pairs_one", count=shares.count(1))
    return words.text("headline.sentence", sentence=said)


def by_theme(coding: ClauseCoding, counts: Pairs, caption: str) -> Grid:
    """A row per theme, a column per type."""
    words = coding.words
    instruments = records(coding.instruments)
    types = {str(row["type"]): words.data(row, "type_name") for row in instruments}
    of_type = group_rows(instruments, "type")
    columns = (GridColumn(words.text("column.theme"), width="19%"), *(GridColumn(name) for name in types.values()))
    rows = []
    for theme in records(coding.themes):
        head = CellItem((TextPart(words.data(theme, "name"), "word"),), code=f"theme={theme['theme_id']}&instrument=")
        rows.append(GridRow(head, tuple(used(coding, counts, theme, of_type[code]) for code in types)))
    return Grid(caption, columns, tuple(rows))


def used(coding: ClauseCoding, counts: Pairs, theme: Row, instruments: Iterable[Row]) -> tuple[CellItem, ...]:
    """Those of these instruments that clauses of a theme use, with each plan's count."""
    words, items = coding.words, []
    for row in instruments:
        own = counts.get((theme["theme_id"], row["instrument_id"]), [])
        said = [f"{clause_coding.with_part(plan, part, coding)} {count}" for plan, part, count in own]
        parts = (TextPart(words.data(row, "name"), "word"), TextPart(words.text("list.comma").join(said), "muted"))
        code = f"theme={theme['theme_id']}&instrument={row['instrument_id']}"
        items += [CellItem(parts, code=code, hint=words.text("policy.open_plain"))] if own else []
    return tuple(items) or (CellItem((TextPart("–", "muted"),), hint=words.text("policy.none"), quiet=True),)


def pair_rows(coding: ClauseCoding, counts: Pairs) -> pd.DataFrame:
    """A row per theme, instrument, plan and part that occur together; all text."""
    words = coding.words
    themes = {row["theme_id"]: words.data(row, "name") for row in records(coding.themes)}
    names = instrument_names(coding.instruments, words)
    return text_table(
        {
            words.text("column.theme"): name,
            words.text("column.instrument"): names[instrument],
            words.text("column.plan"): clause_coding.head(plan, words),
            words.text("column.part"): clause_coding.part_name(part, words),
            words.text("column.clauses"): str(count),
        }
        for theme, name in themes.items()
        for (paired, instrument), own in counts.items()
        if paired == theme
        for plan, part, count in own
    )
