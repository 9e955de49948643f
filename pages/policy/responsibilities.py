"""Who is made responsible: bodies by themes, and the clauses that name nobody."""

from dashboard import cache, panels, views, widgets
from dashboard.views import policy

words = widgets.words()

with widgets.row():
    widgets.choose_theme(widgets.frame("themes"), words)
    widgets.choose_plans(widgets.frame("plans"), words)
    widgets.switch("by", policy.BY, policy.BY[0], lambda code: words.text(f"column.{code}"), words)
    widgets.choose_language(words)

scene = widgets.scene(words)
panels.heading(*scene.once("duties said", views.VIEWS["responsibilities"].reads, views.duties_said))
for name, exhibit in views.exhibits("responsibilities", scene).items():
    panels.show(exhibit, words, key=f"responsibilities-{name}", part=True)
panels.evidence_asked(cache.frame, words)
