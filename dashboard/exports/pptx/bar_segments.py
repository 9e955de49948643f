"""Rows of a native chart: a bar per target or silence, stacked from pieces.

A bar begins at zero. Its piece `value` ends at the number; what is open goes on beyond it, or stands before it:

    exactly                 value
    at least, more than     value, then a striped open end of a fixed length
    at most                 stripes up to the bound, then a stop
    less than               the same, the stop hollow
    about                   value, then a dotted band around the number
    nearly                  value, then a dotted band that ends at the number
    range                   nothing up to the lower end, then the interval

Firm is filled, aspirational hollow. The lengths of open ends, bands and stops are those of a sign: the text gives none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import theme
from dashboard.figures import axes
from dashboard.figures.indicator.exhibit import rows_of
from dashboard.figures.lane_labels import qualifiers
from dashboard.figures.lanes import add_colours, drawable_targets
from dashboard.figures.model import ComparisonFrames
from dashboard.figures.records import records
from dashboard.figures.rescale import is_rescaled, per_million
from dashboard.i18n.words import Words

OPEN, SOFT, STOP = 0.09, 0.03, 0.012  # lengths of signs, as shares of the axis
PIECES = ("offset", "value", "band", "open")  # the series of the chart, and one for the words
SIGN_OF = {"less_than": "at_most", "nearly": "about"}  # operators that the key explains by a like one
SOLID, HOLLOW, STRIPES, STRIPES_LEFT, LINES, DOTS, DASHED, NONE = (
    "solid",
    "hollow",
    "stripes",
    "stripes_left",
    "lines",
    "dots",
    "dashed",
    "none",
)


@dataclass(frozen=True)
class Axis:
    """Value axis of a chart: its first and last value, and the label of its unit."""

    span: tuple[float, float]
    unit: str


@dataclass(frozen=True)
class Bar:
    """A row of the chart. sizes, fills: by piece; None for a silence, which has no bar.

    name: in the axis. words: at the end of the bar; parts: the same in two, value and year, or kind of silence and
    vague promise. province: drawn with a heavy outline. signs: those that the key must explain.
    """

    plan_id: str
    name: str
    words: str
    colour: str
    province: bool = False
    sizes: Mapping[str, float] | None = None
    fills: Mapping[str, str] | None = None
    signs: tuple[str, ...] = ()
    parts: tuple[str, str] = ("", "")

    @property
    def end(self) -> float:
        """Value at which the words begin."""
        return sum((self.sizes or {}).values())


def drawn_frames(frames: ComparisonFrames, words: Words) -> ComparisonFrames:
    """What is drawn: plans in view with their colours, their targets that have a mark in the chosen scale, silences."""
    plans, indicator = add_colours(frames.plans), frames.indicator
    plans = rows_of(plans, frames.shown) if frames.shown else plans
    targets, silences = rows_of(frames.targets, plans["plan_id"]), rows_of(frames.silences, plans["plan_id"])
    if is_rescaled(indicator, frames.scale):
        targets, indicator = per_million(targets, plans, indicator, words)
    targets = drawable_targets(targets, indicator["unit_id"])
    return replace(frames, targets=targets, silences=silences, plans=plans, indicator=indicator)


def bars(frames: ComparisonFrames, words: Words) -> tuple[list[Bar], Axis]:
    """Bars in plan order, and their axis. frames: as from `drawn_frames`."""
    span = axes.axis_range(records(frames.targets), frames.indicator)
    rows: list[Bar] = []
    for plan in records(frames.plans):
        targets = records(rows_of(frames.targets, [plan["plan_id"]]))
        silences = records(rows_of(frames.silences, [plan["plan_id"]]))
        rows += [target_bar(row, plan, span[1], words) for row in targets] or [silent_bar(plan, silences, words)]
    return rows, Axis(span, words.data(frames.indicator, "unit_label"))


def plan_name(plan: Mapping[str, Any], words: Words) -> str:
    """Region and year or years; a province says so."""
    name = words.data(plan, "region")
    name = words.text("plan.province", name=name) if plan["level"] == "province" else name
    if plan["first_year"] == plan["last_year"]:
        return f"{name} {plan['first_year']}"
    return f"{name} {words.text('plan.years', first=plan['first_year'], last=plan['last_year'])}"


def target_bar(row: Mapping[str, Any], plan: Mapping[str, Any], axis_end: float, words: Words) -> Bar:
    """Bar of a target: value and year at its end; its scope and tier in its name."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
    is_tally = row["kind"] == "tally"
    province = plan["level"] == "province" and not is_tally
    return Bar(
        plan_id=plan["plan_id"],
        name=f"{plan_name(plan, words)}\n{qualifiers(row, words)}".strip(),
        words=words.text("mark.value_year", value=value, year=words.year(row)),
        parts=(value, words.year(row)),
        colour=theme.GREY if is_tally else plan["colour"],
        province=province,
        sizes=sizes(row, axis_end),
        fills=dict.fromkeys(PIECES[1:], DASHED) if is_tally else fills(row),
        signs=(*target_signs(row), *(["province"] if province else [])),
    )


def target_signs(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Signs of a target's bar: tally, or commitment and operator."""
    if row["kind"] == "tally":
        return ("tally",)
    commitment = "aspirational" if row["commitment"] == "aspirational" else "firm"
    return (
        (commitment,) if row["operator"] == "exactly" else (commitment, SIGN_OF.get(row["operator"], row["operator"]))
    )


def silent_bar(plan: Mapping[str, Any], silences: Sequence[Mapping[str, Any]], words: Words) -> Bar:
    """Row of a plan without a target: the kind of its silence, with a vague promise quoted."""
    kind = words.text(f"silence.{silences[0]['status']}" if silences else "silence.uncoded")
    quote = words.quote(silences[0]) if silences else ""
    text = words.text("deck.vague", said=kind, quote=quote) if quote else kind
    return Bar(plan["plan_id"], plan_name(plan, words), text, theme.LIGHT.muted, parts=(kind, quote))


def sizes(row: Mapping[str, Any], axis_end: float) -> dict[str, float]:
    """Lengths of the pieces of a target's bar, in its unit."""
    low, high, operator = row["value_low"], row["value_high"], row["operator"]
    if operator == "range":
        return {"offset": low, "band": high - low}
    if operator in ("at_most", "less_than"):
        stop = min(STOP * axis_end, high)
        return {"value": high - stop, "band": stop}
    if operator == "about":
        half = min(SOFT * axis_end, low)
        return {"value": low - half, "band": 2 * half}
    if operator == "nearly":
        band = min(SOFT * axis_end, low)
        return {"value": low - band, "band": band}
    if operator in ("at_least", "more_than"):
        return {"value": low, "open": max(min(OPEN * axis_end, axis_end - low), 0)}
    return {"value": low}


def fills(row: Mapping[str, Any]) -> dict[str, str]:
    """Fillings of the pieces of a target's bar."""
    body = HOLLOW if row["commitment"] == "aspirational" else SOLID
    return {
        "range": {"band": body},
        "at_most": {"value": STRIPES_LEFT, "band": body},
        "less_than": {"value": STRIPES_LEFT, "band": HOLLOW},
        "about": {"value": body, "band": DOTS},
        "nearly": {"value": body, "band": DOTS},
        "at_least": {"value": body, "open": STRIPES},
        "more_than": {"value": body, "open": LINES},
    }.get(str(row["operator"]), {"value": body})
