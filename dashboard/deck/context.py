"""What a deck's figures are rebuilt with: data, language, site address, day of access."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from dashboard.exports.citations import citation
from dashboard.exports.citations.csl_items import CitationContext, CslItem, dataset
from dashboard.exports.corpus import Corpus, corpus_of
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.url_state.view_context import Fetch


@dataclass(frozen=True)
class DeckContext:
    """Inputs of every item of a deck.

    fetch: frames by query name, as `frame_cache.frame`. site: address of the dashboard without a final slash, "" where
    it is unknown, which makes links relative. day: day of access in citations. exhibits: figures by page and encoded
    choices, filled by `rebuild.rebuild_exhibit`, so that several items of one view build it once.
    """

    fetch: Fetch
    words: Words
    site: str
    day: date
    exhibits: dict[tuple[str, str], dict[str, Exhibit]] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """Version of the data."""
        return str(self.fetch("build_info").loc[0, "data_version"])

    @cached_property
    def corpus(self) -> Corpus:
        """Title, subject and authors of the data."""
        return corpus_of(self.fetch("corpus"), self.words)

    def link(self, page: str, choices: Mapping[str, str]) -> str:
        """URL of a view in the language of the words."""
        query = urlencode(dict(choices) | {"lang": self.words.lang})
        return f"{self.site}/{page}?{query}" if self.site else f"{page}?{query}"

    def citation_context(self, link: str) -> CitationContext:
        """Version, day of access, link and authors for a citation."""
        return CitationContext(self.version, self.day, link, corpus=self.corpus)

    def cite(self, item: CslItem) -> str:
        """Citation in the usual style of the reader's language."""
        return citation.cite(item, citation.default_style(self.words), self.words)

    @property
    def dataset_citation(self) -> str:
        """Citation of the data set."""
        return self.cite(dataset(self.citation_context(self.site), self.words))
