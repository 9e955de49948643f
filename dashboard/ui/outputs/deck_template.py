"""A slide template of the user's own on the deck page: kept in the session, checked before it is used."""

import streamlit as st

from dashboard.deck.context import DeckContext
from dashboard.deck.export_files import templated_pptx
from dashboard.exports import file_names
from dashboard.ui import deck_store
from dashboard.ui.html import render
from dashboard.ui.outputs.file_button import file_button
from dashboard.ui.outputs.messages import show_problem

TEMPLATE_KEY = "deck-template"
FORM = ".pptx"


def show_template(context: DeckContext) -> None:
    """A place for a template of the user's own, which stays in the session, and the slides made with it."""
    from dashboard.exports.pptx.house_template import MAX_BYTES, read_template
    from dashboard.exports.pptx.template import TemplateError

    words, deck = context.words, deck_store.current_deck()
    st.html(render("uploader_words", key=TEMPLATE_KEY, choose=words.text("deck.template.choose")))
    file = st.file_uploader(words.text("deck.template"), type=["pptx"], key=TEMPLATE_KEY)
    st.caption(words.text("deck.template.help"))
    if file is None:
        return
    try:
        read_template(file.getvalue())
    except TemplateError as error:
        show_problem(words.text(error.key, None, most=MAX_BYTES >> 20, form=FORM), [words.text("deck.as_it_was")])
        return
    file_button(
        words.text("deck.template.file", form="PPTX"),
        lambda: templated_pptx(deck, context, file.getvalue()),
        file_names.file_name("pptx", deck.title or "deck", context.version),
        key="deck-templated",
    )
