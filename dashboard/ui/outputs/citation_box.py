"""How to cite a thing: the citation in the style that is chosen, ready to be copied."""

import streamlit as st

from dashboard.exports.citations import citation
from dashboard.exports.citations.caption_pack import caption_pack
from dashboard.exports.citations.csl_items import CitationContext, CslItem
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.ui.components.copy_box import copy_box

CAPTION = "caption"  # a choice beside the styles of citation
# What the styles call themselves, in every language.
STYLES = {
    "gbt": "GB/T 7714—2025",
    "apa": "APA 7",
    "bibtex": "BibTeX",
    "biblatex": "BibLaTeX",
    "ris": "RIS",
    "csl": "CSL-JSON",
}


def show_citation_box(
    item: CslItem, words: Words, key: str, figure: tuple[Exhibit, CitationContext] | None = None
) -> None:
    """A chooser of styles and the citation of an item; of a `figure` the words around it, too."""
    style = st.selectbox(
        words.text("share.cite"),
        [*STYLES, *([CAPTION] if figure else [])],
        format_func=lambda code: STYLES.get(code, words.text("share.caption")),
        key=f"share-{key}-style",
        placeholder=words.text("choose.placeholder"),
    )
    around = style == CAPTION and figure
    said = caption_pack(*around, words) if around else citation.cite(item, style, words)
    copy_box(said, words, f"{key}-citation")
