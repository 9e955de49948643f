"""What the server answers beside the dashboard, without a session: the files of the data set, files of figures and
decks, and a deck's own page.

Files of figures and pages are made from the codes in the address, so that each can be asked for again by it alone;
those of the data set were made by the build. `serve.py` and `app.py` hang `routes()` into the server.
"""

import logging
from collections.abc import Callable
from importlib import import_module
from typing import cast

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

__all__ = ["routes"]
LOG = logging.getLogger("duizhao")


def routes() -> list[BaseRoute]:
    """/take gives a file, /handout a deck as one page, /present the same one slide at a time; /data the data set."""
    return [
        Route("/take", later("take", "take"), methods=["GET"]),
        Route("/handout", later("pages", "handout"), methods=["GET"]),
        Route("/present", later("pages", "present"), methods=["GET"]),
        Route("/data/{version}/{name}", later("files", "download"), methods=["GET"]),
        Route("/data/{name}", later("files", "download"), methods=["GET"]),
    ]


def later(module: str, name: str) -> Callable[[Request], Response]:
    """A function of this room that is imported when it is first asked: the server does not wait for it to start."""

    def answer(request: Request) -> Response:
        import_module("dashboard.panels")  # by the door the pages come in, whose first may be at it on another thread
        try:
            return cast(Response, getattr(import_module(f"dashboard.service.{module}"), name)(request))
        except Exception as error:
            LOG.exception("could not answer %s", request.url.path)
            return failed(request, error)

    return answer


def failed(request: Request, error: Exception) -> Response:
    """What went wrong, in the asker's language, as a page would call it; what it was is in the log alone."""
    from dashboard.service import asked
    from dashboard.serving import failures

    key = failures.reason(error)
    said = [asked.words_of(request).text(one) for one in (key, "problem.again")]
    return PlainTextResponse("\n".join(said), 500 if key == failures.UNKNOWN else 503, asked.HEADERS)
