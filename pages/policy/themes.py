"""Themes by plans: how much of each plan is on a theme, and the clauses on one theme side by side."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.views import policy

words = widgets.words()
themes = widgets.frame("themes")

with widgets.row():
    widgets.switch("mention", policy.MENTIONS, policy.MENTIONS[0], lambda c: words.text(f"mention.{c}"), words)
    widgets.switch("count", policy.COUNTS, policy.COUNTS[0], lambda c: words.text(f"count.{c}"), words)
    widgets.switch("part", policy.PARTS, policy.PARTS[0], lambda c: words.text(f"part.{c}"), words)
    widgets.choose_plans(widgets.frame("plans"), words)
    widgets.choose_language(words)

scene = widgets.scene(words)
coding, exhibits = views.coding(scene), views.exhibits("themes", scene)
picked = panels.show(exhibits["themes"], words, key="themes")
panels.folded(words.text("themes.rules"), figures.theme_rules(coding), words)

panels.section(words.text("clauses.title"), into_view=bool(picked))
with widgets.row():
    widgets.choose("theme", ["", *themes["theme_id"]], "", figures.theme_names(coding).__getitem__, words, 320)
if "theme-clauses" in exhibits:
    panels.show(exhibits["theme-clauses"], words, "theme-clauses", part=True)

panels.evidence_asked(cache.frame, words)
