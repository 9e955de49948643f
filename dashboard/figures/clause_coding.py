"""What the figures of the policy pages share: the clauses in view, and the words that go with every count of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.grid import CellItem, TextPart
from dashboard.figures.records import records, text_table
from dashboard.i18n.words import Words

BODY, ANNEX, BOTH = "body", "annex", "both"
PARTS = (BODY, ANNEX)
Row = Mapping[str, Any]

ITEMS = {"restates": "quantities", "body": "namings"}  # what the field is coded of, where it is not a clause


@dataclass(frozen=True)
class ClauseCoding:
    """The coded clauses, frames as in `queries` with every plan in them, and what of them is to be seen.

    shown: ids of the plans in view. part: BODY, ANNEX or BOTH, which stand side by side and are never added.
    """

    plans: pd.DataFrame
    measures: pd.DataFrame
    themes: pd.DataFrame
    instruments: pd.DataFrame
    agreement: pd.DataFrame
    words: Words
    data_version: str
    shown: Sequence[str]
    part: str = BODY

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in view."""
        return PARTS if self.part == BOTH else (self.part,)

    @cached_property
    def columns(self) -> list[dict[str, Any]]:
        """The plans in view, in plan order."""
        return records(self.plans[self.plans["plan_id"].isin(list(self.shown))])

    @cached_property
    def clauses(self) -> list[dict[str, Any]]:
        """The clauses in view, rows of `measures`."""
        return [row for row in records(self.measures) if row["plan_id"] in self.shown and row["part"] in self.parts]

    @cached_property
    def sizes(self) -> dict[tuple[str, str], int]:
        """How many clauses every plan has in each of its parts, in view or not; by plan_id and part."""
        return dict(Counter(zip(self.measures["plan_id"], self.measures["part"].astype(str), strict=True)))

    @cached_property
    def places(self) -> list[tuple[dict[str, Any], str]]:
        """Every plan in view with each part in view of which it has clauses."""
        return [(plan, part) for plan in self.columns for part in self.parts if (plan["plan_id"], part) in self.sizes]

    @property
    def speaking(self) -> int:
        """How many plans have clauses in view."""
        return len({plan["plan_id"] for plan, _ in self.places})


def rows_of_plan(rows: Iterable[Row], plan: Row, part: str) -> list[Row]:
    """Those of one plan and part."""
    return [row for row in rows if row["plan_id"] == plan["plan_id"] and row["part"] == part]


def chars(rows: Iterable[Row]) -> int:
    """Characters of clauses together."""
    return sum(int(row["chars"]) for row in rows)


def head(plan: Row, words: Words) -> str:
    """A plan over its column."""
    return f"{words.data(plan, 'region')} {plan['first_year']}"


def part_name(part: str, words: Words) -> str:
    """Body or annex."""
    return words.text(f"part.{part}")


def with_part(plan: Row, part: str, coding: ClauseCoding) -> str:
    """A plan in a sentence; its part too, where both are in view."""
    region = coding.words.data(plan, "region")
    return coding.words.text(f"policy.place.{part}", region=region) if coding.part == BOTH else region


def empty_cell(plan: Row, part: str, coding: ClauseCoding) -> CellItem:
    """Why a plan has no clause in a cell: its text is cut off, it has no such part, or it has none of this kind."""
    if plan["completeness"] == "truncated":
        key = "policy.not_in_file"
    else:
        key = "policy.none" if (plan["plan_id"], part) in coding.sizes else f"policy.no_{part}"
    return CellItem((TextPart(coding.words.text(key), "muted"),), quiet=True)


def labelled_names(part: str, coding: ClauseCoding) -> tuple[TextPart, ...]:
    """The name of a part before its count, where both are in view."""
    return (TextPart(part_name(part, coding.words), "muted"),) if coding.part == BOTH else ()


def scope(coding: ClauseCoding) -> str:
    """Which parts of which plans are in view, for a subtitle."""
    words = coding.words
    plans = words.join([head(plan, words) for plan in coding.columns])
    return words.text(f"policy.scope.{coding.part}", plans=plans)


def sources(coding: ClauseCoding) -> tuple[str, ...]:
    """A line per document."""
    return tuple(statements.source_line(plan, [], coding.words) for plan in coding.columns)


def caveats(coding: ClauseCoding, *fields: str, absence: str = "truncated") -> tuple[str, ...]:
    """What must be read with every count of clauses; `fields` of measures on whose coding it rests. absence: how the
    table shows what a cut-off text lacks, "truncated" in the words of its cells or "unlisted" by listing nothing."""
    words = coding.words
    said = [words.text("policy.note.counts")]
    cut = [words.data(plan, "region") for plan in coding.columns if plan["completeness"] == "truncated"]
    if cut:
        said.append(words.text(f"policy.note.{absence}", count=len(cut), regions=words.join(cut)))
    said += repetition(coding)
    return tuple(said + [line for field in fields for line in agreement_note(coding, field)])


def repetition(coding: ClauseCoding) -> list[str]:
    """How many clauses in view say another again, by plan and part."""
    words, named = coding.words, []
    again = [row for row in coding.clauses if isinstance(row["repeats"], str)]
    for plan, part in coding.places:
        count, every = len(rows_of_plan(again, plan, part)), coding.sizes[plan["plan_id"], part]
        if count:
            place = with_part(plan, part, coding)
            named.append(words.text("policy.repeated", place=place, count=count, all=every))
    return [words.text("policy.note.repeats", plans=words.text("list.comma").join(named))] if named else []


def agreement_note(coding: ClauseCoding, field: str) -> list[str]:
    """How far two coders agreed on a field, each coding every item without seeing the other's."""
    words, items = coding.words, ITEMS.get(field, "clauses")
    return [
        words.text(
            "policy.note.agreement",
            field=words.text(f"coding.{field}"),
            agreed=words.number(row["agreed"]),
            items=words.text(f"coding.items.{items}", count=int(row["items"])),
            share=percent(row["share"], words),
            alpha=f"{row['alpha']:.2f}",
        )
        for row in records(coding.agreement[coding.agreement["field"] == field])
    ]


def percent(share: float, words: Words) -> str:
    """A share as a whole percentage; one below half a per cent is not nothing."""
    return "<1%" if 0 < share < 0.005 else f"{words.number(round(share * 100))}%"


def theme_rules(coding: ClauseCoding) -> pd.DataFrame:
    """A row per theme: when a clause belongs to it."""
    return rules(coding, coding.themes, "column.theme", {})


def instrument_rules(coding: ClauseCoding) -> pd.DataFrame:
    """A row per instrument under its type: when a clause is coded so."""
    return rules(coding, coding.instruments, "column.instrument", {"column.type": "type_name"})


def rules(coding: ClauseCoding, frame: pd.DataFrame, name: str, before: Mapping[str, str]) -> pd.DataFrame:
    """A row per code of a closed list: columns `before`, its name, its rule."""
    columns = {**before, name: "name", "column.rule": "rule"}
    words = coding.words
    return text_table(
        {words.text(key): words.data(row, said) for key, said in columns.items()} for row in records(frame)
    )
