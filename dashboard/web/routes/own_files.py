"""Files with a visitor's own plan in them: made for that visitor alone, and stored nowhere on the way.

`own=1` asks for one; whose plan it is, the cookie says (desk_key.py), never the address. What a button of a page gave
is at an address of its own, which is of no use without the cookie.
"""

from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from dashboard.database.private import reading_private
from dashboard.desk.own_desks import DESKS
from dashboard.desk.own_file import stored_file
from dashboard.desk.own_requests import COOKIE
from dashboard.exports.file_names import content_disposition
from dashboard.web.request_scope import request_words
from dashboard.web.routes.answers import HEADERS, Answer, Answers

PRIVATE = {"Cache-Control": "private, no-store", "Vary": "Cookie"}


async def own_answer(request: Request, answers: Answers, make: Callable[[], Answer], pool: str) -> Answer:
    """The answer of `make`, which reads the visitor's own database; 410 where that is gone, or never was."""
    desk = DESKS.find(request.cookies.get(COOKIE, ""))
    if desk is None or desk.build is None:
        return gone(request)
    database = desk.build.database

    def private_answer() -> Answer:
        with reading_private(database):
            answer = make()
        return replace(answer, headers={**answer.headers, **PRIVATE})

    answer: Answer = await answers.get(request, ("own", object()), private_answer, pool)  # a key that nobody else has
    return answer


async def desk_file(request: Request, _: Answers) -> Response:
    """What a button gave to the visitor of the cookie; 410 for anybody else, and where it is gone."""
    file = stored_file(request.cookies.get(COOKIE, ""), request.path_params["code"])
    if file is None:
        return gone(request).response()
    disposition = {"Content-Disposition": content_disposition(file.name)}
    return Answer(file.content, media_type=file.media_type, headers=HEADERS | PRIVATE | disposition).response()


def gone(request: Request) -> Answer:
    """That the plan is not on the server, or not this visitor's."""
    text = request_words(request.scope).text("own.gone")
    return Answer(text.encode(), 410, headers=HEADERS | PRIVATE)
