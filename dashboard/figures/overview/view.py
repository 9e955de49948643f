"""Exhibits of the overview page."""

from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.model import FigureAddress
from dashboard.figures.overview.compact import compact_figure
from dashboard.figures.overview.coverage import coverage_exhibit
from dashboard.figures.overview.legend import legend_exhibits
from dashboard.figures.records import rows_by_code
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext


def overview_exhibits(scene: ViewContext) -> Exhibits:
    """Coverage; the comparisons that hold best, each a figure of the indicator page in small; the legend."""
    plans, themes, words, version = scene.frame("plans"), scene.frame("themes"), scene.words, scene.version
    made = {"coverage": coverage_exhibit(scene.frame("coverage"), themes, plans, words, version, scene.carried)}
    rows = rows_by_code(scene.frame("indicators"), "indicator_id")
    for code in scene.frame("comparisons")["indicator_id"]:
        frames = scene.frame("targets", indicator_id=code), scene.frame("silences", indicator_id=code)
        references = scene.fetch("reference_values", indicator_id=code)
        known = *frames, plans, rows[code], words, version, scene.dark
        small = indicator_exhibit(*known, draw=compact_figure, references=references)
        made[code] = small.at(FigureAddress("indicator", "indicator", {"indicator": code}))
    signs = legend_exhibits(scene.frame("codes"), plans, words, version, scene.dark)
    return made | {f"legend-{part}": exhibit for part, exhibit in signs.items()}
