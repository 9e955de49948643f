"""What a download button says when its file cannot be made.

Streamlit calls a function of ours when such a button is clicked, and reports a failure in English.
"""

from typing import Any

from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

from dashboard.i18n import words as i18n_words


class TranslatedFileHandler(DeferredFileHandler):
    """Streamlit's handler; its errors are in all our languages, since it does not know that of the page."""

    async def handle(self, request: Any, session_id: str) -> Any:
        """The response to a click: the file's address, or an error message."""
        response = await super().handle(request, session_id)
        if response.error_msg:
            response.error_msg = i18n_words.all_languages("take.failed")
        return response


def install() -> None:
    """Have sessions use the handler from now on; without effect on a Streamlit that has no such handler."""
    if hasattr(app_session, "DeferredFileHandler"):
        app_session.DeferredFileHandler = TranslatedFileHandler
