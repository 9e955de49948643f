"""Themes by plans: how many clauses each plan has on a theme, or what share of its characters they take."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.figures import clause_coding
from dashboard.figures.clause_coding import ClauseCoding, Row
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records, text_table

PRIMARY, ANY = "primary", "any"  # a clause counts under its main theme, or under each that it names
CLAUSES, CHARS = "clauses", "chars"  # what is shown: how many clauses, or their share of the characters
NAMED = 5  # a headline names no more themes than these
THEMES = ("theme_id", "theme_2", "theme_3")


@dataclass(frozen=True)
class ThemeMention:
    """A clause under a theme: its row of `measures`, and whether the theme is its main one."""

    theme: str
    main: bool
    row: Row


def mentions(clauses: Iterable[Row], mention: str) -> list[ThemeMention]:
    """Every clause under each theme that it counts under, in order of the clauses."""
    columns = THEMES if mention == ANY else THEMES[:1]
    found = [ThemeMention(row[column], column == THEMES[0], row) for row in clauses for column in columns]
    return [one for one in found if isinstance(one.theme, str)]


Counted = Mapping[tuple[str, str, str], list[Row]]  # the clauses by theme, plan and part


def by_place(found: Iterable[ThemeMention]) -> Counted:
    """The clauses by theme, plan_id and part."""
    counted: dict[tuple[str, str, str], list[Row]] = {}
    for one in found:
        counted.setdefault((one.theme, one.row["plan_id"], one.row["part"]), []).append(one.row)
    return counted


def themes_exhibit(coding: ClauseCoding, mention: str = PRIMARY, count: str = CLAUSES) -> Exhibit:
    """The themes of the clauses in view by plan; a click on a row puts its theme into the address."""
    words, counted = coding.words, by_place(mentions(coding.clauses, mention))
    finding = longest(coding, counted) if count == CHARS else coverage(coding, counted)
    unit = words.text(f"themes.unit.{count}")
    return Exhibit(
        figure=table(coding, counted, count, finding),
        headline=finding,
        subtitle=words.text(f"themes.subtitle.{mention}", scope=clause_coding.scope(coding), unit=unit),
        sources=clause_coding.sources(coding),
        notes=(
            words.text(f"themes.note.{mention}"),
            words.text("themes.note.chars"),
            *clause_coding.caveats(coding, "theme_id"),
        ),
        alt=finding,
        table=behind(coding, counted),
        data_version=coding.data_version,
    )


def coverage(coding: ClauseCoding, counted: Counted) -> str:
    """How many themes occur, in every plan and in one only. No plan is set above another."""
    words, plans = coding.words, coding.speaking
    if not plans:
        return words.text("policy.empty")
    spread = Counter(theme for theme, _ in {(theme, plan) for theme, plan, _ in counted})
    names = {row["theme_id"]: words.data(row, "name") for row in records(coding.themes)}
    said = words.text(f"themes.headline.{coding.part}", count=len(spread), all=len(names))
    for key, number in (("themes.in_all", plans), ("themes.in_one", 1)):
        found = [name for theme, name in names.items() if spread[theme] == number]
        if plans > 1 and found:
            named = words.text("themes.named", themes=words.join(found)) if len(found) <= NAMED else ""
            said += words.text(key, count=len(found), plans=plans, themes=named)
    return words.text("headline.sentence", sentence=said)


def longest(coding: ClauseCoding, counted: Counted) -> str:
    """The theme with most characters within each plan."""
    words, said = coding.words, []
    names = {row["theme_id"]: words.data(row, "name") for row in records(coding.themes)}
    for place in coding.places:
        shares = {theme: value(coding, counted, theme, place, CHARS) for theme in names}
        most = max(names, key=shares.__getitem__)
        region, share = clause_coding.with_part(*place, coding), clause_coding.percent(shares[most], words)
        said.append(words.text("themes.longest", region=region, theme=names[most], share=share))
    if not said:
        return words.text("policy.empty")
    return words.text("themes.headline.chars", said=words.text("headline.separator").join(said))


def table(coding: ClauseCoding, counted: Counted, count: str, caption: str) -> Grid:
    """A row of all clauses, then one per theme in the order of the list."""
    words = coding.words
    plans = [GridColumn(clause_coding.head(plan, words)) for plan in coding.columns]
    themes = records(coding.themes)
    values = (value(coding, counted, row["theme_id"], place, count) for row in themes for place in coding.places)
    most = max(values, default=0)
    rows = [GridRow(head(row, coding), cells(coding, counted, row, count, most)) for row in themes]
    columns = (GridColumn(words.text("column.theme"), width="24%"), *plans)
    return Grid(caption, columns, (whole(coding, count), *rows))


def head(theme: Row, coding: ClauseCoding) -> CellItem:
    """A theme, which opens its clauses; what belongs under it is the hint."""
    words = coding.words
    hint = words.text("policy.open", rule=words.data(theme, "rule"))
    return CellItem((TextPart(words.data(theme, "name"), "word"),), code=f"theme={theme['theme_id']}", hint=hint)


def whole(coding: ClauseCoding, count: str) -> GridRow:
    """All clauses of each plan: what the counts and shares under it are of."""
    words, found = coding.words, []
    for plan in coding.columns:
        items = []
        for part in coding.parts:
            own = clause_coding.rows_of_plan(coding.clauses, plan, part)
            text = words.text(f"policy.size.{count}", count=len(own), chars=words.in_full(clause_coding.chars(own)))
            size = CellItem((*clause_coding.labelled_names(part, coding), TextPart(text, "muted")))
            items.append(size if own else clause_coding.empty_cell(plan, part, coding))
        found.append(tuple(dict.fromkeys(items)))
    return GridRow(CellItem((TextPart(words.text("policy.whole")),)), tuple(found))


def cells(
    coding: ClauseCoding, counted: Counted, theme: Row, count: str, most: float
) -> tuple[tuple[CellItem, ...], ...]:
    """What every plan has on a theme, part by part."""
    found = []
    for plan in coding.columns:
        items = [cell(coding, counted, theme, (plan, part), count, most) for part in coding.parts]
        found.append(tuple(dict.fromkeys(items)))
    return tuple(found)


def cell(
    coding: ClauseCoding, counted: Counted, theme: Row, place: tuple[Row, str], count: str, most: float
) -> CellItem:
    """The count or share of one plan and part, with a bar on the scale of the whole table; or why there is none."""
    words, own = coding.words, at(counted, theme["theme_id"], place)
    if not own:
        return clause_coding.empty_cell(*place, coding)
    found = value(coding, counted, theme["theme_id"], place, count)
    said = TextPart(str(len(own)), "value")
    if count == CHARS:
        said = TextPart(clause_coding.percent(found, words), "value")
    return CellItem((*clause_coding.labelled_names(place[1], coding), said), bar=found / most)


def at(counted: Counted, theme: str, place: tuple[Row, str]) -> Sequence[Row]:
    """The clauses of one plan and part on a theme."""
    return counted.get((theme, place[0]["plan_id"], place[1]), ())


def value(coding: ClauseCoding, counted: Counted, theme: str, place: tuple[Row, str], count: str) -> float:
    """How many clauses, or which share of the characters of the plan's clauses in that part (0 to 1)."""
    own = at(counted, theme, place)
    if count == CLAUSES or not own:
        return len(own)
    return clause_coding.chars(own) / clause_coding.chars(clause_coding.rows_of_plan(coding.clauses, *place))


def behind(coding: ClauseCoding, counted: Counted) -> pd.DataFrame:
    """A row per theme, plan and part in view: clauses, characters, share of the characters; all text."""
    words, lines = coding.words, []
    for theme in records(coding.themes):
        for plan, part in coding.places:
            own = at(counted, theme["theme_id"], (plan, part))
            share = value(coding, counted, theme["theme_id"], (plan, part), CHARS)
            lines.append(
                {
                    words.text("column.theme"): words.data(theme, "name"),
                    words.text("column.plan"): clause_coding.head(plan, words),
                    words.text("column.part"): clause_coding.part_name(part, words),
                    words.text("column.clauses"): str(len(own)),
                    words.text("column.chars"): words.in_full(clause_coding.chars(own)),
                    words.text("column.share"): clause_coding.percent(share, words),
                }
            )
    return text_table(lines)
