"""The table of addresses that are answered without a session.

Files of figures and pages of decks are made from the codes in the address, so that each can be asked for again by it
alone; those of the data set were made by the build.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from pkgutil import resolve_name

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.web.request_scope import request_words
from dashboard.web.routes import assets
from dashboard.web.routes.answers import Answers

Handler = Callable[[Request, Answers], Awaitable[Response]]
# Path, the handler as `pkgutil.resolve_name` takes it, and methods.
ADDRESSES = (
    ("/robots.txt", "dashboard.web.routes.discovery:robots", ["GET"]),
    ("/sitemap.xml", "dashboard.web.routes.discovery:sitemap", ["GET"]),
    ("/take", "dashboard.web.routes.exports:take", ["GET", "POST"]),
    ("/handout", "dashboard.web.routes.deck_pages:handout", ["GET", "POST"]),
    ("/present", "dashboard.web.routes.deck_pages:present", ["GET", "POST"]),
    ("/desk/key", "dashboard.web.routes.desk_key:desk_key", ["POST"]),
    ("/desk/file/{code}", "dashboard.web.routes.own_files:desk_file", ["GET"]),
    ("/data/{version}/{name}", "dashboard.web.routes.data_files:download", ["GET"]),
    ("/data/{name}", "dashboard.web.routes.data_files:download", ["GET"]),
)


def routes(answers: Answers | None = None) -> list[Route]:
    """/take gives a file, /handout a deck as one page, /present the same one slide at a time; /data the data set.

    answers: what makes and caches them; of this server alone if none is given.
    """
    answers = answers or Answers()
    lazy = [Route(path, endpoint(handler, answers), methods=methods) for path, handler, methods in ADDRESSES]
    return [Route("/assets/{name}", assets.asset, methods=["GET"]), *lazy]


def endpoint(name: str, answers: Answers) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint whose handler is imported, on a thread, with the first request: the server starts without it.

    It runs on the event loop, where a request that waits costs no thread; whatever takes time it leaves to `answers`.
    """

    async def respond(request: Request) -> Response:
        try:
            if request.method == "POST":
                await request.body()  # before anything waits for the asker to leave, and would swallow it
            load = partial(resolve_name, name)
            handler: Handler = await answers.get(request, ("handler", name), load, "lookup")
            return await handler(request, answers)
        except Exception as error:
            from dashboard.web.routes.error_answers import error_answer

            return error_answer(request_words(request.scope), error).response()

    return respond
