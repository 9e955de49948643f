"""What an ASGI scope says of a request: its path within the site, headers that hold a list, its language."""

from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit import config

from dashboard.i18n import words as i18n_words
from dashboard.i18n.words import Words
from dashboard.url_state.limits import plain_parameter
from dashboard.web import negotiation

LONGEST_HEADER = 1_000  # characters that are looked at for a language or a media type


def base_path() -> str:
    """The path under which the dashboard is served, such as "/plans"; "" for none."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def site_path(scope: Scope) -> str:
    """The path within the site, such as "/indicator"; a path outside of the site is left as it is."""
    path: str = scope.get("path", "/")
    for prefix in (scope.get("root_path", ""), base_path()):
        if prefix and path.startswith(f"{prefix}/"):
            path = path.removeprefix(prefix)
    return path


def list_header(scope: Scope, name: str) -> str:
    """A header that holds a list, in however many lines it was sent; "" where it was not."""
    return ", ".join(Headers(scope=scope).getlist(name))


def accepts_html(scope: Scope) -> bool:
    """Whether the Accept header names HTML, as that of a browser does."""
    return negotiation.weights(list_header(scope, "accept")[:LONGEST_HEADER]).get("text/html", 0) > 0


def request_words(scope: Scope) -> Words:
    """Words in the language of the link (`lang=`), else in the one that the browser prefers, else in English."""
    query = scope.get("query_string", b"").decode("latin-1").replace("&amp;", "&")
    link = plain_parameter("lang", parse_qs(query).get("lang", [""])[-1])[1]
    header = list_header(scope, "accept-language")[:LONGEST_HEADER]
    return Words(i18n_words.best_language(link, negotiation.preferred_language(header, i18n_words.languages())))
