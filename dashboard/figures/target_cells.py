"""What stands in a cell of a table: a target, a silence, or that nothing was looked for."""

from collections.abc import Mapping
from typing import Any

from dashboard.figures import lane_labels
from dashboard.figures.grid import CellItem, TextPart
from dashboard.i18n.words import Words


def target_item(row: Mapping[str, Any], again: int, words: Words) -> CellItem:
    """A target in short: value, year, whether only striven for, what sets it apart, how often it is said again."""
    year = TextPart(words.year(row), "muted" if row["kind"] == "tally" else "")
    parts = [*value_parts(row, words), year, *commitment_parts(row, words)]
    apart = lane_labels.qualifiers({**row, "commitment": ""}, words)  # the commitment has a sign of its own
    if apart:
        parts.append(TextPart(apart, "below"))
    if again:
        parts.append(TextPart(words.text("cell.again", count=again), "below"))
    return CellItem(tuple(parts), code=f"target={row['target_id']}")


def target_texts(row: Mapping[str, Any], words: Words) -> dict[str, str]:
    """A target as plain text, by the names of columns: its value at length, and what it is, when and where."""
    return {
        "value": words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row), "long"),
        "year": words.year(row),
        "scope": words.data(row, "scope"),
        "tier": "" if row["tier"] == "none" else words.data(row, "tier_name"),
        "kind": words.data(row, "kind_name"),
        "commitment": words.data(row, "commitment_name"),
        "clause": words.clause(row["clause"]),
        "target_id": row["target_id"],
    }


def value_parts(row: Mapping[str, Any], words: Words) -> list[TextPart]:
    """The value as promised; grey if it only counts what exists, and flagged if it is suspect."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
    said = [TextPart(value, "muted" if row["kind"] == "tally" or row["suspect"] else "value")]
    return said + ([TextPart(words.text("evidence.suspect"), "word")] if row["suspect"] else [])


def commitment_parts(row: Mapping[str, Any], words: Words) -> list[TextPart]:
    """The sign of a target that is only striven for; a firm one needs none."""
    return [TextPart(words.data(row, "commitment_name"), "hollow")] if row["commitment"] == "aspirational" else []


def silence_item(silence: Mapping[str, Any], words: Words) -> CellItem:
    """Why a plan has no target, in the words of the kind of silence."""
    code = f"silence={silence['plan_id']}~{silence['indicator_id']}"
    return CellItem((TextPart(words.data(silence, "status_name"), "muted"),), code=code)


def not_searched_item(words: Words) -> CellItem:
    """A plan that was not searched, since the indicator is that of one plan only."""
    return CellItem((TextPart("–", "muted"),), hint=words.text("cell.not_searched"), quiet=True)


def filtered_item(words: Words) -> CellItem:
    """A plan whose targets the reader has filtered away: no silence."""
    return CellItem((TextPart(words.text("cell.left_out"), "muted"),), quiet=True)
