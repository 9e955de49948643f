"""The cookie of a visitor's desk, for a ticket that the visitor's session was given.

The code in it is random and the server's; it is sent in no address, to no other site, and no script can read it.
"""

from starlette.requests import Request
from starlette.responses import Response

from dashboard.desk.own_desks import DESKS
from dashboard.desk.own_requests import COOKIE
from dashboard.web.access import is_foreign
from dashboard.web.request_scope import base_path
from dashboard.web.routes.answers import Answers

LONGEST = 200  # bytes of a ticket
HEADERS = {"Cache-Control": "no-store"}


async def desk_key(request: Request, _: Answers) -> Response:
    """204 with the cookie; 403 for a page of another site, 404 for an unknown ticket."""
    if is_foreign(request.scope) or "origin" not in request.headers:
        return Response(status_code=403, headers=HEADERS)
    code = (await request.body())[: LONGEST + 1]
    secret = DESKS.redeem(code.decode("ascii", "replace")) if len(code) <= LONGEST else ""
    if not secret:
        return Response(status_code=404, headers=HEADERS)
    response = Response(status_code=204, headers=HEADERS)
    secure = request.url.scheme == "https"
    path = base_path() or "/"
    response.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=secure, path=path)
    return response
