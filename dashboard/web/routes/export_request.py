"""What an address asks to be made: data, site, language, day, and the deck in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl

from starlette.requests import Request

from dashboard.database import frame_cache
from dashboard.database.connection import build_id
from dashboard.deck.codec import check_length, decode_deck
from dashboard.deck.context import DeckContext
from dashboard.deck.model import Deck
from dashboard.i18n.words import Words
from dashboard.url_state.codec import MAX_CODE_LENGTH, MAX_POSTED_LENGTH
from dashboard.web.request_scope import request_words
from dashboard.web.site_address import site_address

MAX_FIELDS = 20  # of a body


@dataclass(frozen=True)
class ExportRequest:
    """All that a file or a page of a deck depends on, beside its form: two that are equal ask for the same bytes.

    build: as `queries.build_id`. site: the full address that the asker knows. items: the code of a deck, not read yet.
    """

    build: str
    site: str
    lang: str
    day: date
    items: str

    @property
    def words(self) -> Words:
        """Its language."""
        return Words(self.lang)

    def basket(self) -> Deck:
        """The deck in the address; an empty one where there is none. Raises BasketError."""
        return decode_deck(self.items, MAX_POSTED_LENGTH) if self.items else Deck()

    def bench(self) -> DeckContext:
        """What figures are made with for it."""
        return DeckContext(frame_cache.frame, self.words, self.site, self.day)


async def parameters(request: Request) -> Mapping[str, str]:
    """What a request asks for: the parameters of its address and, of one that is posted, those of its body.

    So a deck of any size is asked for through every proxy, whose limit is that of an address.
    """
    if request.method != "POST":
        return request.query_params
    body = (await request.body()).decode("utf-8", errors="replace")
    return {**request.query_params, **dict(parse_qsl(body, max_num_fields=MAX_FIELDS))}


def export_request(request: Request, choices: Mapping[str, str]) -> ExportRequest:
    """What a request with these `parameters` asks for. Raises DeckError for a deck that is too long, NoDatabaseError
    without a database."""
    items = choices.get("items", "")
    check_length(items, MAX_POSTED_LENGTH if request.method == "POST" else MAX_CODE_LENGTH)
    site = site_address(request.scope)
    return ExportRequest(build_id(), site, request_words(request.scope).lang, day_of(choices), items)


def day_of(parameters: Mapping[str, str]) -> date:
    """The asker's day, if it can be one anywhere on earth just now; else ours."""
    today = datetime.now(UTC).date()
    try:
        day = date.fromisoformat(parameters.get("day", ""))
    except ValueError:
        return today
    return day if abs(day - today) <= timedelta(days=1) else today
