"""What the server answers beside the dashboard, without a session: the files of the data set, files of figures and
decks, and a deck's own page.

Files of figures and pages are made from the codes in the address, so that each can be asked for again by it alone;
those of the data set were made by the build. `serve.py` and `app.py` hang `routes()` into the server.
"""

from starlette.routing import BaseRoute, Route

from dashboard.service.files import download
from dashboard.service.pages import handout, present
from dashboard.service.take import take

__all__ = ["routes"]


def routes() -> list[BaseRoute]:
    """/take gives a file, /handout a deck as one page, /present the same one slide at a time; /data the data set."""
    return [
        Route("/take", take, methods=["GET"]),
        Route("/handout", handout, methods=["GET"]),
        Route("/present", present, methods=["GET"]),
        Route("/data/{version}/{name}", download, methods=["GET"]),
        Route("/data/{name}", download, methods=["GET"]),
    ]
