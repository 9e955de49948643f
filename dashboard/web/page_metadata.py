"""What a page is about, before any script runs: title, description and picture, by its address and parameters."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from dashboard.database import frame_cache
from dashboard.database.errors import UNREADABLE
from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from dashboard.exports.corpus import Corpus, corpus_of
from dashboard.figures.records import records
from dashboard.i18n.words import Words, languages
from dashboard.url_state import site_map

# What tells one view of a page from another for a search engine; other parameters are ways to look at it.
SUBJECTS = {"indicator": "indicator", "plan": "plan"}
FIGURES = {"overview": "promises", "matrix": "matrix", "indicator": "indicator", "plan": "targets"}
LONGEST = 300  # characters of a description


@dataclass(frozen=True)
class PageMetadata:
    """Title, description, and the subject: the parameter that names what the page is about with its code."""

    address: str
    title: str
    description: str
    subject: tuple[tuple[str, str], ...] = ()

    def head(self, site: str, words: Words) -> str:
        """Elements of the document's head, with full addresses under that of the site."""
        url = page_address(site, self.address, dict(self.subject), words.lang)
        properties = {
            "og:type": "website",
            "og:site_name": words.text("site.name"),
            "og:title": self.title,
            "og:description": self.description,
            "og:url": url,
            "og:locale": {"zh": "zh_CN", "en": "en_GB"}.get(words.lang, words.lang),
            "og:image": picture_address(site, self, words),
        }
        metas = [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items() if value]
        metas.append(f'<meta name="description" content="{escape(self.description)}">')
        metas.append('<meta name="twitter:card" content="summary_large_image">')
        links = [f'<link rel="canonical" href="{escape(url)}">']
        links += [
            f'<link rel="alternate" hreflang="{lang}" '
            f'href="{escape(page_address(site, self.address, dict(self.subject), lang))}">'
            for lang in languages()
        ]
        return "".join([*metas, *links])


def page_address(site: str, address: str, subject: Mapping[str, str], lang: str) -> str:
    """The one address of a page in a language; the first page's is the site's own."""
    path = "" if address == site_map.pages()[0].address else address
    return f"{site}/{path}?{urlencode({**subject, 'lang': lang})}"


def picture_address(site: str, page: PageMetadata, words: Words) -> str:
    """The address of the page's figure as a picture; "" for a page without one."""
    name = FIGURES.get(page.address)
    if not name or (page.address in SUBJECTS and not page.subject):
        return ""
    choices = dict(page.subject) | ({"section": name} if page.address == "plan" else {})
    items = encode_deck(Deck((DeckItem(page.address, name, choices),)))
    return f"{site}/take?{urlencode({'of': 'figure', 'form': 'png', 'items': items, 'lang': words.lang})}"


def page_metadata(address: str, choices: Mapping[str, str], words: Words) -> PageMetadata:
    """The metadata of a page. Reads the database; without one, or for an unknown code, they are the page's own."""
    subject = SUBJECTS.get(address, "")
    code = choices.get(subject, "")
    said = subject_words(subject, words).get(code) if code else None
    if said is None:
        return PageMetadata(address, site_map.page_title(address, words), corpus(words).description[:LONGEST])
    title, description = said
    name = f"{title} · {words.text('site.name')}"
    return PageMetadata(address, name, description[:LONGEST], ((subject, code),))


def corpus(words: Words) -> Corpus:
    """What the data say of themselves; nothing without a database that can be read."""
    try:
        return corpus_of(frame_cache.frame("corpus"), words)
    except UNREADABLE:  # the page itself will say so
        return Corpus()


def subject_words(subject: str, words: Words) -> dict[str, tuple[str, str]]:
    """Title and description of each indicator or plan by its code; none without a database that can be read."""
    try:
        return frame_cache.cached_drawing(("page metadata", subject, words.lang), lambda: _subjects(subject, words))
    except UNREADABLE:  # the page itself will say so
        return {}


def _subjects(subject: str, words: Words) -> dict[str, tuple[str, str]]:
    if subject == "indicator":
        rows = records(frame_cache.frame("indicators"))
        return {row["indicator_id"]: (words.data(row, "name"), words.data(row, "definition")) for row in rows}
    rows = records(frame_cache.frame("plans"))
    return {
        row["plan_id"]: (words.plan_name(row), f"{words.data(row, 'title')} · {words.data(row, 'issuer')}")
        for row in rows
    }
