"""The register: every target and restatement, searched, filtered, sorted, read and taken away."""

from dashboard import cache, figures, panels, widgets

FIELDS = ("kind", "commitment", "tier", "restated")

words = widgets.words()
plans, themes, indicators = cache.frame("plans"), cache.frame("themes"), cache.frame("indicators")
targets, codes, version = cache.frame("targets"), cache.frame("codes"), cache.data_version()
columns = cache.frame("column_help", table="targets")

with widgets.row():
    query = widgets.search(words)
    theme = widgets.choose_theme(themes, words)
    sort = widgets.choose(
        "sort", figures.SORTS, figures.SORTS[0], lambda by: words.text(f"sort.{by}"), words, width=200
    )
    shown = widgets.choose_plans(plans, words)
    wanted = widgets.filter_targets(targets, codes, FIELDS, figures.target_codes, words)
    widgets.choose_language(words)
panels.evidence_asked(cache.frame, words)

in_view = figures.rows_in_view(indicators, themes, "all", theme)
rows = figures.register_rows(figures.selected(targets, wanted), widgets.keep(plans, shown), in_view)
rows = figures.ordered(figures.found(rows, query), sort)
meaning = {row["column_name"]: words.data(row, "description") for row in columns.to_dict("records")}
exhibit = figures.register_exhibit(
    rows, widgets.keep(plans, shown), words, version, meaning, sort, widgets.number("page"), query
)
panels.show(exhibit, words, key="register")
panels.column_help(columns, words)
if len(rows):
    label = words.text("register.download", count=len(rows))
    panels.download(lambda: figures.listed(rows, words), "register", version, label)
