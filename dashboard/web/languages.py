"""The words for an asker of whom only a request is known."""

from starlette.datastructures import Headers, QueryParams
from starlette.types import Scope

from dashboard.i18n import words as i18n_words_


def words(asked: str, spoken: str) -> i18n_words_.Words:
    """The language of a link (`lang=`) if it is one of ours, else the first that the browser speaks."""
    return i18n_words_.Words(i18n_words_.best_language(asked, spoken.split(",")[0].strip()))


def words_of(scope: Scope) -> i18n_words_.Words:
    """The words for whoever sent an ASGI request."""
    query = QueryParams(scope.get("query_string", b""))
    return words(query.get("lang", ""), Headers(scope=scope).get("accept-language", ""))
