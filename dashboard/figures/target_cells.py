"""Cells of a grid for a target, a silence, or a plan that was not searched."""

from dashboard.figures import lane_labels
from dashboard.figures.grid import CellItem, TextPart
from dashboard.figures.grid_parts import below_parts
from dashboard.figures.records import Row
from dashboard.figures.silence_words import silence_label
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words

NOT_SEARCHED = "…"  # the sign of no kind of silence


def target_item(row: Row, restatements: int, words: Words) -> CellItem:
    """A target in short: value, year, whether aspirational, qualifiers, number of restatements; opens its evidence."""
    year = TextPart(words.year(row), "muted" if row["kind"] == "tally" else "")
    parts = [*value_parts(row, words), year, *commitment_parts(row, words)]
    qualifiers = lane_labels.qualifiers({**row, "commitment": ""}, words)  # the commitment has a sign of its own
    again = words.text("cell.again", count=restatements) if restatements else ""
    return CellItem((*parts, *below_parts(qualifiers, again)), code=f"target={row['target_id']}")


def target_texts(row: Row, words: Words) -> dict[str, str]:
    """A target as plain text by column name, its value in full."""
    return {
        "value": value_text(row, words, "long"),
        "year": words.year(row),
        "scope": words.data(row, "scope"),
        "tier": "" if row["tier"] == "none" else words.data(row, "tier_name"),
        "kind": words.data(row, "kind_name"),
        "commitment": words.data(row, "commitment_name"),
        "clause": words.clause(row["clause"]),
        "target_id": row["target_id"],
    }


def value_parts(row: Row, words: Words) -> list[TextPart]:
    """The value as promised; grey if it only counts what exists, and flagged if it is suspect."""
    value = value_text(row, words)
    parts = [TextPart(value, "muted" if row["kind"] == "tally" or row["suspect"] else "value")]
    return parts + ([TextPart(words.text("evidence.suspect"), "word")] if row["suspect"] else [])


def commitment_parts(row: Row, words: Words) -> list[TextPart]:
    """The sign of an aspirational target; nothing for a firm one."""
    return [TextPart(words.data(row, "commitment_name"), "hollow")] if row["commitment"] == "aspirational" else []


def silence_item(silence: Row, words: Words) -> CellItem:
    """Why a plan has no target, in the words of the kind of silence."""
    code = f"silence={silence['plan_id']}~{silence['indicator_id']}"
    return CellItem((TextPart(silence_label(silence, words), "muted"),), code=code)


def not_searched_item(words: Words) -> CellItem:
    """A plan that was not searched, since the indicator is that of one plan only."""
    return CellItem((TextPart(NOT_SEARCHED, "muted"),), hint=words.text("cell.not_searched"), quiet=True)


def filtered_item(words: Words) -> CellItem:
    """A plan whose targets the reader has filtered away: no silence."""
    return CellItem((TextPart(words.text("cell.left_out"), "muted"),), quiet=True)
