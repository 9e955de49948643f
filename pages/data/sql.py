"""Questions of the reader's own, in SQL: a box, the tables beside it, and the answer as table, quick chart and file."""

from dashboard import cache, details, figures, panels, widgets

OWN = "own"  # in place of an example

words = widgets.words()
examples = cache.examples(words.lang)


def question(example: str) -> str:
    """What an example answers."""
    return words.text(f"sql.example.{example}")


def kind(chart: str) -> str:
    """How an answer is shown."""
    return words.text(f"chart.{chart}")


panels.heading(words.text("sql.headline"), words.text("sql.subtitle", **cache.limits()))
with widgets.row():
    codes = [*([OWN] if widgets.own_query() else []), *examples]
    code = widgets.choose("example", codes, codes[0], question, words, resets=("q", "chart", "x", "y"))
    widgets.choose_language(words)
left, right = widgets.beside(1.7)
with left:
    query = widgets.query_box(examples.get(code, examples[next(iter(examples))]), words)
with right:
    panels.beside(details.schema(widgets.scene(words)))

with panels.working(words):
    reply = cache.ask(query, widgets.client())
if reply.refused:
    panels.refusal(reply.refused, reply.detail, cache.limits(), query, words)
else:
    numbers, columns = figures.numeric(reply.frame), list(reply.frame.columns)
    with widgets.row():
        chart = widgets.switch("chart", figures.CHARTS, "table", kind, words, visible=bool(numbers))
        wish = figures.Wish("table")
        if numbers and chart != "table":
            x = widgets.choose("x", columns, columns[0], str, words, width=200)
            y = widgets.choose("y", numbers, numbers[-1], str, words, width=200)
            wish = figures.Wish(chart, x, y)
    version = cache.data_version()
    exhibit = figures.answer_exhibit(reply.frame, wish, query, words, version, widgets.dark(), reply.cut)
    panels.answer(exhibit, words, widgets.exhibit_again(query, wish, words))
