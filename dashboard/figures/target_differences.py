"""Differences between a target and its restatement: in their fields, and in their quotes by character."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd

from dashboard.figures.records import Row

SAME, DROPPED, ADDED, CONTEXT = "same", "dropped", "added", "around"
MAX_CHANCE_MATCH = 1  # characters between two changes that two wordings may share by chance
MIN_COMMON_SHARE = 0.5  # of the shorter wording; below it, two wordings are compared as wholes
CONNECTORS = "和及与、，,；; "  # they belong to the words before them
# Fields of a target in which two places may differ, each by the columns that carry it.
FIELDS = {
    "value": ("value_low", "value_high", "operator", "unit_id"),
    "year": ("due_year", "due_basis"),
    "time_basis": ("time_basis",),
    "tier": ("tier",),
    "kind": ("kind",),
    "commitment": ("commitment",),
    "scope": ("scope_zh", "scope_en"),
}
Change = tuple[str, str]  # what was dropped, what was added in its place; one of them may be empty


@dataclass(frozen=True)
class QuotePiece:
    """A run of characters of a quote. kind: SAME, DROPPED, ADDED, or CONTEXT where it belongs to another target."""

    text: str
    kind: str


@dataclass(frozen=True)
class TargetDifference:
    """Two quotes in pieces, and the changes from the first to the second in order."""

    before: tuple[QuotePiece, ...]
    after: tuple[QuotePiece, ...]
    changes: tuple[Change, ...]


def target_difference(first: Row, second: Row, others: Iterable[Row] = ()) -> TargetDifference:
    """How the quote of `second` differs from that of `first`.

    Rows need measure_id, target_id, quote, quote_start, quote_end. Where a quote holds that of another target of its
    clause, among `others`, at its beginning or end, those words are not compared: they speak of the other target.
    """
    targets = list(others)
    lead, core, tail = split_quote(first, targets)
    lead_2, core_2, tail_2 = split_quote(second, targets)
    runs = changed_runs(core, core_2)
    before = [QuotePiece(old, SAME if old == new else DROPPED) for old, new in runs if old]
    after = [QuotePiece(new, SAME if old == new else ADDED) for old, new in runs if new]
    return TargetDifference(
        before=join_pieces(lead, before, tail),
        after=join_pieces(lead_2, after, tail_2),
        changes=tuple((old, new) for old, new in runs if old != new),
    )


def differing_fields(first: Row, again: Row) -> list[str]:
    """The names of FIELDS in which two rows differ."""
    return [name for name, columns in FIELDS.items() if any(values_differ(first[c], again[c]) for c in columns)]


def values_differ(first: object, second: object) -> bool:
    """Whether two values differ; two empty ones do not."""
    return not (first == second or (pd.isna(first) and pd.isna(second)))  # type: ignore[call-overload]


def split_quote(row: Row, others: Sequence[Row]) -> tuple[str, str, str]:
    """A quote in three: words of another target before, the target's own words, words of another target after."""
    start, end, quote = int(row["quote_start"]), int(row["quote_end"]), str(row["quote"])
    inside = [
        (int(other["quote_start"]) - start, int(other["quote_end"]) - start)
        for other in others
        if other["measure_id"] == row["measure_id"] and other["target_id"] != row["target_id"]
    ]
    lead = max((last for first, last in inside if first == 0 and last < end - start), default=0)
    tail = min((first for first, last in inside if last == end - start and first > lead), default=len(quote))
    while lead and lead < tail - 1 and quote[lead] in CONNECTORS:
        lead += 1
    return quote[:lead], quote[lead:tail], quote[tail:]


def changed_runs(old: str, new: str) -> list[Change]:
    """Two wordings as pairs of runs (old, new) in order; equal pairs are unchanged, "" marks what was dropped or added.
    Wordings with little in common are one pair."""
    runs: list[Change] = []
    for name, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        runs.append((old[a:b], new[c:d]))
        if name != "equal" and len(runs) > 2 and len(runs[-2][0]) <= MAX_CHANCE_MATCH and runs[-3][0] != runs[-3][1]:
            runs[-3:] = [("".join(pair[0] for pair in runs[-3:]), "".join(pair[1] for pair in runs[-3:]))]
    common = sum(len(was) for was, now in runs if was == now)
    return runs if common >= MIN_COMMON_SHARE * min(len(old), len(new)) else [(old, new)]


def join_pieces(lead: str, pieces: Sequence[QuotePiece], tail: str) -> tuple[QuotePiece, ...]:
    """Pieces with the words of other targets around them; empty ones left out."""
    whole = [QuotePiece(lead, CONTEXT), *pieces, QuotePiece(tail, CONTEXT)]
    return tuple(piece for piece in whole if piece.text)
