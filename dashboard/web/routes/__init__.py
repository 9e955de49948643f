"""What the server answers beside the dashboard, without a session: the files of the data set, files of figures and
decks, and a deck's own page.

Files of figures and pages are made from the codes in the address, so that each can be asked for again by it alone;
those of the data set were made by the build. `serve.py` and `app.py` hang `routes()` into the server.
"""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard.web.routes import assets
from dashboard.web.routes.answers import Answers, words_of


def routes(answers: Answers | None = None) -> list[BaseRoute]:
    """/take gives a file, /handout a deck as one page, /present the same one slide at a time; /data the data set.

    answers: what makes them and caches them, of this server alone if none is given.
    """
    answers = answers or Answers()
    return [
        Route("/assets/{name}", assets.library, methods=["GET"]),
        Route("/take", endpoint("exports", "take", answers), methods=["GET"]),
        Route("/handout", endpoint("deck_pages", "handout", answers), methods=["GET"]),
        Route("/present", endpoint("deck_pages", "present", answers), methods=["GET"]),
        Route("/data/{version}/{name}", endpoint("data_files", "download", answers), methods=["GET"]),
        Route("/data/{name}", endpoint("data_files", "download", answers), methods=["GET"]),
    ]


def endpoint(module: str, name: str, answers: Answers) -> Callable[[Request], Awaitable[Response]]:
    """A function of this package that is imported when it is first needed: the server starts without it.

    It runs on the event loop, where a request that waits costs no thread; whatever takes time it leaves to `answers`.
    """

    async def respond(request: Request) -> Response:
        try:
            handler = getattr(await answers.module(request, module), name)
            response: Response = await handler(request, answers)
        except Exception as error:
            from dashboard.web.routes.refusals import refusal

            return refusal(words_of(request), error).response()
        return response

    return respond
