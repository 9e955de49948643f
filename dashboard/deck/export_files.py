"""Files of a deck: slides, HTML, workbook. Items that can no longer be built are left out."""

import contextlib

from dashboard.deck.codec import encode_deck
from dashboard.deck.context import DeckContext
from dashboard.deck.model import Deck
from dashboard.deck.rebuild import UnknownItemError, rebuild
from dashboard.exports.items import FileOptions, Item

FORMS = ("pptx", "html", "xlsx")


def rebuild_deck(deck: Deck, context: DeckContext) -> list[Item]:
    """Items of a deck in order, without those that can no longer be built."""
    items = []
    for item in deck.items:
        with contextlib.suppress(UnknownItemError):  # the deck's page names it
            items.append(rebuild(item, context))
    return items


def deck_bytes(form: str, deck: Deck, context: DeckContext) -> bytes:
    """A file in one of FORMS. Writers are imported here, since every page has a deck and few write a file."""
    items, options = rebuild_deck(deck, context), file_options(deck, context)
    words, version = context.words, context.version
    if form == "xlsx":
        from dashboard.exports import xlsx

        columns, codes = context.fetch("column_help", table="targets"), context.fetch("codes")
        return xlsx.workbook(items, words, version, columns, codes)
    if form == "pptx":
        from dashboard.exports.pptx.deck_file import deck_pptx

        return deck_pptx(items, words, version, options)
    from dashboard.exports.html.document import handout_html

    return handout_html(items, words, version, options)


def templated_pptx(deck: Deck, context: DeckContext, template: bytes) -> bytes:
    """Slides in a template of the user's own. Raises TemplateError."""
    from dashboard.exports.pptx.deck_file import deck_pptx
    from dashboard.exports.pptx.house_template import read_template

    items = rebuild_deck(deck, context)
    options = file_options(deck, context)
    return deck_pptx(items, context.words, context.version, options, template=read_template(template))


def file_options(deck: Deck, context: DeckContext) -> FileOptions:
    """Title, link and citation of a deck's file. A deck without a title has the corpus's."""
    link, corpus = context.link("deck", {"items": encode_deck(deck)}), context.corpus
    subtitle, title = (corpus.title, deck.title) if deck.title else (corpus.description, corpus.title)
    return FileOptions(title, link, context.dataset_citation, subtitle=subtitle, day=context.day)
