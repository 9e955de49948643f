"""The files of the data set, at addresses that stay.

/data/targets.csv           of the present build
/data/1.1.0/targets.csv     of a version of the data, as long as it is kept
/data/manifest.json         every file with its size and SHA-256; /data/SHA256SUMS the same for `sha256sum -c`
"""

import base64

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from dashboard.database import connection, published_files
from dashboard.database.connection import build_id
from dashboard.web.negotiation import matches_etag
from dashboard.web.request_scope import list_header, request_words
from dashboard.web.routes.answers import Answers

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".zip": "application/zip",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".duckdb": "application/vnd.duckdb",
}
# Anybody's page and notebook may read them; a cache asks each time whether they are still the same.
HEADERS = {"access-control-allow-origin": "*", "cache-control": "no-cache", "x-content-type-options": "nosniff"}


async def download(request: Request, answers: Answers) -> Response:
    """A file of the data set; 404 for one that is not listed, 503 as long as there is no database."""
    name, version = request.path_params["name"], request.path_params.get("version", "")
    try:
        key = "download", build_id(), name, version
        file = await answers.get(request, key, lambda: published_files.find_download(name, version), "lookup")
    except connection.NoDatabaseError:
        return PlainTextResponse(request_words(request.scope).text("files.not_yet"), 503)
    if file is None:
        return PlainTextResponse(request_words(request.scope).text("files.unknown"), 404)
    headers = HEADERS | proof(file)
    if file.sha256 and matches_etag(list_header(request.scope, "if-none-match"), headers["etag"]):
        return Response(status_code=304, headers=headers)
    kind = TYPES.get(file.path.suffix, "text/plain; charset=utf-8")
    listed = not file.sha256
    return FileResponse(
        file.path,
        headers=headers,
        media_type=kind,
        filename=file.path.name,  # as in its address and in the list of checksums
        content_disposition_type="inline" if listed else "attachment",
    )


def proof(file: published_files.Download) -> dict[str, str]:
    """The checksum of a file as RFC 9530 has it, and as the tag by which a cache knows the file again."""
    if not file.sha256:
        return {}
    digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
    return {"etag": f'"{file.sha256}"', "repr-digest": f"sha-256=:{digest}:"}
