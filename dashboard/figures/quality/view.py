"""Exhibits of the quality page, one function per section."""

from dashboard.figures.model import Exhibit
from dashboard.figures.quality.coders import coders_exhibit, differences_exhibit
from dashboard.figures.quality.limits import limits_exhibit
from dashboard.figures.quality.numerals import ledger_exhibit, ledger_reasons, numerals_exhibit
from dashboard.figures.quality.texts import changes_exhibit, checks_exhibit, damage_exhibit, reading_exhibit
from dashboard.figures.view_types import MAX_SEARCH_LENGTH
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext


def reading(scene: ViewContext) -> Exhibit:
    """The texts that were read."""
    frames = scene.frame("plan_sheets"), scene.frame("reading"), scene.frame("codes")
    return reading_exhibit(*frames, scene.words, scene.version)


def coders(scene: ViewContext) -> Exhibit:
    """How far two readers agreed."""
    return coders_exhibit(scene.frame("agreement"), scene.frame("codebook_columns"), scene.words, scene.version)


def differences(scene: ViewContext) -> Exhibit:
    """Where they differed, of the field asked for, and how it was settled."""
    return differences_exhibit(
        scene.frame("coding_differences"),
        scene.typed("field", MAX_SEARCH_LENGTH),
        scene.frame("codebook_columns"),
        scene.frame("codebook_categories"),
        scene.frame("plan_sheets"),
        scene.words,
        scene.version,
    )


def ledger(scene: ViewContext) -> Exhibit:
    """What became of the numerals of the plans shown."""
    shown = scene.plans
    plans, numerals = (rows_of_plans(scene.frame(name), shown) for name in ("plan_sheets", "numerals"))
    return ledger_exhibit(numerals, plans, scene.words, scene.version)


def reasons(scene: ViewContext) -> dict[str, str]:
    """What can have become of a numeral, by code; "" for all."""
    every = {"": scene.words.text("choose.all")}
    return every | ledger_reasons(scene.frame("numerals"), scene.words)


def numerals(scene: ViewContext) -> Exhibit:
    """Every numeral of the plans shown, of the reason asked for, page by page."""
    plans, reason = (
        rows_of_plans(scene.frame("plan_sheets"), scene.plans),
        scene.one("reason", list(reasons(scene)), ""),
    )
    return numerals_exhibit(scene.frame("numerals"), plans, reason, scene.words, scene.version, scene.number("page"))


def damage(scene: ViewContext) -> Exhibit:
    """Where the texts are damaged."""
    plans, damaged, targets = (scene.frame(name) for name in ("plan_sheets", "damage", "targets"))
    return damage_exhibit(plans, damaged, targets, scene.words, scene.version)


def checks(scene: ViewContext) -> Exhibit:
    """What is checked."""
    return checks_exhibit(scene.frame("checks"), scene.words, scene.version)


def limits(scene: ViewContext) -> Exhibit:
    """What the data cannot tell."""
    plans, targets, silences = (scene.frame(name) for name in ("plan_sheets", "targets", "silences"))
    return limits_exhibit(plans, targets, silences, scene.frame("indicators"), scene.words, scene.version)


def changes(scene: ViewContext) -> Exhibit:
    """What has changed from version to version."""
    return changes_exhibit(scene.frame("changes"), scene.words, scene.version)
