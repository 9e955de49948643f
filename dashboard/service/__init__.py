"""What the server answers beside the dashboard, without a session: files of figures and decks, and a deck's own page.

Everything is made from the codes in the address, so that a file or a page can be asked for again by its address alone.
`serve.py` and `app.py` hang `routes()` into the server.
"""

from starlette.routing import BaseRoute, Route

from dashboard.service.pages import handout, present
from dashboard.service.take import take

__all__ = ["routes"]


def routes() -> list[BaseRoute]:
    """/take gives a file, /handout a deck as one page, /present the same one slide at a time."""
    return [
        Route("/take", take, methods=["GET"]),
        Route("/handout", handout, methods=["GET"]),
        Route("/present", present, methods=["GET"]),
    ]
