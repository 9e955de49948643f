"""Exhibits of the quality page, one function per section."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.figures.lanes import plan_colours
from dashboard.figures.model import Exhibit
from dashboard.figures.quality.agreement_dots import agreement_figure
from dashboard.figures.quality.coders import coders_exhibit, coding_names, differences_exhibit
from dashboard.figures.quality.damage_strips import damage_figure
from dashboard.figures.quality.limits import limits_exhibit
from dashboard.figures.quality.numerals import ledger_exhibit, ledger_reasons, numerals_exhibit
from dashboard.figures.quality.texts import changes_exhibit, checks_exhibit, damage_exhibit, reading_exhibit
from dashboard.figures.quality.waffle import waffle_figure
from dashboard.figures.view_types import MAX_SEARCH_LENGTH, Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

Section = Callable[[ViewContext], Exhibit]


def from_frames(make: Callable[..., Exhibit], *names: str) -> Section:
    """A section whose exhibit is made from these frames alone."""
    return lambda context: make(*map(context.frame, names), context.render)


reading = from_frames(reading_exhibit, "plan_sheets", "reading", "codes", "overrides")
damage = from_frames(damage_exhibit, "plan_sheets", "damage", "targets")
checks = from_frames(checks_exhibit, "checks")
limits = from_frames(limits_exhibit, "plan_sheets", "targets", "silences", "indicators")
changes = from_frames(changes_exhibit, "changes")


def coders(context: ViewContext) -> Exhibit:
    """How far the two coders agree."""
    agreement, columns = context.frame("agreement"), context.frame("codebook_columns")
    frames = agreement, context.frame("agreement_by_plan"), context.frame("plan_sheets"), columns
    exhibit = coders_exhibit(agreement, columns, context.render)
    return replace(exhibit, figure=agreement_figure(*frames, context.render))


def differences(context: ViewContext) -> Exhibit:
    """Where the coders differ in the chosen field, and how that was settled."""
    plans, columns, categories = map(context.frame, ("plan_sheets", "codebook_columns", "codebook_categories"))
    field, names = context.text("field", MAX_SEARCH_LENGTH), coding_names(plans, columns, categories, context.words)
    return differences_exhibit(context.frame("coding_differences"), field, names, context.render)


def ledger(context: ViewContext) -> Exhibit:
    """The numerals of the plans in view by reason."""
    plan_ids = context.plans
    numerals, plans = (rows_of_plans(context.frame(name), plan_ids) for name in ("numerals", "plan_sheets"))
    colours = plan_colours(context.frame("plan_sheets"))
    exhibit = ledger_exhibit(numerals, plans, context.render)
    return replace(exhibit, figure=waffle_figure(numerals, plans, colours, context.render))


def reasons(context: ViewContext) -> dict[str, str]:
    """Names of the reasons by code; "" for all."""
    return {"": context.words.text("choose.all")} | ledger_reasons(context.frame("numerals"), context.words)


def numerals(context: ViewContext) -> Exhibit:
    """A page of the numerals of the plans in view, of the chosen reason."""
    plans = rows_of_plans(context.frame("plan_sheets"), context.plans)
    reason, page = context.code("reason", list(reasons(context)), ""), context.number("page")
    return numerals_exhibit(context.frame("numerals"), plans, context.render, reason, page)


def damage_places(context: ViewContext) -> Exhibit:
    """Where in the texts the damage is."""
    plans, damaged, measures = map(context.frame, ("plan_sheets", "damage", "measures"))
    figure = damage_figure(plans, damaged, measures, context.render)
    return replace(damage(context), figure=figure, subtitle=context.words.text("quality.damage.strips"))


# What each section shows, by name, a picture first where there is one; the first section is the page's own.
SECTIONS: dict[str, dict[str, Section]] = {
    "reading": {"ledger": ledger, "reading": reading},
    "coders": {"coders": coders, "differences": differences},
    "numerals": {"ledger": ledger, "numerals": numerals},
    "damage": {"places": damage_places, "damage": damage},
    "checks": {"checks": checks},
    "limits": {"limits": limits},
    "changes": {"changes": changes},
}


def quality_exhibits(context: ViewContext) -> Exhibits:
    """The figures of one section."""
    section = context.code("section", list(SECTIONS), next(iter(SECTIONS)))
    return {name: make(context) for name, make in SECTIONS[section].items()}
