"""The timeline: when what is promised falls due, plan by plan, and what has no year."""

from collections.abc import Sequence

import pandas as pd

from dashboard import theme
from dashboard.figures import statements
from dashboard.figures.model import Exhibit
from dashboard.figures.records import records
from dashboard.figures.timeline import slots
from dashboard.figures.timeline.chart import timeline_figure
from dashboard.figures.timeline.table import timeline_alt, timeline_table
from dashboard.i18n.words import Words


def timeline_exhibit(
    placed: pd.DataFrame,
    everything: pd.DataFrame,
    plans: pd.DataFrame,
    words: Words,
    data_version: str,
    dark: bool = False,
    shown: Sequence[str] = (),
) -> Exhibit:
    """Targets chosen, with their `slot`, plan by plan. `everything`: all targets, which set the span of years;
    `plans`: all plans, which set the colours; `shown`: the plans drawn, all if empty."""
    span = slots.year_range(everything)
    chosen = plans[plans["plan_id"].isin(shown or list(plans["plan_id"]))]
    finding = headline(placed, words)
    colours = theme.region_colours(plans["region_id"].tolist())
    return Exhibit(
        figure=timeline_figure(placed, chosen, span, colours, words, dark),
        headline=finding,
        subtitle=subtitle(chosen, span, words),
        sources=tuple(statements.source_line(plan, [], words) for plan in records(chosen)),
        notes=notes(placed, words),
        alt=timeline_alt(finding, placed, chosen, words),
        table=timeline_table(placed, chosen, words),
        data_version=data_version,
    )


def headline(placed: pd.DataFrame, words: Words) -> str:
    """How many have a year of their own, the plan's, or none; what stands outside the years is told apart."""
    years = placed[~placed["slot"].isin(slots.OUTSIDE_SLOTS)]
    counts = {
        "stated": int((years["due_basis"] == "stated").sum()),
        "assumed": int((years["due_basis"] == "plan_year").sum()),
        **{code: int((placed["slot"] == code).sum()) for code in (slots.UNDATED, slots.STANDING)},
    }
    clauses = [words.text(f"timeline.headline.{name}", count=count) for name, count in counts.items() if count]
    if not clauses:
        return words.text("timeline.headline.none")
    sentence = words.text("headline.separator").join(clauses)
    return words.text("headline.sentence", sentence=sentence[:1].upper() + sentence[1:])


def subtitle(plans: pd.DataFrame, span: Sequence[int], words: Words) -> str:
    """What, where, when; there is no one unit."""
    where = words.join([words.data(plan, "region") for plan in records(plans)])
    when = words.text("plan.years", first=span[0], last=span[-1]) if span else ""
    return words.text("timeline.subtitle", regions=where, years=when)


def notes(placed: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """How the figure is to be read: no scale, no sum; whose year is assumed; what stands outside the years."""
    said = ["timeline.note.height"]
    said += ["note.assumed_year"] if "plan_year" in set(placed["due_basis"]) else []
    said += [f"timeline.note.{code}" for code in slots.OUTSIDE_SLOTS if code in set(placed["slot"])]
    return tuple(words.text(key) for key in said)
