"""One indicator: every plan's targets or its kind of silence, the verdict on comparing them, and the evidence."""

from dashboard import cache, details, figures, panels, views, widgets
from dashboard.views import compare

words = widgets.words()
plans = widgets.frame("plans")
indicators = widgets.frame("indicators").set_index("indicator_id", drop=False)
rows = compare.by(indicators, "indicator_id")


def name(indicator_id: str) -> str:
    """An indicator's name."""
    return words.data(rows[indicator_id], "name")


def scale_name(scale: str) -> str:
    """How values are shown."""
    return words.text(f"scale.{scale}")


with widgets.row():
    theme = widgets.choose_theme(widgets.frame("themes"), words, resets=("indicator",))
    listed = widgets.of_theme(indicators, theme, widgets.asked("indicator"), words)
    default = compare.INDICATOR if compare.INDICATOR in listed else listed[0]
    chosen = widgets.choose("indicator", listed, default, name, words, width=480)
    indicator = rows[chosen]
    widgets.choose_plans(plans, words)
    per_resident = bool(indicator["per_resident"])
    widgets.switch("scale", figures.SCALES, figures.SCALES[0], scale_name, words, per_resident)
    widgets.choose_language(words)
verdict = words.text("choose.verdict_is", verdict=words.data(indicator, "comparability_name"))
widgets.step("indicator", listed, chosen, name, verdict, words)
panels.evidence_asked(cache.frame, words)

scene = widgets.scene(words, indicator=chosen)
panels.show(views.exhibits("indicator", scene)["indicator"], words, key=f"indicator-{chosen}")

panels.written(details.indicator(scene, chosen))
