"""The table of addresses that are answered without a session.

Files of figures and pages of decks are made from the codes in the address, so that each can be asked for again by it
alone; those of the data set were made by the build.
"""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.web.request_scope import request_words
from dashboard.web.routes import assets
from dashboard.web.routes.answers import Answers

Handler = Callable[[Request, Answers], Awaitable[Response]]


def routes(answers: Answers | None = None) -> list[Route]:
    """/take gives a file, /handout a deck as one page, /present the same one slide at a time; /data the data set.

    answers: what makes and caches them; of this server alone if none is given.
    """
    answers = answers or Answers()
    return [
        Route("/robots.txt", endpoint(robots_handler, answers), methods=["GET"]),
        Route("/sitemap.xml", endpoint(sitemap_handler, answers), methods=["GET"]),
        Route("/assets/{name}", assets.asset, methods=["GET"]),
        Route("/take", endpoint(take_handler, answers), methods=["GET", "POST"]),
        Route("/handout", endpoint(handout_handler, answers), methods=["GET", "POST"]),
        Route("/present", endpoint(present_handler, answers), methods=["GET", "POST"]),
        Route("/desk/key", endpoint(desk_key_handler, answers), methods=["POST"]),
        Route("/desk/file/{code}", endpoint(desk_file_handler, answers), methods=["GET"]),
        Route("/data/{version}/{name}", endpoint(download_handler, answers), methods=["GET"]),
        Route("/data/{name}", endpoint(download_handler, answers), methods=["GET"]),
    ]


def endpoint(load_handler: Callable[[], Handler], answers: Answers) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint whose handler is imported, on a thread, with the first request: the server starts without it.

    It runs on the event loop, where a request that waits costs no thread; whatever takes time it leaves to `answers`.
    """

    async def respond(request: Request) -> Response:
        try:
            if request.method == "POST":
                await request.body()  # before anything waits for the asker to leave, and would swallow it
            handler: Handler = await answers.get(request, ("handler", load_handler.__name__), load_handler, "lookup")
            return await handler(request, answers)
        except Exception as error:
            from dashboard.web.routes.error_answers import error_answer

            return error_answer(request_words(request.scope), error).response()

    return respond


def robots_handler() -> Handler:
    from dashboard.web.routes.discovery import robots

    return robots


def sitemap_handler() -> Handler:
    from dashboard.web.routes.discovery import sitemap

    return sitemap


def take_handler() -> Handler:
    from dashboard.web.routes.exports import take

    return take


def handout_handler() -> Handler:
    from dashboard.web.routes.deck_pages import handout

    return handout


def present_handler() -> Handler:
    from dashboard.web.routes.deck_pages import present

    return present


def desk_key_handler() -> Handler:
    from dashboard.web.routes.desk_key import desk_key

    return desk_key


def desk_file_handler() -> Handler:
    from dashboard.web.routes.own_files import desk_file

    return desk_file


def download_handler() -> Handler:
    from dashboard.web.routes.data_files import download

    return download
