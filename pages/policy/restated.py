"""What a plan says twice: quantities word by word and clauses line by line, what was dropped, added or changed."""

from dashboard import cache, figures, panels, widgets
from dashboard.exhibit import records

words = widgets.words()
plans, codes = cache.frame("plans"), cache.frame("codes")
extents = records(codes[codes["field"] == "measures.repeats_extent"])
names = {"": words.text("choose.all")} | {str(row["code"]): words.data(row, "name") for row in extents}

with widgets.row():
    shown = widgets.choose_plans(plans, words)
    extent = widgets.choose("extent", list(names), "", names.__getitem__, words, width=240)
    widgets.choose_language(words)

coding = figures.Coding(
    plans=plans,
    measures=cache.frame("measures"),
    themes=cache.frame("themes"),
    instruments=cache.frame("instruments"),
    agreement=cache.frame("agreement"),
    words=words,
    data_version=cache.data_version(),
    shown=shown,
)
found = figures.repeated(coding, cache.frame("targets"), extent)

panels.heading(figures.restated_headline(found), words.text("restated.lead"))
for name, exhibit in figures.restated_exhibits(found).items():
    panels.show(exhibit, words, key=f"restated-{name}", part=True)
panels.evidence_asked(cache.frame, words)
