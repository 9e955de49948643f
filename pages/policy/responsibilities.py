"""Who is made responsible: bodies by themes, and the clauses that name nobody."""

from dashboard import cache, figures, panels, widgets

words = widgets.words()
plans, themes = cache.frame("plans"), cache.frame("themes")

with widgets.row():
    shown = widgets.choose_plans(plans, words)
    theme = widgets.choose_theme(themes, words)
    by = widgets.switch("by", ["body", "theme"], "body", lambda code: words.text(f"column.{code}"), words)
    widgets.choose_language(words)

coding = figures.Coding(
    plans=plans,
    measures=cache.frame("measures"),
    themes=themes,
    instruments=cache.frame("instruments"),
    agreement=cache.frame("agreement"),
    words=words,
    data_version=cache.data_version(),
    shown=shown,
)
duties = figures.Duties(coding, cache.frame("measure_bodies"), cache.frame("bodies"), theme, by)

panels.heading(figures.duties_headline(duties), figures.duties_lead(duties))
for name, exhibit in figures.bodies_exhibits(duties).items():
    panels.show(exhibit, words, key=f"responsibilities-{name}", part=True)
panels.show(figures.nobody_exhibit(duties), words, key="responsibilities-nobody", part=True)
panels.evidence_asked(cache.frame, words)
