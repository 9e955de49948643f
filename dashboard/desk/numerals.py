"""The ledger of numerals after the decisions: each has its quantity, or the reason why it is none."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.desk.plan import Row
from dashboard.desk.quantity import Quantities, Quantity
from etl.reading.columns import record

DROPPED = "dropped by its reader: "
"""How a reader's note on a dropped quantity begins in `draft_notes`; no note then looks like a formula."""


def account(rows: Sequence[Row], quantities: Quantities) -> list[Row]:
    """Rows of the table `numerals`, in the order of the text, as the decisions leave them.

    A numeral stays with its quantity while that is live and still read from it; else it goes to a live quantity whose
    value stands there, else it gets the reason of the drop, else `not_coded`.
    """
    claims = _claims(rows, quantities.values())
    return [_ledger_row(row, claims.get(index, []), quantities) for index, row in enumerate(rows)]


def drop_notes(rows: Sequence[Row], quantities: Quantities) -> list[Row]:
    """Rows of `draft_notes`: what the reader noted on dropping a quantity, at the first of its numerals."""
    noted = [item for item in quantities.values() if not item.is_live and item.note]
    claims = _claims(rows, noted)
    first = {id(item): rows[index]["start"] for index, items in sorted(claims.items(), reverse=True) for item in items}
    return [
        record("draft_notes", table="numerals", row=first.get(id(item), item.place()), field="reason",
               rule=f"{DROPPED}{item.note}", confidence="sure")
        for item in sorted(noted, key=Quantity.place)
    ]  # fmt: skip


def _claims(rows: Sequence[Row], items: Iterable[Quantity]) -> dict[int, list[Quantity]]:
    """By index of a numeral, the quantities whose words of value contain it."""
    starts = [int(row["start"]) for row in rows]
    claims: defaultdict[int, list[Quantity]] = defaultdict(list)
    for item in items:
        for words in item.values():
            for index in range(bisect_left(starts, words.start), bisect_left(starts, words.end)):
                if int(rows[index]["end"]) <= words.end:
                    claims[index].append(item)
    return claims


def _ledger_row(row: Row, claims: list[Quantity], quantities: Quantities) -> Row:
    owner = row["target_id"]
    live = [item for item in claims if item.is_live and (owner or item.has_new_value)]
    names = [item.cells["target_id"] for item in live]
    if names:
        return {**row, "target_id": owner if owner in names else names[0], "reason": ""}
    if not owner:
        return dict(row)
    dropped = [item for item in [*claims, *([quantities[owner]] if owner in quantities else [])] if not item.is_live]
    return {**row, "target_id": "", "reason": dropped[0].reason if dropped else "not_coded"}
