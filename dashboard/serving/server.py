"""What stands around Streamlit's own server: the parts that serve.py hands to `st.App`."""

from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from dashboard.serving import health
from dashboard.serving.doors import Doors
from dashboard.serving.front import Front


def middleware() -> list[Middleware]:
    """In the order in which a request meets it."""
    return [Middleware(Doors), Middleware(Front, base=config.get_option("server.baseUrlPath") or "")]


def routes() -> list[BaseRoute]:
    """Addresses beside the pages."""
    return [*health.ROUTES]


def failed(error: Exception) -> bool:
    """See failures.said."""
    from dashboard.serving import failures  # here: it brings all that pages show, which nobody waits for yet

    return failures.said(error)
