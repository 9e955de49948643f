"""Targets and silences as marks in a Grid: the language of the charts' marks, one item a mark."""

from collections.abc import Sequence

from dashboard import theme
from dashboard.figures.grid import CellItem, TextPart
from dashboard.figures.lane_labels import qualifiers
from dashboard.figures.records import Row
from dashboard.figures.silence_words import silence_label
from dashboard.figures.target_values import value_text
from dashboard.i18n.words import Words

# The sign of a kind, filled and hollow: what stands for the mark in exports of a table, where nothing is drawn.
SIGNS = {
    "target": ("●", "○"),
    "standard": ("◆", "◇"),
    "event": ("■", "□"),
    "incentive": ("▲", "△"),
    "tally": ("●", "○"),
}
SHAPES = {"target": "circle", "standard": "diamond", "event": "square", "incentive": "triangle", "tally": "circle"}
ENDS = {
    "at_least": "right",
    "more_than": "right",
    "at_most": "left",
    "less_than": "left",
    "about": "band",
    "nearly": "band",
    "range": "interval",
}
SILENCE_SIGNS = {"vague": "~", "other_form": "≈", "not_mentioned": "·", "not_in_file": "/", "not_issuers_task": "–"}


def target_mark(row: Row, colour: str, province: bool, words: Words) -> CellItem:
    """A target of `queries.named_targets` as a mark in its plan's colour; opens its evidence."""
    part = mark_part(row, colour, province)
    return CellItem((part,), code=f"target={row['target_id']}", hint=target_hint(row, words), beside=True)


def mark_part(row: Row, colour: str, province: bool) -> TextPart:
    """The mark of a target in its plan's colour."""
    hollow = row["commitment"] == "aspirational"
    form = (
        SHAPES[row["kind"]],
        "hollow" if hollow else "filled",
        ENDS.get(row["operator"], ""),
        "ring" if province else "",
    )
    colour = theme.GREY if row["kind"] == "tally" else colour
    return TextPart(SIGNS[row["kind"]][hollow], "mark", form=" ".join(filter(None, form)), colour=colour)


def silence_part(row: Row) -> TextPart:
    """The quiet mark of a silence."""
    return TextPart(SILENCE_SIGNS[row["status"]], "mark", form="silence")


def target_hint(row: Row, words: Words) -> str:
    """A target in words: indicator, value, year, what sets it apart."""
    value = value_text(row, words, "long")
    said = words.join_parts(value, words.year(row), qualifiers(row, words))
    return words.text("alt.row", plan=words.data(row, "indicator"), said=said)


def silence_mark(row: Row, words: Words) -> CellItem:
    """A silence of `queries.named_silences` as a quiet mark; opens its evidence."""
    code = f"silence={row['plan_id']}~{row['indicator_id']}"
    said = silence_label(row, words)
    return CellItem(
        (silence_part(row),),
        code,
        hint=words.text("alt.row", plan=words.data(row, "indicator"), said=said),
        beside=True,
    )


def mark_key(
    targets: Sequence[Row], statuses: Sequence[tuple[str, str]], provinces: bool, words: Words
) -> tuple[CellItem, ...]:
    """A line that reads the marks: those that occur among `targets`, then silences as (status, its name)."""
    kinds, ends = {row["kind"] for row in targets}, {ENDS.get(row["operator"], "") for row in targets}
    hollow = any(row["commitment"] == "aspirational" for row in targets)
    shown = [("circle filled", "●", "legend.firm"), *([("circle hollow", "○", "key.aspirational")] if hollow else [])]
    shown += [(f"{SHAPES[kind]} filled", SIGNS[kind][0], f"key.{kind}") for kind in SIGNS if kind in kinds - {"target"}]
    shown += [(f"circle filled {end}", "●", f"legend.end.{end}") for end in dict.fromkeys(ENDS.values()) if end in ends]
    shown += [("circle filled ring", "●", "legend.ring")] if provinces else []
    items = [key_item(sign, form, words.text(message), message) for form, sign, message in shown]
    return (*items, *(key_item(SILENCE_SIGNS[status], "silence", name) for status, name in statuses))


def key_item(sign: str, form: str, text: str, message: str = "") -> CellItem:
    """A mark and its words."""
    colour = theme.GREY if message == "key.tally" else ""
    return CellItem((TextPart(sign, "mark", form=form, colour=colour), TextPart(text, "muted")))
