"""PowerPoint files. Charts are native bar charts with their workbook inside, tables native tables; comparisons of the
verdict `related` are tables, since their plans share no axis. Every slide has caveats, source, data version and link.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exports.items import FileOptions, Item, Report, check_count, ignore_progress, sources
from dashboard.exports.pptx.item_slides import add_item
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.title_and_appendix import add_appendix, add_title_slide
from dashboard.i18n.words import Words


def deck_pptx(
    items: Sequence[Item],
    words: Words,
    version: str,
    options: FileOptions | None = None,
    report: Report = ignore_progress,
) -> bytes:
    """A deck: title slide, slides of the items, legend, method, sources. version: of the data. Raises TooManyError."""
    check_count(items)
    options = options or FileOptions()
    title = options.title or words.text("site.name")
    builder = PresentationBuilder(words, version, title)
    add_title_slide(builder, replace(options, title=title), len(items))
    for number, item in enumerate(items, start=1):
        add_item(builder, item)
        report(number / len(items))
    add_appendix(builder, sources(items, words), options)
    return builder.bytes()


def slide_pptx(item: Item, words: Words, version: str) -> bytes:
    """A file with the slides of one item alone: several for a long table or chart."""
    builder = PresentationBuilder(words, version, item.title or words.text("site.name"))
    add_item(builder, item)
    return builder.bytes()
