"""The timeline: when every target of every plan falls due, which years are assumed, and what has none."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.exhibit import Grid
from dashboard.views import compare

words = widgets.words()
plans = widgets.frame("plans")

with widgets.row():
    widgets.choose_theme(widgets.frame("themes"), words)
    shown = widgets.choose_plans(plans, words)
    everything = widgets.frame("named_targets")
    widgets.filter_targets(everything, widgets.frame("codes"), compare.TIMELINE, figures.target_codes, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

scene = widgets.scene(words)
panels.show(views.exhibits("timeline", scene)["timeline"], words, key="timeline")
panels.section(words.text("timeline.listing"))


def listing(asked: views.Scene) -> Grid:
    """Every mark in words."""
    return figures.timeline_listing(compare.placed(asked), widgets.keep(plans, shown), words)


panels.grid(scene.once("timeline listing", views.VIEWS["timeline"].reads, listing), "timeline-listing", words)
