"""What stands around Streamlit's own server: the parts that serve.py hands to `st.App`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from streamlit import config

from dashboard.serving import event_loops, health, sessions, warm
from dashboard.serving.doors import Doors
from dashboard.serving.front import Front
from dashboard.serving.uploads import Uploads
from dashboard.serving.visitors import Visitors


def middleware() -> list[Middleware]:
    """In the order in which a request meets it."""
    base = config.get_option("server.baseUrlPath") or ""
    return [Middleware(Doors), Middleware(Visitors, base=base), Middleware(Uploads), Middleware(Front, base=base)]


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:
    """What goes on for as long as the server runs."""
    event_loops.install()
    async with warm.lifespan(app) as state, sessions.swept():
        yield state


def routes() -> list[BaseRoute]:
    """Addresses beside the pages."""
    return [*health.ROUTES]


def failed(error: Exception) -> bool:
    """See failures.said."""
    from dashboard.serving import failures  # here: it brings all that pages show, which nobody waits for yet

    return failures.said(error)
