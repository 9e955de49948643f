"""The timeline: when every target of every plan falls due, which years are assumed, and what has none."""

from dashboard import cache, figures, panels, widgets

FIELDS = ("commitment", "kind")

words = widgets.words()
plans, everything = cache.frame("plans"), cache.frame("named_targets")

with widgets.row():
    shown = widgets.choose_plans(plans, words)
    theme = widgets.choose_theme(cache.frame("themes"), words)
    wanted = widgets.filter_targets(everything, cache.frame("codes"), FIELDS, figures.target_codes, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

targets = figures.selected(widgets.keep(everything, shown), wanted)
placed = figures.timeline_placed(targets[targets["theme_id"] == theme] if theme else targets)
exhibit = figures.timeline_exhibit(placed, everything, plans, words, cache.data_version(), widgets.dark(), shown)
panels.show(exhibit, words, key="timeline")
panels.section(words.text("timeline.listing"))
panels.grid(figures.timeline_listing(placed, widgets.keep(plans, shown), words), key="timeline-listing", words=words)
