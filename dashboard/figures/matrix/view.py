"""Exhibits of the matrix page."""

import pandas as pd

from dashboard.figures.matrix.exhibit import matrix_exhibit, rows_in_view
from dashboard.figures.selection import target_codes
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.parameters import rows_of_plans
from dashboard.url_state.view_context import ViewContext

DEFAULT_VERDICT = "shared"


REFERENCES = HIDDEN, SHOWN = ("0", "1")  # whether superior documents have rows of their own
FILTERS = ("kind", "commitment", "tier", "year")


def matrix_exhibits(scene: ViewContext) -> Exhibits:
    """Indicators by plans, of a theme and a verdict, the targets filtered."""
    indicators, targets = scene.frame("indicators"), scene.frame("targets")
    verdict = scene.one("verdict", verdicts(indicators), DEFAULT_VERDICT)
    rows = rows_in_view(indicators, scene.frame("themes"), verdict, scene.theme)
    made = matrix_exhibit(
        targets,
        scene.frame("silences"),
        rows_of_plans(scene.frame("plans"), scene.plans),
        rows,
        scene.words,
        scene.version,
        scene.wanted(targets, FILTERS, target_codes),
        scene.carried,
        scene.fetch("reference_values") if scene.one("reference", REFERENCES, REFERENCES[0]) == SHOWN else None,
    )
    return {"matrix": made}


def verdicts(indicators: pd.DataFrame) -> list[str]:
    """Which rows of the matrix can be asked for."""
    return [DEFAULT_VERDICT, "all", *dict.fromkeys(indicators["comparability"])]


def row_counts(scene: ViewContext) -> dict[str, int]:
    """How many rows there are of each verdict in the theme."""
    indicators, themes, theme = scene.frame("indicators"), scene.frame("themes"), scene.theme
    return {one: len(rows_in_view(indicators, themes, one, theme)) for one in verdicts(indicators)}
