"""The drawing library at an address that names its content: /assets/plotly-basic-<digest>.js."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.exports import plotly_library
from dashboard.web.negotiation import accepts_coding

YEAR = 31_536_000  # seconds
HEADERS = {"Cache-Control": f"public, immutable, max-age={YEAR}", "Vary": "Accept-Encoding"}


def library(request: Request) -> Response:
    """The library in the best coding that is taken and there; 404 for any other name."""
    file = plotly_library.find_asset(request.path_params["name"])
    if file is None:
        raise HTTPException(404)
    accepted = request.headers.get("accept-encoding", "")
    for coding in plotly_library.CODINGS:
        body = plotly_library.content(file, coding) if accepts_coding(accepted, coding) else None
        if body is not None:
            return Response(body, media_type="text/javascript", headers=HEADERS | {"Content-Encoding": coding})
    return Response(plotly_library.content(file), media_type="text/javascript", headers=HEADERS)
