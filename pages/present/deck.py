"""The deck: what was put together for a meeting, in order; slides, a page and a workbook of it; the ways to show it."""

from dashboard import cache, panels, widgets

words = widgets.words()

with widgets.row():
    widgets.choose_language(words)
bench = panels.deck.bench(cache.frame, words)

count = len(panels.basket.current().items)
panels.heading(words.text("basket.headline", count=count), words.text("basket.lead"))
panels.deck.linked(words)
panels.basket.say_problem(words)
panels.deck.listing(bench)
panels.deck.fill(bench, cache.drawn)
if panels.basket.current().items:
    panels.section(words.text("basket.show"))
    panels.deck.present(bench)
    panels.deck.downloads(words)
    panels.section(words.text("basket.keeping"))
    panels.deck.keeping(bench)
