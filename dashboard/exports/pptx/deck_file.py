"""Slides for PowerPoint, made of comparisons, quotations and tables: `deck` makes a file, `slide` that of one item.

    from dashboard.exports import deck
    deck.deck([deck.Comparison(targets, silences, plans, indicator, link="https://…/indicator?…")], words, version)
    deck.slide(deck.Comparison(…), words, version)          # what a Share menu offers: the slide or slides of one item

Both are pure and return the bytes of a .pptx; call them only when the file is asked for, e.g. from the callable of a
download button. Frames are as in `database.queries`: targets and silences of the indicator, all plans, its row. An
Exhibit of any other page goes in as `Table(exhibit)`: its Grid, or the rows behind its drawing, as native tables.

Charts are native bar charts with their sheet inside; tables are native tables; comparisons of the verdict `related`
are tables, since their plans share no axis. Every slide carries caveats, a source line, data version and link, and in
its speaker notes the citation, all sources and the rows. `ready` gives the items of the ready deck.
"""

from collections.abc import Callable, Sequence

from dashboard.exports.items import Content, check_length, sources
from dashboard.exports.pptx.item_slides import put
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.title_and_appendix import closing, opening
from dashboard.i18n.words import Words


def deck_pptx(
    items: Sequence[Content],
    words: Words,
    data_version: str,
    title: str = "",
    link: str = "",
    citation: str = "",
    report: Callable[[float], None] = lambda _: None,
) -> bytes:
    """A deck: a title slide, the slides of each item, the legend, the method, the sources.

    title: of the deck; the site's name and purpose if there is none. link: where the deck's own view is, `citation`:
    that of the data set. No item makes a deck of the first and the last slides. Raises TooManyError for more than MOST.
    `report` hears how far it is, 0 to 1.
    """
    found = check_length(items)
    stage = PresentationBuilder(words, data_version, title or words.text("deck.title"))
    opening(stage, title or words.text("deck.title"), len(found), link)
    for number, item in enumerate(found, start=1):
        put(stage, item)
        report(number / len(found))
    closing(stage, sources(found, words), citation, link)
    return stage.bytes()


def slide_pptx(item: Content, words: Words, data_version: str) -> bytes:
    """A file with the slides of one item and nothing else: one slide, or several where it is a long table."""
    stage = PresentationBuilder(words, data_version, item.title or words.text("deck.title"))
    put(stage, item)
    return stage.bytes()
