"""What a native chart draws: a row per target or silence, each a bar in pieces that stand one after the other.

A bar begins at zero. Its piece `value` ends at the number; what is open goes on beyond it, or stands before it:

    exactly                 value
    at least, more than     value, then a striped open end of a fixed length
    at most                 stripes up to the bound, then a stop
    about                   value, then a dotted band around the number
    range                   nothing up to the lower end, then the interval

Firm is filled, aspirational hollow. The lengths of open ends, bands and stops are those of a sign: the text gives none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.figures import axes
from dashboard.figures.lane_labels import qualifiers
from dashboard.figures.records import records
from dashboard.i18n.words import Words

OPEN, SOFT, STOP = 0.09, 0.03, 0.012  # lengths of signs, as shares of what the axis spans
PIECES = ("offset", "value", "band", "open")  # the series of the chart, and one for the words
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
class Bar:
    """One row: its name in the axis, the words at its end, lengths by piece, fills by piece, colour, outline.

    plan_id: whose row it is. signs: what the key must explain. apart: its words in two, value
    and year, or the kind of a silence and the vague promise.
    """

    plan_id: str
    name: str
    words: str
    colour: str
    province: bool = False
    sizes: Mapping[str, float] | None = None
    fills: Mapping[str, str] | None = None
    signs: tuple[str, ...] = ()
    apart: tuple[str, str] = ("", "")

    @property
    def end(self) -> float:
        """Where the words begin."""
        return sum((self.sizes or {}).values())


def bars(
    drawn: pd.DataFrame, silences: pd.DataFrame, plans: pd.DataFrame, indicator: Mapping[str, Any], words: Words
) -> tuple[list[Bar], tuple[float, float]]:
    """Rows in plan order, and what their axis spans. Frames as from `Comparison.drawn`."""
    span = axes.axis_range(records(drawn), indicator)
    found: list[Bar] = []
    for plan in records(plans):
        own = records(drawn[drawn["plan_id"] == plan["plan_id"]])
        silence = records(silences[silences["plan_id"] == plan["plan_id"]])
        found += [target_bar(row, plan, span[1], words) for row in own] or [silent_bar(plan, silence, words)]
    return found, span


def plan_name(plan: Mapping[str, Any], words: Words) -> str:
    """Region and year or years; a province says so."""
    name = words.data(plan, "region")
    name = words.text("plan.province", name=name) if plan["level"] == "province" else name
    if plan["first_year"] == plan["last_year"]:
        return f"{name} {plan['first_year']}"
    return f"{name} {words.text('plan.years', first=plan['first_year'], last=plan['last_year'])}"


def target_bar(row: Mapping[str, Any], plan: Mapping[str, Any], span: float, words: Words) -> Bar:
    """The row of a target: its value and year in words, what sets it apart in its name."""
    value = words.value(row["value_low"], row["value_high"], row["operator"], words.unit(row))
    tally, province = row["kind"] == "tally", plan["level"] == "province"
    signs = [*kept_signs(row, tally), *(["province"] if province and not tally else [])]
    return Bar(
        plan_id=plan["plan_id"],
        name=f"{plan_name(plan, words)}\n{qualifiers(row, words)}".strip(),
        words=words.text("mark.value_year", value=value, year=words.year(row)),
        apart=(value, words.year(row)),
        colour=theme.GREY if tally else plan["colour"],
        province=province and not tally,
        sizes=sizes(row, span),
        fills=dict.fromkeys(PIECES[1:], DASHED) if tally else fills(row),
        signs=tuple(signs),
    )


def kept_signs(row: Mapping[str, Any], tally: bool) -> list[str]:
    """What the key must explain of a target."""
    if tally:
        return ["tally"]
    operator = row["operator"] if row["operator"] != "exactly" else "firm"
    hollow = ["aspirational"] if row["commitment"] == "aspirational" else ["firm"]
    return list(dict.fromkeys([*hollow, *([] if operator == "firm" else [operator])]))


def silent_bar(plan: Mapping[str, Any], silence: Sequence[Mapping[str, Any]], words: Words) -> Bar:
    """The row of a plan without a target: the kind of its silence in words, with a vague promise quoted."""
    said = words.text(f"silence.{silence[0]['status']}" if silence else "silence.uncoded")
    quote = words.quote(silence[0]) if silence else ""
    told = words.text("deck.vague", said=said, quote=quote) if quote else said
    return Bar(plan["plan_id"], plan_name(plan, words), told, theme.LIGHT.muted, apart=(said, quote))


def sizes(row: Mapping[str, Any], span: float) -> dict[str, float]:
    """Lengths of the pieces of a target's bar, in its unit. `span`: the end of the axis."""
    low, high, operator = row["value_low"], row["value_high"], row["operator"]
    if operator == "range":
        return {"offset": low, "band": high - low}
    if operator == "at_most":
        stop = min(STOP * span, high)
        return {"value": high - stop, "band": stop}
    if operator == "about":
        half = min(SOFT * span, low)
        return {"value": low - half, "band": 2 * half}
    if operator in ("at_least", "more_than"):
        return {"value": low, "open": max(min(OPEN * span, span - low), 0)}
    return {"value": low}


def fills(row: Mapping[str, Any]) -> dict[str, str]:
    """How the pieces of a target's bar are filled."""
    body = HOLLOW if row["commitment"] == "aspirational" else SOLID
    return {
        "range": {"band": body},
        "at_most": {"value": STRIPES_LEFT, "band": body},
        "about": {"value": body, "band": DOTS},
        "at_least": {"value": body, "open": STRIPES},
        "more_than": {"value": body, "open": LINES},
    }.get(str(row["operator"]), {"value": body})
