"""Policy instruments by plans and by themes, and the clauses that use one of them side by side."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.views import policy

words = widgets.words()
themes, instruments = widgets.frame("themes"), widgets.frame("instruments")

with widgets.row():
    widgets.switch("part", policy.PARTS, policy.PARTS[0], lambda c: words.text(f"part.{c}"), words)
    widgets.choose_plans(widgets.frame("plans"), words)
    widgets.choose_language(words)

scene = widgets.scene(words)
coding, exhibits = views.coding(scene), views.exhibits("instruments", scene)
picked = panels.show(exhibits["instruments"], words, key="instruments")
panels.folded(words.text("instruments.rules"), figures.instrument_rules(coding), words)
panels.section(words.text("instruments.by_theme"))
picked = panels.show(exhibits["pairs"], words, key="pairs", part=True) or picked

panels.section(words.text("clauses.title"), into_view=bool(picked))
with widgets.row():
    names = {"": words.text("policy.any")} | figures.instrument_names(instruments, words)
    widgets.choose("instrument", list(names), "", names.__getitem__, words, 320)
    widgets.choose("theme", ["", *themes["theme_id"]], "", figures.theme_names(coding).__getitem__, words, 320)
if "instrument-clauses" in exhibits:
    panels.show(exhibits["instrument-clauses"], words, "instrument-clauses", part=True)

panels.evidence_asked(cache.frame, words)
