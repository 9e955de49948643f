"""Themes by plans: how many clauses each plan has on a theme, or what share of its characters they take."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.figures.clause_coding import (
    ClauseCoding,
    PlanPart,
    Row,
    code_grid,
    count_chars,
    empty_item,
    part_item,
    part_name,
    plan_cells,
    plan_part_name,
    scope_text,
)
from dashboard.figures.clause_notes import caveats, percent
from dashboard.figures.grid import CellItem, Grid, GridColumn, GridRow, TextPart
from dashboard.figures.grid_parts import grid_exhibit, labelled_table
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records

PRIMARY, ANY = "primary", "any"  # a clause counts under its main theme, or under each theme that it names
CLAUSES, CHARS = "clauses", "chars"  # cells show the number of clauses, or their share of the characters
MAX_NAMES = 5  # themes that a headline names
THEME_COLUMNS = ("theme_id", "theme_2", "theme_3")


@dataclass(frozen=True)
class ThemeMention:
    """A clause, a row of `measures`, under a theme; main: whether it is the clause's main theme."""

    theme: str
    main: bool
    clause: Row


@dataclass(frozen=True)
class ThemeCounts:
    """The clauses of a coding by theme. mention: PRIMARY or ANY. unit: CLAUSES or CHARS."""

    coding: ClauseCoding
    mention: str
    unit: str

    @cached_property
    def groups(self) -> dict[tuple[str, str, str], list[Row]]:
        """Clauses by theme_id, plan_id and part."""
        groups: dict[tuple[str, str, str], list[Row]] = {}
        for mention in theme_mentions(self.coding.clauses, self.mention):
            key = (mention.theme, mention.clause["plan_id"], mention.clause["part"])
            groups.setdefault(key, []).append(mention.clause)
        return groups

    def clauses(self, theme: str, plan_part: PlanPart) -> list[Row]:
        """The clauses of one part of a plan under a theme."""
        return self.groups.get((theme, *plan_part.key), [])

    def share(self, theme: str, plan_part: PlanPart) -> float:
        """Their share of the characters of all clauses of that part, 0 to 1."""
        clauses = self.clauses(theme, plan_part)
        return count_chars(clauses) / count_chars(self.coding.clauses_of(plan_part)) if clauses else 0

    def value(self, theme: str, plan_part: PlanPart) -> float:
        """The share or the number of clauses, by `unit`."""
        return self.share(theme, plan_part) if self.unit == CHARS else len(self.clauses(theme, plan_part))


def theme_mentions(clauses: Iterable[Row], mention: str) -> list[ThemeMention]:
    """Each clause under each theme that it counts under, in the order of the clauses. mention: PRIMARY or ANY."""
    columns = THEME_COLUMNS if mention == ANY else THEME_COLUMNS[:1]
    mentions = [ThemeMention(row[column], column == THEME_COLUMNS[0], row) for row in clauses for column in columns]
    return [mention for mention in mentions if isinstance(mention.theme, str)]


def themes_exhibit(coding: ClauseCoding, mention: str = PRIMARY, unit: str = CLAUSES) -> Exhibit:
    """The themes of the clauses in view by plan; a click on a row puts its theme into the address."""
    words, counts = coding.words, ThemeCounts(coding, mention, unit)
    headline = longest_themes(counts) if unit == CHARS else theme_coverage(counts)
    subtitle = words.text(
        f"themes.subtitle.{mention}", scope=scope_text(coding), unit=words.text(f"themes.unit.{unit}")
    )
    notes = (words.text(f"themes.note.{mention}"), words.text("themes.note.chars"), *caveats(coding, "theme_id"))
    grid = theme_grid(counts, headline)
    exhibit = grid_exhibit(grid, subtitle, coding.plans_in_view, notes, coding.render)
    return replace(exhibit, table=labelled_table(theme_rows(counts), words))


def theme_coverage(counts: ThemeCounts) -> str:
    """How many themes occur, in every plan and in only one; plans are not ranked."""
    coding, words, plans = counts.coding, counts.coding.words, counts.coding.plan_count
    if not plans:
        return words.text("policy.empty")
    spread = Counter(theme for theme, _ in {(theme, plan) for theme, plan, _ in counts.groups})
    sentence = words.text(f"themes.headline.{coding.part}", count=len(spread), all=len(coding.theme_names))
    for key, number in (("themes.in_all", plans), ("themes.in_one", 1)):
        names = [name for theme, name in coding.theme_names.items() if spread[theme] == number]
        if plans > 1 and names:
            listed = words.text("themes.named", themes=words.join(names)) if len(names) <= MAX_NAMES else ""
            sentence += words.text(key, count=len(names), plans=plans, themes=listed)
    return words.text("headline.sentence", sentence=sentence)


def longest_themes(counts: ThemeCounts) -> str:
    """The theme with most characters within each plan."""
    coding, words, phrases = counts.coding, counts.coding.words, []
    for plan_part in coding.plan_parts:
        shares = {theme: counts.share(theme, plan_part) for theme in coding.theme_names}
        theme = max(shares, key=shares.__getitem__)
        region, share = plan_part_name(coding, plan_part), percent(shares[theme], words)
        phrases.append(words.text("themes.longest", region=region, theme=coding.theme_names[theme], share=share))
    if not phrases:
        return words.text("policy.empty")
    return words.text("themes.headline.chars", said=words.text("headline.separator").join(phrases))


def theme_grid(counts: ThemeCounts, caption: str) -> Grid:
    """A row of all clauses, then a row per theme in the order of their list, with bars on one scale."""
    coding = counts.coding
    values = [counts.value(theme, plan_part) for theme in coding.theme_names for plan_part in coding.plan_parts]
    rows = [theme_row(row, counts, max(values, default=0)) for row in records(coding.themes)]
    head = GridColumn(coding.words.text("column.theme"), width="24%")
    return code_grid(caption, head, coding, (total_row(counts), *rows))


def total_row(counts: ThemeCounts) -> GridRow:
    """All clauses of each plan, which the counts and shares below are parts of."""
    coding, words = counts.coding, counts.coding.words

    def item(plan_part: PlanPart) -> CellItem:
        clauses = coding.clauses_of(plan_part)
        chars = words.in_full(count_chars(clauses))
        text = TextPart(words.text(f"policy.size.{counts.unit}", count=len(clauses), chars=chars), "muted")
        return part_item(coding, plan_part, text) if clauses else empty_item(coding, plan_part)

    return GridRow(CellItem((TextPart(words.text("policy.whole")),)), plan_cells(coding, item))


def theme_row(theme: Row, counts: ThemeCounts, longest: float) -> GridRow:
    """A theme, its rule on hover, and its clauses plan by plan. longest: value of the longest bar."""
    coding, words = counts.coding, counts.coding.words

    def item(plan_part: PlanPart) -> CellItem:
        value = counts.value(theme["theme_id"], plan_part)
        if not value:
            return empty_item(coding, plan_part)
        text = percent(value, words) if counts.unit == CHARS else str(value)
        return part_item(coding, plan_part, TextPart(text, "value"), value / longest)

    hint = words.text("policy.open", rule=words.data(theme, "rule"))
    head = CellItem((TextPart(words.data(theme, "name"), "word"),), code=f"theme={theme['theme_id']}", hint=hint)
    return GridRow(head, plan_cells(coding, item))


def theme_rows(counts: ThemeCounts) -> list[dict[str, str]]:
    """A row per theme, plan and part in view: clauses, characters, share of the characters."""
    coding, words = counts.coding, counts.coding.words
    return [
        {
            "theme": name,
            "plan": coding.plan_names[plan_part.plan["plan_id"]],
            "part": part_name(plan_part.part, words),
            "clauses": str(len(counts.clauses(theme, plan_part))),
            "chars": words.in_full(count_chars(counts.clauses(theme, plan_part))),
            "share": percent(counts.share(theme, plan_part), words),
        }
        for theme, name in coding.theme_names.items()
        for plan_part in coding.plan_parts
    ]
