"""Exhibits of the indicator page."""

from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.records import rows_by_code
from dashboard.figures.rescale import SCALES
from dashboard.figures.view_types import Exhibits
from dashboard.url_state.view_context import ViewContext

DEFAULT_INDICATOR = "dual-qualified-share"  # what the indicator page opens with


def indicator_exhibits(scene: ViewContext) -> Exhibits:
    """One indicator, of the plans shown, in a scale."""
    rows = rows_by_code(scene.frame("indicators"), "indicator_id")
    default = DEFAULT_INDICATOR if DEFAULT_INDICATOR in rows else next(iter(rows))
    chosen = scene.one("indicator", list(rows), default, named=True)
    scale = scene.one("scale", SCALES, SCALES[0])
    frames = scene.frame("targets", indicator_id=chosen), scene.frame("silences", indicator_id=chosen)
    known = *frames, scene.frame("plans"), rows[chosen]
    references = scene.fetch("reference_values", indicator_id=chosen)
    made = indicator_exhibit(*known, scene.words, scene.version, scene.dark, scene.plans, scale, references=references)
    return {"indicator": made}
