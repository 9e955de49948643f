"""Indicators by plans: every cell a promise as it was written, or the kind of silence."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.views import compare

words = widgets.words()
themes, indicators = widgets.frame("themes"), widgets.frame("indicators")


def option(verdict: str) -> str:
    """A choice of rows with how many there are in the chosen theme."""
    count = len(figures.rows_in_view(indicators, themes, verdict, theme))
    return words.text(f"matrix.option.{verdict}", count=count)


with widgets.row():
    theme = widgets.choose_theme(themes, words)
    widgets.choose("verdict", compare.verdicts(indicators), compare.VERDICT, option, words, width=240)
    widgets.choose_plans(widgets.frame("plans"), words)
    targets, codes = widgets.frame("targets"), widgets.frame("codes")
    widgets.filter_targets(targets, codes, compare.MATRIX, figures.target_codes, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

panels.show(views.exhibits("matrix", widgets.scene(words))["matrix"], words, key="matrix")
