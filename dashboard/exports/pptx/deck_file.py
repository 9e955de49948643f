"""PowerPoint files: one slide for each item, with the marks of its page as a native chart, or a native table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.exports.items import FileOptions, Item, sources
from dashboard.exports.pptx.item_slides import add_item
from dashboard.exports.pptx.presentation import PresentationBuilder
from dashboard.exports.pptx.template import Template
from dashboard.exports.pptx.title_and_appendix import add_appendix, add_title_slide
from dashboard.i18n.words import Words


def deck_pptx(
    items: Sequence[Item],
    words: Words,
    version: str,
    options: FileOptions | None = None,
    template: Template | None = None,
) -> bytes:
    """A deck: title, a slide for each item, key and method, sources. version: of the data."""
    options = options or FileOptions()
    title = options.title or words.text("site.name")
    builder = PresentationBuilder(words, version, title, template, options.day)
    builder.set_subject(options.subtitle)
    add_title_slide(builder, replace(options, title=title), len(items))
    for item in items:
        add_item(builder, item)
    add_appendix(builder, sources(items, words), options)
    return builder.bytes()


def slide_pptx(item: Item, words: Words, version: str, day: date | None = None) -> bytes:
    """A file with the slide of one item alone."""
    builder = PresentationBuilder(words, version, item.heading(words), day=day)
    add_item(builder, item)
    return builder.bytes()
