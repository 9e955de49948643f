"""Indicators by plans: every cell a promise as it was written, or the kind of silence."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.views import compare

words = widgets.words()
themes, indicators = widgets.frame("themes"), widgets.frame("indicators")
counts = widgets.scene(words).once("matrix rows", ["theme"], compare.matrix_rows)


def option(verdict: str) -> str:
    """A choice of rows with how many there are in the chosen theme."""
    return words.text(f"matrix.option.{verdict}", count=counts[verdict])


with widgets.row():
    widgets.choose_theme(themes, words)
    widgets.choose("verdict", compare.verdicts(indicators), compare.VERDICT, option, words, width=240)
    widgets.choose_plans(widgets.frame("plans"), words)
    targets, codes = widgets.frame("targets"), widgets.frame("codes")
    widgets.filter_targets(targets, codes, compare.MATRIX, figures.target_codes, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

panels.show(views.exhibits("matrix", widgets.scene(words))["matrix"], words, key="matrix")
