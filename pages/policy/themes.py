"""Themes by plans: how much of each plan is on a theme, and the clauses on one theme side by side."""

from dashboard import cache, figures, panels, widgets

words = widgets.words()
plans, themes = cache.frame("plans"), cache.frame("themes")

with widgets.row():
    mention = widgets.switch("mention", ("primary", "any"), "primary", lambda c: words.text(f"mention.{c}"), words)
    count = widgets.switch("count", ("clauses", "chars"), "clauses", lambda c: words.text(f"count.{c}"), words)
    part = widgets.switch("part", ("body", "annex", "both"), "body", lambda c: words.text(f"part.{c}"), words)
    shown = widgets.choose_plans(plans, words)
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
    part=part,
)
picked = panels.show(figures.themes_exhibit(coding, mention, count), words, key="themes")
panels.folded(words.text("themes.rules"), figures.theme_rules(coding), words)

panels.section(words.text("clauses.title"), into_view=bool(picked))
with widgets.row():
    theme = widgets.choose("theme", ["", *themes["theme_id"]], "", figures.theme_names(coding).__getitem__, words, 320)
if theme:
    wanted = figures.Wanted(theme=theme, mention=mention)
    panels.show(figures.clauses_exhibit(coding, cache.frame("targets"), wanted), words, "theme-clauses", part=True)

panels.evidence_asked(cache.frame, words)
