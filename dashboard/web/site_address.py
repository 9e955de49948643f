"""The address under which visitors reach the site: the one source for every full address that the server writes.

In this order: DUIZHAO_URL of the environment; what a proxy that strips a prefix says in X-Forwarded-Prefix; the page
that a browser asks from, which is the site's own; what the request itself was sent to, with Streamlit's base path.
"""

import os
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.url_state import site_map
from dashboard.web.request_scope import base_path

VARIABLE = "DUIZHAO_URL"
PREFIX = re.compile(r"(/[A-Za-z0-9._~-]+){1,8}")
SCHEMES = {"ws": "http", "wss": "https"}


def site_address(scope: Scope) -> str:
    """The site's address without a final slash."""
    if configured := os.environ.get(VARIABLE, "").strip().rstrip("/"):
        return configured
    headers = Headers(scope=scope)
    host = headers.get("host") or "{}:{}".format(*(scope.get("server") or ("localhost", 80)))
    origin = f"{SCHEMES.get(scope['scheme'], scope['scheme'])}://{host}"
    return origin + (forwarded_prefix(headers) or referring_prefix(headers, host) or base_path())


def forwarded_prefix(headers: Headers) -> str:
    """The prefix that a proxy says it has taken off, before the site's own base path; "" for none."""
    prefix = headers.get("x-forwarded-prefix", "").rstrip("/")
    return f"{prefix}{base_path()}" if PREFIX.fullmatch(prefix) else ""


def referring_prefix(headers: Headers, host: str) -> str:
    """The folder of the page that a browser asks from, where it is one of the site's; "" otherwise."""
    page = urlsplit(headers.get("referer", ""))
    folder, _, name = page.path.rpartition("/")
    same = page.netloc.lower() == host.lower() and (not name or site_map.is_page(name))
    return folder if same and PREFIX.fullmatch(folder) else ""
