"""The register: every target and restatement, searched, filtered, sorted, read and taken away."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.views import compare

words = widgets.words()
targets, codes = widgets.frame("targets"), widgets.frame("codes")

with widgets.row():
    widgets.search(words)
    widgets.choose_theme(widgets.frame("themes"), words)
    widgets.choose("sort", figures.SORTS, figures.SORTS[0], lambda by: words.text(f"sort.{by}"), words, width=200)
    widgets.choose_plans(widgets.frame("plans"), words)
    widgets.filter_targets(targets, codes, compare.REGISTER, figures.target_codes, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

scene = widgets.scene(words)
panels.show(views.exhibits("register", scene)["register"], words, key="register")
panels.column_help(widgets.frame("column_help", table="targets"), words)
rows = scene.once("register rows", views.VIEWS["register"].reads, views.register_rows)
if len(rows):
    label = words.text("register.download", count=len(rows))
    panels.download(lambda: figures.listed(rows, words), "register", scene.version, label)
