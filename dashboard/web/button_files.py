"""Files of Streamlit's download buttons: where they are fetched, and what is said when one cannot be made.

Streamlit calls a function of ours when such a button is clicked, puts what it gives at an address that depends on the
content alone and asks nobody for a key, and reports a failure in English. A file with a visitor's own plan in it is
given by an address of ours, to the browser that has the cookie of its desk (web/routes/own_files.py).
"""

import asyncio
import logging
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from dashboard.desk.own_file import NoDeskError, OwnFile
from dashboard.i18n import words as i18n_words
from dashboard.web.request_scope import base_path

FOLDER = "/desk/file"
LOG = logging.getLogger("duizhao")


class ButtonFileHandler(DeferredFileHandler):
    """Streamlit's handler; its errors are in all our languages, since it does not know that of the page."""

    async def handle(self, request: Any, session_id: str) -> Any:
        """The response to a click: the file's address, or an error message."""
        own = own_file(self._get_media_file_mgr(), request.deferred_file.file_id)
        if own is not None:
            return await own_response(own, request.request_id)
        response = await super().handle(request, session_id)
        if response.error_msg:
            response.error_msg = i18n_words.all_languages("take.failed")
        return response


def own_file(manager: Any, file_id: str) -> OwnFile | None:
    """What a button was given, if it is a file of a visitor's own.

    A Streamlit that stores it elsewhere calls it instead, which is refused there.
    """
    entry = getattr(manager, "_deferred_callables", {}).get(file_id)
    return entry["callable"] if entry and isinstance(entry["callable"], OwnFile) else None


async def own_response(file: OwnFile, request_id: str) -> Any:
    """The response with our own address. The log names the kind of an error alone: its message may hold the text."""
    try:
        code = await asyncio.to_thread(file.store)
    except NoDeskError:
        return BackendOperationResponse(request_id=request_id, error_msg=i18n_words.all_languages("own.gone"))
    except Exception as error:
        LOG.error("a file of a visitor's own could not be made: %s", type(error).__name__)
        return BackendOperationResponse(request_id=request_id, error_msg=i18n_words.all_languages("take.failed"))
    payload = DeferredFileResponsePayload(url=f"{base_path()}{FOLDER}/{code}")
    return BackendOperationResponse(request_id=request_id, deferred_file=payload)


def install() -> None:
    """Have sessions use the handler from now on; without effect on a Streamlit that has no such handler."""
    if hasattr(app_session, "DeferredFileHandler"):
        app_session.DeferredFileHandler = ButtonFileHandler
