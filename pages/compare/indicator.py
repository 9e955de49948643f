"""One indicator: every plan's targets or its kind of silence, the verdict on comparing them, and the evidence."""

from dashboard import cache, figures, panels, widgets

DEFAULT = "dual-qualified-share"

words = widgets.words()
plans = cache.frame("plans")
indicators = cache.frame("indicators").set_index("indicator_id", drop=False)


def name(indicator_id: str) -> str:
    """An indicator's name."""
    return words.data(indicators.loc[indicator_id], "name")


def option(indicator_id: str) -> str:
    """An indicator in the chooser: its name and the verdict on comparing."""
    verdict = words.data(indicators.loc[indicator_id], "comparability_name")
    return words.text("choose.option", name=name(indicator_id), verdict=verdict)


with widgets.row():
    default = DEFAULT if DEFAULT in indicators.index else str(indicators.index[0])
    choice = widgets.choose("indicator", list(indicators.index), default, option, words)
    language = widgets.choose_language(words)

if choice.unknown:
    nearest = (choice.nearest, name(choice.nearest)) if choice.nearest else None
    panels.unknown("indicator", choice.unknown, name(choice.code), words, nearest)
if language.unknown:
    panels.unknown("lang", language.unknown, words.own_name, words)

targets = cache.frame("targets", indicator_id=choice.code)
silences = cache.frame("silences", indicator_id=choice.code)
indicator = indicators.loc[choice.code]
exhibit = figures.indicator_exhibit(
    targets, silences, plans, indicator, words, cache.data_version(), dark=widgets.dark()
)
panels.show(exhibit, words, key=f"indicator-{choice.code}")
panels.evidence_by_plan(targets, silences, plans, words)

if wanted := widgets.asked("target"):
    target = cache.frame("target", target_id=wanted)
    if target.empty:
        panels.unknown("target", wanted, name(choice.code), words)
    else:
        panels.drawer(target, plans, words)
