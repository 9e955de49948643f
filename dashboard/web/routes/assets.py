"""Scripts and styles at addresses that name their content, such as /assets/plotly-basic-<digest>.js."""

from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.exports import component_files, plotly_library
from dashboard.web.negotiation import FOR_GOOD, packed_response
from dashboard.web.request_scope import list_header


def asset(request: Request) -> Response:
    """The file in the best coding that is taken and there; 404 for any other name."""
    accepted = list_header(request.scope, "accept-encoding")
    for files in (plotly_library, component_files):
        if file := files.find_asset(request.path_params["name"]):
            kind = component_files.MEDIA_TYPES[file.suffix]
            packed = packed_response(partial(files.content, file), accepted, kind)
            return packed or Response(files.content(file), media_type=kind, headers=FOR_GOOD)
    raise HTTPException(404)
