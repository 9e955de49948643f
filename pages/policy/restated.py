"""What a plan says twice: quantities word by word and clauses line by line, what was dropped, added or changed."""

from dashboard import cache, figures, panels, views, widgets
from dashboard.exhibit import records

words = widgets.words()
codes = widgets.frame("codes")
extents = records(codes[codes["field"] == "measures.repeats_extent"])
names = {"": words.text("choose.all")} | {str(row["code"]): words.data(row, "name") for row in extents}

with widgets.row():
    widgets.choose_plans(widgets.frame("plans"), words)
    widgets.choose("extent", list(names), "", names.__getitem__, words, width=240)
    widgets.choose_language(words)

scene = widgets.scene(words)
said = scene.once(
    "restated headline", views.VIEWS["restated"].reads, lambda asked: figures.restated_headline(views.repeated(asked))
)
panels.heading(said, words.text("restated.lead"))
for name, exhibit in views.exhibits("restated", scene).items():
    panels.show(exhibit, words, key=f"restated-{name}", part=True)
panels.evidence_asked(cache.frame, words)
