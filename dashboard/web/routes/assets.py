"""Scripts and styles at addresses that name their content, such as /assets/plotly-basic-<digest>.js."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.exports import component_files, plotly_library
from dashboard.web.negotiation import accepts_coding

YEAR = 31_536_000  # seconds
HEADERS = {"Cache-Control": f"public, immutable, max-age={YEAR}", "Vary": "Accept-Encoding"}


def asset(request: Request) -> Response:
    """The file in the best coding that is taken and there; 404 for any other name."""
    name = request.path_params["name"]
    accepted = request.headers.get("accept-encoding", "")
    for files in (plotly_library, component_files):
        file = files.find_asset(name)
        if file is None:
            continue
        kind = component_files.MEDIA_TYPES[file.suffix]
        for coding in plotly_library.CODINGS:
            body = files.content(file, coding) if accepts_coding(accepted, coding) else None
            if body is not None:
                return Response(body, media_type=kind, headers=HEADERS | {"Content-Encoding": coding})
        return Response(files.content(file), media_type=kind, headers=HEADERS)
    raise HTTPException(404)
