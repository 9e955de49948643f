"""Policy instruments by plans and by themes, and the clauses that use one of them side by side."""

from dashboard import cache, figures, panels, widgets

words = widgets.words()
plans, themes, instruments = cache.frame("plans"), cache.frame("themes"), cache.frame("instruments")

with widgets.row():
    part = widgets.switch("part", ("body", "annex", "both"), "body", lambda c: words.text(f"part.{c}"), words)
    shown = widgets.choose_plans(plans, words)
    widgets.choose_language(words)

coding = figures.Coding(
    plans=plans,
    measures=cache.frame("measures"),
    themes=themes,
    instruments=instruments,
    agreement=cache.frame("agreement"),
    words=words,
    data_version=cache.data_version(),
    shown=shown,
    part=part,
)
picked = panels.show(figures.instruments_exhibit(coding), words, key="instruments")
panels.folded(words.text("instruments.rules"), figures.instrument_rules(coding), words)
panels.section(words.text("instruments.by_theme"))
picked = panels.show(figures.pairs_exhibit(coding), words, key="pairs", part=True) or picked

panels.section(words.text("clauses.title"), into_view=bool(picked))
with widgets.row():
    names = {"": words.text("policy.any")} | figures.instrument_names(instruments, words)
    instrument = widgets.choose("instrument", list(names), "", names.__getitem__, words, 320)
    theme = widgets.choose("theme", ["", *themes["theme_id"]], "", figures.theme_names(coding).__getitem__, words, 320)
if instrument or theme:
    wanted = figures.Wanted(theme=theme, instrument=instrument)
    panels.show(figures.clauses_exhibit(coding, cache.frame("targets"), wanted), words, "instrument-clauses", part=True)

panels.evidence_asked(cache.frame, words)
