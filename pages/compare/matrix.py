"""Indicators by plans: every cell a promise as it was written, or the kind of silence."""

from dashboard import cache, figures, panels, widgets

words = widgets.words()
plans, themes, codes = cache.frame("plans"), cache.frame("themes"), cache.frame("codes")
indicators, targets, silences = cache.frame("indicators"), cache.frame("targets"), cache.frame("silences")
FIELDS = ("kind", "commitment", "tier", "year")


def option(verdict: str) -> str:
    """A choice of rows with how many there are in the chosen theme."""
    count = len(figures.rows_in_view(indicators, themes, verdict, theme))
    return words.text(f"matrix.option.{verdict}", count=count)


with widgets.row():
    theme = widgets.choose_theme(themes, words)
    verdicts = ["shared", "all", *dict.fromkeys(indicators["comparability"])]
    verdict = widgets.choose("verdict", verdicts, "shared", option, words, width=240)
    shown = widgets.choose_plans(plans, words)
    wanted = widgets.filter_targets(targets, codes, FIELDS, figures.target_codes, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

exhibit = figures.matrix_exhibit(
    targets,
    silences,
    widgets.keep(plans, shown),
    figures.rows_in_view(indicators, themes, verdict, theme),
    words,
    cache.data_version(),
    wanted,
    widgets.carried(),
)
panels.show(exhibit, words, key="matrix")
