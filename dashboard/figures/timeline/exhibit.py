"""The timeline: when what is promised falls due, plan by plan, and what has no year."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures import statements
from dashboard.figures.model import Exhibit
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.records import records
from dashboard.figures.timeline import slots
from dashboard.figures.timeline.chart import narrow_figure
from dashboard.figures.timeline.table import timeline_alt, timeline_table
from dashboard.figures.timeline.wide_chart import wide_figure
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext


def timeline_exhibit(
    targets: pd.DataFrame, plans: pd.DataFrame, years: Sequence[int], render: RenderContext
) -> Exhibit:
    """Targets with their `slot`, plan by plan. plans: those in view, with their `colour`; years: columns in order."""
    words, frames = render.words, (targets, plans)
    finding = headline(targets, words)
    return Exhibit(
        figure=figure_in_two_forms(lambda narrow: (narrow_figure if narrow else wide_figure)(*frames, years, render)),
        headline=finding,
        subtitle=subtitle(plans, years, words),
        sources=statements.document_sources(plans, words),
        notes=notes(targets, words),
        alt=timeline_alt(finding, targets, plans, words),
        table=timeline_table(targets, plans, words),
        data_version=render.version,
    )


def headline(targets: pd.DataFrame, words: Words) -> str:
    """Numbers of targets with a year of their own, with the plan's, and with none; others outside the years apart."""
    dated = targets[~targets["slot"].isin(slots.OUTSIDE_SLOTS)]
    counts = {
        "stated": int((dated["due_basis"] == "stated").sum()),
        "assumed": int((dated["due_basis"] == "plan_year").sum()),
        **{code: int((targets["slot"] == code).sum()) for code in (slots.UNDATED, slots.STANDING)},
    }
    clauses = [words.text(f"timeline.headline.{name}", count=count) for name, count in counts.items() if count]
    if not clauses:
        return words.text("timeline.headline.none")
    sentence = words.text("headline.separator").join(clauses)
    return words.text("headline.sentence", sentence=sentence[:1].upper() + sentence[1:])


def subtitle(plans: pd.DataFrame, years: Sequence[int], words: Words) -> str:
    """What, where, when; the units differ."""
    regions = words.join([words.data(plan, "region") for plan in records(plans)])
    period = words.text("plan.years", first=years[0], last=years[-1]) if years else ""
    return words.text("timeline.subtitle", regions=regions, years=period)


def notes(targets: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """How the figure is to be read: no scale, no sum; whose year is assumed; what stands outside the years."""
    keys = ["timeline.note.height"]
    keys += ["note.assumed_year"] if "plan_year" in set(targets["due_basis"]) else []
    keys += [f"timeline.note.{code}" for code in slots.OUTSIDE_SLOTS if code in set(targets["slot"])]
    return tuple(words.text(key) for key in keys)
