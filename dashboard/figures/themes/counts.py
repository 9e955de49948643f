"""The clauses of each plan by theme: how many, what share, and apart those that repeat another."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.figures.clause_coding import BODY, ClauseCoding, PlanPart, count_chars, is_repeat, originals
from dashboard.figures.records import Row

PRIMARY, ANY = "primary", "any"  # a clause counts under its main theme, or under each theme that it names
CLAUSES, CHARS = "clauses", "chars"  # shares are of the clauses, or of their characters
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
        """The clauses of one part of a plan under a theme that repeat no other."""
        return originals(self.groups.get((theme, *plan_part.key), []))

    def repeats(self, theme: str, plan_part: PlanPart) -> list[Row]:
        """The clauses of one part of a plan under a theme that repeat another of the plan."""
        return [row for row in self.groups.get((theme, *plan_part.key), []) if is_repeat(row)]

    def share(self, theme: str, plan_part: PlanPart) -> float:
        """The share of the clauses, or of their characters, in those of that part that repeat no other; 0 to 1."""
        clauses, whole = self.clauses(theme, plan_part), originals(self.coding.clauses_of(plan_part))
        size = count_chars if self.unit == CHARS else len
        return size(clauses) / size(whole) if clauses else 0

    @property
    def choices(self) -> dict[str, str]:
        """What an address of the clauses behind a cell says besides the theme."""
        mention = {"mention": ANY} if self.mention == ANY else {}
        return mention | ({"part": self.coding.part} if self.coding.part != BODY else {})


def theme_mentions(clauses: Iterable[Row], mention: str) -> list[ThemeMention]:
    """Each clause under each theme that it counts under, in the order of the clauses. mention: PRIMARY or ANY."""
    columns = THEME_COLUMNS if mention == ANY else THEME_COLUMNS[:1]
    mentions = [ThemeMention(row[column], column == THEME_COLUMNS[0], row) for row in clauses for column in columns]
    return [mention for mention in mentions if isinstance(mention.theme, str)]
