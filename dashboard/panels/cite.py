"""How to cite a thing: the citation in the style that is chosen, ready to be copied."""

import streamlit as st

from dashboard.exhibit import Exhibit
from dashboard.exports import citations
from dashboard.exports.citations import Seen
from dashboard.exports.citations.works import Item
from dashboard.panels.copied import copied
from dashboard.wording import Words

CAPTION = "caption"  # a choice beside the styles of citation
# What the styles call themselves, in every language.
STYLES = {"gbt": "GB/T 7714—2025", "apa": "APA 7", "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}


def cite(item: Item, words: Words, key: str, figure: tuple[Exhibit, Seen] | None = None) -> None:
    """A chooser of styles and the citation of an item; of a `figure` the words around it, too."""
    style = st.selectbox(
        words.text("share.cite"),
        [*STYLES, *([CAPTION] if figure else [])],
        format_func=lambda code: STYLES.get(code, words.text("share.caption")),
        key=f"share-{key}-style",
        placeholder=words.text("choose.placeholder"),
    )
    around = style == CAPTION and figure
    said = citations.caption_pack(*around, words) if around else citations.cite(item, style, words)
    copied(said, words, f"{key}-citation")
